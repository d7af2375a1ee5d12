import { expect, it } from 'vitest';
import { fieldsOf } from '../domain/condition.ts';
import { controlMeasures } from '../domain/control-measure.ts';
import { fieldAt } from '../identify/fields/field-catalogue.ts';
import { listsBeneath } from '../identify/lookups/bound-field.ts';
import { library, rowsWithProfile } from './library.ts';
import { libraryLists } from './library-lists.ts';

it('has at least 60 indicators as profiles, each once', () => {
  expect(library.filter(({ kind }) => kind === 'profile').length).toBeGreaterThanOrEqual(60);
  const indicators = library.map(({ indicator }) => indicator);
  expect(new Set(indicators).size).toBe(indicators.length);
});

it('says what every list and table holds, and of none that nobody asks for', () => {
  const asked = new Set(rowsWithProfile.flatMap(({ profile }) => listsBeneath(profile.when)));
  expect([...libraryLists.keys()].sort()).toEqual([...asked].sort());
});

it.each(rowsWithProfile)('$indicator can be drafted as it is', ({ kind, indicator, profile }) => {
  expect(profile.id).toBe(`LIB-${indicator}`);
  expect(profile).toMatchObject({
    owner: 'risk department',
    justification: expect.stringContaining('calibrate'),
  });
  expect(profile).not.toHaveProperty('validFrom');
  expect(profile).not.toHaveProperty('legalBasis');
  expect(controlMeasures).toEqual(expect.arrayContaining([...(profile.then.measures ?? [])]));
  if (kind === 'profile') expect(profile.then.likelihood).toBeLessThanOrEqual(0.4);
});

it.each(rowsWithProfile)(
  '$indicator orders what is to be done, and tells officers no criterion',
  ({ profile }) => {
    const { lane, measures, instruction = '' } = profile.then;
    if (lane !== undefined) expect(measures).not.toEqual([]);
    if (measures !== undefined) expect(instruction).not.toBe('');
    expect(instruction).not.toMatch(/\d/);
    for (const path of fieldsOf(profile.when).filter((each) => each.includes('.')))
      expect(instruction).not.toContain(path);
  },
);

it('asks for fields that there are', () => {
  const paths = rowsWithProfile.flatMap(({ profile }) => fieldsOf(profile.when));
  expect(paths.filter((path) => fieldAt(path) === undefined)).toEqual([]);
});
