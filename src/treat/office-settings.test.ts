import { expect, it } from 'vitest';
import type { Flow } from '../domain/declaration.ts';
import { defaultSettings, type OfficeSettings, type Settings } from '../domain/settings.ts';
import { aDeclaration } from '../domain/testing/a-declaration.ts';
import { officeSettingsFor } from './office-settings.ts';

const settings: Settings = {
  ...defaultSettings,
  defaultOffice: {
    minimumRandomRate: 0.02,
    laneForManyMatches: 'yellow',
    flows: { export: { minimumRandomRate: 0.01, maximumMatchesWithoutSelection: 5 } },
  },
  offices: {
    '20': { minimumRandomRate: 0.1 },
    '30': { laneForManyMatches: 'blue', flows: { export: { minimumRandomRate: 0 }, transit: {} } },
  },
};

it.each<[string, Flow, OfficeSettings, string]>([
  ['10', 'import', { minimumRandomRate: 0.02, laneForManyMatches: 'yellow' }, 'the default office'],
  [
    '',
    'import',
    { minimumRandomRate: 0.02, laneForManyMatches: 'yellow' },
    'an office that no message named',
  ],
  [
    '10',
    'export',
    { minimumRandomRate: 0.01, laneForManyMatches: 'yellow', maximumMatchesWithoutSelection: 5 },
    'the default office for the direction',
  ],
  [
    '20',
    'import',
    { minimumRandomRate: 0.1, laneForManyMatches: 'yellow' },
    'its own, and what it leaves out by default',
  ],
  [
    '20',
    'export',
    { minimumRandomRate: 0.1, laneForManyMatches: 'yellow', maximumMatchesWithoutSelection: 5 },
    'its own before the default for the direction',
  ],
  [
    '30',
    'export',
    { minimumRandomRate: 0, laneForManyMatches: 'blue', maximumMatchesWithoutSelection: 5 },
    'its own for the direction before all, also nought',
  ],
  ['30', 'transit', { minimumRandomRate: 0.02, laneForManyMatches: 'blue' }, 'a direction that says nothing'],
  [
    'constructor',
    'import',
    { minimumRandomRate: 0.02, laneForManyMatches: 'yellow' },
    'an office of an unlucky name',
  ],
])('office %j, %s: %j, %s', (office, flow, expected) => {
  const { minimumRandomRate, maximumMatchesWithoutSelection, laneForManyMatches } = officeSettingsFor(
    aDeclaration({ office, flow }),
    settings,
  );
  expect({ minimumRandomRate, maximumMatchesWithoutSelection, laneForManyMatches }).toEqual({
    maximumMatchesWithoutSelection: undefined,
    ...expected,
  });
});
