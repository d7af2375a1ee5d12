import { describe, expect, it } from 'vitest';
import { mostParts } from '../domain/condition.ts';
import { readProfile, readProfiles } from './read-profiles.ts';

const place = { source: 'profiles.json' };
const when = { field: 'office', op: 'eq', value: '10' };
const profile = { id: 'p1', name: 'First', riskArea: 'undervaluation', when, then: { lane: 'red' } };

const problemsOf = (changes: object): readonly string[] => {
  const parsed = readProfile({ ...profile, ...changes }, place);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
};
const withKey = (key: string) => JSON.parse(`{${JSON.stringify(key)}:1}`) as object;
const asking = (questions: number) => ({ any: Array.from({ length: questions }, () => when) });
const nestedNot = (depth: number): unknown => (depth === 0 ? when : { not: nestedNot(depth - 1) });

describe('the form of a profile', () => {
  it.each([
    [{ id: undefined }, 'missing /id'],
    [{ id: '' }, 'missing /id'],
    [{ name: undefined }, 'missing /name'],
    [{ riskArea: undefined }, 'missing /riskArea'],
    [{ when: undefined }, 'missing /when'],
    [{ when: [] }, 'missing /when'],
    [{ then: undefined }, 'missing /then'],
    [{ then: 'red' }, 'wrong-type /then'],
    [{ then: { lane: 'orange' } }, 'not-a-choice /then/lane'],
    [{ then: { likelihood: 1.2 } }, 'out-of-range /then/likelihood'],
    [{ then: { likelihood: -0.1 } }, 'negative /then/likelihood'],
    [{ then: { selectionRate: '0.5' } }, 'not-a-number /then/selectionRate'],
    [{ then: { measures: 'scan' } }, 'wrong-type /then/measures'],
    [{ then: { measures: ['scan', ''] } }, 'missing /then/measures/1'],
    [{ then: { lanes: 'red' } }, 'unknown-key /then/lanes'],
    [{ flow: 'both' }, 'not-a-choice /flow'],
    [{ offices: '10' }, 'wrong-type /offices'],
    [{ offices: [10] }, 'wrong-type /offices/0'],
    [{ validFrom: 20260301 }, 'wrong-type /validFrom'],
    [{ priority: 1 }, 'unknown-key /priority'],
    [withKey('__proto__'), 'forbidden-key /__proto__'],
    [withKey('constructor'), 'forbidden-key /constructor'],
    [{ then: withKey('__proto__') }, 'forbidden-key /then/__proto__'],
    [{ when: withKey('__proto__') }, 'forbidden-key /when'],
    [{ when: { all: [{ ...when, ...withKey('prototype') }] } }, 'forbidden-key /when'],
  ])('%j', (changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem]);
  });

  it('a condition has so many parts, and the first too many is named', () => {
    expect(problemsOf({ when: asking(mostParts - 1) })).toEqual([]);
    expect(problemsOf({ when: asking(mostParts + 7) })).toEqual([`too-many /when/any/${mostParts - 1}`]);
    const halves = { all: [asking(mostParts / 2), { not: { all: [] } }, asking(mostParts / 2)] };
    expect(problemsOf({ when: halves })).toEqual([`too-many /when/all/2/any/${mostParts / 2 - 5}`]);
  });

  it('what a match asks for may be nothing', () => {
    expect(readProfile({ ...profile, then: {} }, place)).toEqual({
      ok: true,
      value: { ...profile, then: {} },
      warnings: [],
    });
  });

  it('every key of the contract is read', () => {
    const whole = {
      ...profile,
      flow: 'import',
      offices: ['10', '20'],
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      then: {
        lane: 'yellow',
        measures: ['value-check'],
        likelihood: 0,
        selectionRate: 1,
        instruction: 'Ask for the invoice',
      },
    };
    expect(readProfile(whole, place)).toEqual({ ok: true, value: whole, warnings: [] });
  });
});

