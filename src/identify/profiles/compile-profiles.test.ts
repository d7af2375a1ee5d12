import { describe, expect, it } from 'vitest';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { compileProfiles, matchProfiles } from './compile-profiles.ts';
import { matchOf } from './testing/match-of.ts';

describe('when a profile applies', () => {
  it.each([
    ['every flow', undefined, true],
    ['its own', 'import', true],
    ['another', 'export', false],
  ] as const)('flow: %s', (_, flow, applies) => {
    expect(matchOf(aProfile({ flow }), aDeclaration({ flow: 'import' })) !== undefined).toBe(applies);
  });

  it.each([
    ['every office', undefined, '10', true],
    ['one of its own', ['20', '10'], '10', true],
    ['another', ['20'], '10', false],
    ['none named', ['20'], '', false],
    ['none named, every office', undefined, '', true],
  ])('offices: %s', (_, offices, office, applies) => {
    expect(matchOf(aProfile({ offices }), aDeclaration({ office })) !== undefined).toBe(applies);
  });

  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-01', '2026-03-01', true],
    ['2026-03-01T23:59:59.999Z', '2026-03-01', '2026-03-01', true],
    ['2026-02-28T23:59:59.999Z', '2026-03-01', undefined, false],
    ['2026-03-02T00:00:00Z', undefined, '2026-03-01', false],
    ['2026-03-01T04:59:59+05:00', '2026-03-01', undefined, false],
    ['2026-03-01T05:00:00+05:00', '2026-03-01', undefined, true],
    ['2026-03-01T20:00:00-05:00', undefined, '2026-03-01', false],
    ['2026-03-01T18:59:59-05:00', undefined, '2026-03-01', true],
    ['2026-03-02T13:59:59+14:00', undefined, '2026-03-01', true],
    ['1999-01-01T00:00:00Z', undefined, undefined, true],
  ])('%s from %s to %s: %s, by the UTC day', (lodgedAt, validFrom, validTo, applies) => {
    expect(matchOf(aProfile({ validFrom, validTo }), aDeclaration({ lodgedAt })) !== undefined).toBe(applies);
  });
});

it('profiles match in the order they were given', () => {
  const profiles = ['p3', 'p1', 'p2'].map((id) => aProfile({ id }));
  const found = matchProfiles(compileProfiles(profiles, {}), aDeclaration());
  expect(found.map(({ profile }) => profile.profile.id)).toEqual(['p3', 'p1', 'p2']);
});

it('an unchecked profile throws', () => {
  expect(() => compileProfiles([aProfile({ when: { field: 'colour', op: 'exists' } })], {})).toThrow(
    'colour',
  );
});
