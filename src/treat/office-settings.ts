import type { Declaration } from '../domain/declaration.ts';
import type { OfficeSettings, Settings } from '../domain/settings.ts';

/**
 * What holds for a declaration: its office's settings for its direction, else its office's, else the default
 * office's for the direction, else the default office's.
 */
export function officeSettingsFor(
  declaration: Pick<Declaration, 'office' | 'flow'>,
  settings: Settings,
): OfficeSettings {
  const own = Object.hasOwn(settings.offices, declaration.office)
    ? settings.offices[declaration.office]
    : undefined;
  const ofFlow = settings.defaultOffice.flows?.[declaration.flow];
  if (own === undefined && ofFlow === undefined) return settings.defaultOffice;
  return {
    ...settings.defaultOffice,
    ...ofFlow,
    ...own,
    ...own?.flows?.[declaration.flow],
  };
}