describe('the form of a condition', () => {
  it.each([
    ['office', 'wrong-type /when'],
    [{}, 'missing /when/field, unknown-operator /when/op'],
    [{ op: 'eq', value: 1 }, 'missing /when/field'],
    [{ field: 5, op: 'eq', value: 1 }, 'missing /when/field'],
    [{ field: 'office', value: '10' }, 'unknown-operator /when/op'],
    [{ field: 'office', op: 'is', value: '10' }, 'unknown-operator /when/op'],
    [{ field: 'office', op: 'EQ', value: '10' }, 'unknown-operator /when/op'],
    [{ field: 'office', op: 'toString', value: '10' }, 'unknown-operator /when/op'],
    [{ field: 'office', op: 'eq' }, 'value-type /when/value'],
    [{ field: 'office', op: 'eq', value: null }, 'value-type /when/value'],
    [{ field: 'office', op: 'eq', value: ['10'] }, 'value-type /when/value'],
    [{ field: 'office', op: 'eq', value: {} }, 'missing /when/value/field'],
    [{ field: 'office', op: 'eq', value: { field: 1 } }, 'missing /when/value/field'],
    [
      { field: 'itemCount', op: 'gt', value: { field: 'totalPackages', times: '2' } },
      'value-type /when/value/times',
    ],
    [
      { field: 'itemCount', op: 'gt', value: { field: 'totalPackages', plus: 2 } },
      'unknown-key /when/value/plus',
    ],
    [
      { field: 'office', op: 'eq', value: '10', not: true },
      'unknown-key /when/field, unknown-key /when/op, unknown-key /when/value, wrong-type /when/not',
    ],
    [{ field: 'office', op: 'eq', value: '10', weight: 1 }, 'unknown-key /when/weight'],
    [{ field: 'office', op: 'in', value: '10' }, 'value-type /when/value'],
    [{ field: 'office', op: 'in', value: [true] }, 'value-type /when/value'],
    [{ field: 'office', op: 'notIn', value: { a: 1 } }, 'value-type /when/value'],
    [{ field: 'office', op: 'startsWith', value: 1 }, 'value-type /when/value'],
    [{ field: 'office', op: 'startsWith', value: ['1', 2] }, 'value-type /when/value'],
    [{ field: 'office', op: 'contains', value: null }, 'value-type /when/value'],
    [{ field: 'itemCount', op: 'between', value: 5 }, 'value-type /when/value'],
    [{ field: 'itemCount', op: 'between', value: [5] }, 'value-type /when/value'],
    [{ field: 'itemCount', op: 'between', value: [1, 2, 3] }, 'value-type /when/value'],
    [{ field: 'itemCount', op: 'between', value: ['1', '2'] }, 'value-type /when/value'],
    [{ field: 'itemCount', op: 'between', value: [1, null] }, 'value-type /when/value'],
    [{ field: 'office', op: 'inList', value: ['a'] }, 'value-type /when/value'],
    [{ field: 'office', op: 'exists', value: true }, 'unknown-key /when/value'],
    [{ all: {} }, 'wrong-type /when/all'],
    [{ any: null }, 'wrong-type /when/any'],
    [{ not: [] }, 'wrong-type /when/not'],
    [{ all: [when], any: [when] }, 'unknown-key /when/any'],
    [{ all: [when, 5] }, 'wrong-type /when/all/1'],
    [{ all: [{ any: [when, { not: { ...when, op: '=' } }] }] }, 'unknown-operator /when/all/0/any/1/not/op'],
  ])('%j', (condition, problems) => {
    expect(problemsOf({ when: condition }).join(', ')).toBe(problems);
  });

  it.each([
    [49, []],
    [50, [`nesting-too-deep /when${'/not'.repeat(50)}`]],
  ])('%i levels of nesting', (depth, problems) => {
    expect(problemsOf({ when: nestedNot(depth) })).toEqual(problems);
  });

  it('nesting that no stack would hold is refused', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    expect(problemsOf({ when: deep })).toEqual(['nesting-too-deep /when']);
  });
});

describe('a list of profiles', () => {
  const paths = (value: unknown) => {
    const parsed = readProfiles(value, place);
    return parsed.ok
      ? parsed.value.map(({ id }) => id)
      : parsed.problems.map(({ code, path }) => `${code} ${path}`);
  };

  it.each([
    [profile, ['p1']],
    [[], []],
    [
      [profile, { ...profile, id: 'p2' }],
      ['p1', 'p2'],
    ],
    [[profile, { ...profile, name: 'Second' }], ['duplicate-id /1/id']],
    [
      [profile, profile, profile],
      ['duplicate-id /1/id', 'duplicate-id /2/id'],
    ],
    [[profile, 5], ['wrong-type /1']],
    [
      [{ ...profile, name: '' }, profile, { ...profile, id: 'p3', when: { field: 'x' } }],
      ['missing /0/name', 'unknown-operator /2/when/op'],
    ],
    [null, ['wrong-type /0']],
  ])('%j', (value, outcome) => {
    expect(paths(value)).toEqual(outcome);
  });

  it('keeps to the spelling of paths it is given', () => {
    const spelled = { ...place, pathOf: (steps: readonly (string | number)[]) => steps.join('.') };
    const parsed = readProfiles([{ ...profile, when: { all: [{}] } }], spelled);
    expect(parsed.ok || parsed.problems.map(({ path }) => path)).toEqual([
      '0.when.all.0.field',
      '0.when.all.0.op',
    ]);
  });
});
