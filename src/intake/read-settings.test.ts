import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../domain/settings.ts';
import { readSettings } from './read-settings.ts';

const place = { source: 'settings.json' };

describe('settings over the defaults', () => {
  it('nothing given leaves them as they are', () => {
    expect(readSettings({}, place)).toEqual({ ok: true, value: defaultSettings, warnings: [] });
  });

  it.each([
    [{ baseLikelihood: 0 }, { baseLikelihood: 0 }],
    [{ importTaxPercent: 12 }, { importTaxPercent: 12 }],
    [
      { lanePrecedence: ['red', 'blue', 'yellow', 'green'] },
      { lanePrecedence: ['red', 'blue', 'yellow', 'green'] },
    ],
    [
      { defaultOffice: { minimumRandomRate: 0 } },
      { defaultOffice: { minimumRandomRate: 0, laneForManyMatches: 'yellow' } },
    ],
    [
      { offices: { '30': { flows: { export: { minimumRandomRate: 0.5 } } } } },
      { offices: { '30': { flows: { export: { minimumRandomRate: 0.5 } } } } },
    ],
    [
      { likelihoodBands: { likely: 0.2, highlyLikely: 0.2 } },
      { likelihoodBands: { likely: 0.2, highlyLikely: 0.2 } },
    ],
  ])('%j', (given, changed) => {
    expect(readSettings(given, place)).toEqual({
      ok: true,
      value: { ...defaultSettings, ...changed },
      warnings: [],
    });
  });
});

describe('what is refused', () => {
  it.each([
    [5, ['wrong-type ']],
    [{ baseLikelyhood: 0.1 }, ['unknown-key /baseLikelyhood']],
    [{ baseLikelihood: 1.5 }, ['out-of-range /baseLikelihood']],
    [{ lanePrecedence: ['red', 'yellow', 'blue', 'blue'] }, ['not-a-choice /lanePrecedence']],
    [{ lanePrecedence: ['red', 'yellow'] }, ['not-a-choice /lanePrecedence']],
    [{ lanePrecedence: ['green', 'yellow', 'blue', 'red'] }, ['not-a-choice /lanePrecedence']],
    [{ likelihoodBands: { likely: 0.5, highlyLikely: 0.4 } }, ['out-of-range /likelihoodBands']],
    [{ likelihoodBands: { likely: 0.5 } }, ['missing /likelihoodBands/highlyLikely']],
    [{ revenueBands: { USD: { moderate: 10, major: 5, severe: 20 } } }, ['out-of-range /revenueBands/USD']],
    [
      { defaultLikelihoods: { red: 0.5 } },
      [
        'missing /defaultLikelihoods/yellow',
        'missing /defaultLikelihoods/blue',
        'missing /defaultLikelihoods/green',
      ],
    ],
    [
      { riskMatrix: { unlikely: {} } },
      expect.arrayContaining(['missing /riskMatrix/unlikely/minor', 'missing /riskMatrix/likely']),
    ],
    [{ consequenceByRiskArea: { narcotics: 'huge' } }, ['not-a-choice /consequenceByRiskArea/narcotics']],
    [{ offices: { '30': { minimumRandomRate: 2 } } }, ['out-of-range /offices/30/minimumRandomRate']],
    [{ offices: { '30': { laneForManyMatches: 'black' } } }, ['not-a-choice /offices/30/laneForManyMatches']],
    [{ offices: { '30': { flows: { both: {} } } } }, ['unknown-key /offices/30/flows/both']],
    [{ offices: JSON.parse('{"__proto__":{}}') }, ['forbidden-key /offices/__proto__']],
  ])('%j', (given, problems) => {
    const parsed = readSettings(given, place);
    expect(parsed.ok || parsed.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(problems);
  });
});
