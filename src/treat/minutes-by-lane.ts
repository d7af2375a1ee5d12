import type { Declaration } from '../domain/declaration.ts';
import type { Lane } from '../domain/lane.ts';
import type { MinutesByLane, Settings } from '../domain/settings.ts';
import { officeSettingsFor } from './office-settings.ts';

/**
 * What stands in for a time nobody has measured, in minutes. No service times of controls were found
 * published; documents are the middle of the 12 to 20 minutes of the simulations, an examination lies between
 * a hurried one of 25 and a thorough one of 90, and an audit of one declaration is taken to be as long.
 */
export const assumedMinutes: MinutesByLane = { documents: 16, physical: 60, audit: 60 };

/** Officer's time for one declaration in a lane, in minutes: the office's own, else the administration's, else assumed. */
export function minutesFor(
  lane: Lane,
  declaration: Pick<Declaration, 'office' | 'flow'>,
  settings: Settings,
): number {
  if (lane === 'green') return 0;
  const own = officeSettingsFor(declaration, settings).minutesByLane;
  const kind = controlOfLane[lane];
  return (
    own?.[kind] ??
    settings.defaultOffice.minutesByLane?.[kind] ??
    settings.minutesByLane?.[kind] ??
    assumedMinutes[kind]
  );
}

const controlOfLane = {
  red: 'physical',
  yellow: 'documents',
  blue: 'audit',
} as const satisfies Record<Exclude<Lane, 'green'>, keyof MinutesByLane>;
