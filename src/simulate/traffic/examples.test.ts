import { describe, expect, test } from 'vitest';
import { predicatesOf } from '../../domain/condition.ts';
import { controlMeasures } from '../../domain/control-measure.ts';
import { readLists } from '../../intake/read-lists.ts';
import { readProfiles } from '../../intake/read-profiles.ts';
import { createWorldParts } from './create-world-parts.ts';
import { exampleFile, exampleScenario } from './testing/example-scenario.ts';

const scenario = exampleScenario();
const profiles = readProfiles(exampleFile('profiles.json'), { source: 'profiles.json' });
const lists = readLists(exampleFile('lists.json'), { source: 'lists.json' });
const listed = lists.ok ? lists.value : {};
const starters = profiles.ok ? profiles.value : [];

describe('the starter profiles', () => {
  test('are well formed', () => {
    expect(profiles).toMatchObject({ ok: true });
    expect(lists).toMatchObject({ ok: true });
    expect(starters.length).toBeGreaterThanOrEqual(30);
    expect(new Set(starters.map(({ then }) => then.lane))).toEqual(new Set(['red', 'yellow', 'blue']));
  });

  test('use the lists there are, and all of them', () => {
    const used = starters.flatMap(({ when }) =>
      predicatesOf(when).flatMap((each) =>
        each.op === 'inList' || each.op === 'notInList' ? [each.value] : [],
      ),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(listed)));
  });

  test('ask for nothing that needs a history or references', () => {
    const fields = starters.flatMap(({ when }) => predicatesOf(when).map(({ field }) => field));
    expect(fields.filter((field) => /^(history|item\.reference)\./.test(field))).toEqual([]);
  });

  test('order controls that have a name, and tell officers what to do without the criterion', () => {
    for (const { then } of starters) {
      for (const measure of then.measures ?? []) expect(controlMeasures).toContain(measure);
      expect(then.instruction?.length).toBeGreaterThan(20);
      expect(then.instruction).not.toMatch(/\d|threshold|profile|below|above|list of/i);
      expect(then.likelihood).toBeGreaterThan(0);
    }
  });
});

describe('the lists', () => {
  test('repeat what the scenario says', () => {
    expect(listed.VAGUE_DESCRIPTIONS).toEqual(scenario.vagueDescriptions);
    expect(listed.TRADE_MARKS).toEqual(scenario.brands.map(({ name }) => name));
    expect(listed.HUB_COUNTRIES).toEqual(
      scenario.countries
        .filter(({ hub }) => hub === true)
        .map(({ code }) => code)
        .sort(),
    );
    expect(listed.HEADINGS_UNDER_MEASURE).toEqual(scenario.tradeDefence.flatMap(({ headings }) => headings));
    const needing = (permit: string) =>
      scenario.goodsClasses
        .flatMap(({ commodities }) => commodities.filter((each) => each.permit === permit))
        .map(({ code }) => code.slice(0, 6));
    expect(listed.PRECURSORS).toEqual([...new Set(needing('precursor'))].sort());
    expect(listed.PROTECTED_SPECIES).toEqual([...new Set(needing('species'))].sort());
  });

  test('name the declarants under observation by numbers that every seed gives', () => {
    for (const seed of [1, 2]) {
      const obscure = createWorldParts(scenario, seed)
        .brokersByRank.slice(-5)
        .map(({ id }) => id);
      expect(new Set(listed.DECLARANTS_UNDER_OBSERVATION)).toEqual(new Set(obscure));
    }
  });
});

describe('the scenario', () => {
  test('has a note on each scheme, and shares of a whole', () => {
    for (const { note } of scenario.schemes) expect(note).toMatch(/assumption|published/);
    expect(scenario.schemes.length).toBeGreaterThanOrEqual(12);
  });

  test('has ten digits in every commodity code', () => {
    for (const { commodities } of scenario.goodsClasses)
      for (const { code } of commodities) expect(code).toMatch(/^\d{10}$/);
  });

  test('has offices of five digits', () => {
    for (const { code } of scenario.offices) expect(code).toMatch(/^\d{5}$/);
  });
});
