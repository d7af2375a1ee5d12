import { expect, it } from 'vitest';
import type { Lane } from '../domain/lane.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { aDeclaration } from '../domain/testing/a-declaration.ts';
import { assumedMinutes, minutesFor } from './minutes-by-lane.ts';

const settings: Settings = {
  ...defaultSettings,
  minutesByLane: { documents: 10, physical: 90 },
  defaultOffice: { minutesByLane: { documents: 12 } },
  offices: {
    '10': { minutesByLane: { physical: 45 }, flows: { export: { minutesByLane: { physical: 20 } } } },
  },
};

it.each([
  ['10', 'import', 'red', 45],
  ['10', 'export', 'red', 20],
  ['20', 'import', 'red', 90],
  ['20', 'import', 'yellow', 12],
  ['10', 'import', 'yellow', 12],
  ['10', 'import', 'blue', assumedMinutes.audit],
  ['10', 'import', 'green', 0],
] as const)('office %s, %s, %s: %d minutes', (office, flow, lane: Lane, minutes) => {
  expect(minutesFor(lane, aDeclaration({ office, flow }), settings)).toBe(minutes);
});
