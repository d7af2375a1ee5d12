import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import { fieldsOf } from '../../domain/condition.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { fieldAt } from '../../identify/fields/field-catalogue.ts';
import { checkProfile, dataNotLoaded } from '../../identify/profiles/check-profile.ts';
import { compileProfiles, matchProfiles } from '../../identify/profiles/compile-profiles.ts';
import { libraryLists } from '../library-lists.ts';
import { hasProfile, type LibraryRow } from '../library-row.ts';
import { needsOf } from '../needs.ts';
import { declarationOf, type Situation, without } from './situation.ts';

export type IndicatorCase = {
  /** A declaration it is about. Values stand on the example lists. */
  readonly matching: Situation;
  /** What is otherwise in others that it is about all the same. */
  readonly alsoMatching?: readonly Situation[];
  /** What is otherwise in others, for each of which it does not match. */
  readonly differing: readonly Situation[];
  /** What is taken away in others, for each of which nobody can tell. */
  readonly absent: readonly (readonly string[])[];
  /** True where the absence itself is an answer, as with `exists`: it says no, and not that it cannot be told. */
  readonly absenceSaysNo?: true;
};

/** The lists of the library with the values of their examples. */
export const exampleLists: NamedLists = Object.fromEntries(
  [...libraryLists.values()].map(({ name, example }) => [name, example]),
);

/** Tests that every profile of a group finds what it is about, and nothing where it is otherwise or cannot be told. */
export function judgeRows(rows: readonly LibraryRow[], cases: Readonly<Record<string, IndicatorCase>>): void {
  const withProfile = rows.filter(hasProfile);
  it('there is a case of each', () => {
    expect(Object.keys(cases).sort()).toEqual(withProfile.map(({ indicator }) => indicator).sort());
  });
  describe.each(withProfile)('$indicator $name', ({ indicator, profile }) => {
    const {
      matching,
      alsoMatching = [],
      differing,
      absent,
      absenceSaysNo = false,
    } = cases[indicator] ?? noCase;
    const holds = (when: Condition, situation: Situation): boolean => {
      const asked = { ...profile, when };
      const declaration = declarationOf({ flow: profile.flow ?? 'import', ...situation });
      return matchProfiles(compileProfiles([asked], exampleLists), declaration).length > 0;
    };

    it('is sound beside the example lists', () => {
      expect(checkProfile(profile, exampleLists)).toEqual([]);
    });
    it('matches', () => {
      expect(holds(profile.when, matching)).toBe(true);
    });
    it.each(alsoMatching)('matches with %j', (change) => {
      expect(holds(profile.when, { ...matching, ...change })).toBe(true);
    });
    it.each(differing)('does not match with %j', (change) => {
      expect(holds(profile.when, { ...matching, ...change })).toBe(false);
    });
    it.each(absent.map((paths) => ({ paths })))('cannot tell without $paths', ({ paths }) => {
      const situation = without(matching, paths);
      expect(holds(profile.when, situation)).toBe(false);
      expect(holds({ not: profile.when }, situation)).toBe(absenceSaysNo);
    });
    it('has no question that could be left out unnoticed', () => {
      const situations = [
        ...[{}, ...alsoMatching, ...differing].map((change) => ({ ...matching, ...change })),
        ...absent.map((paths) => without(matching, paths)),
      ];
      const answers = (when: Condition) =>
        situations.map((each) => [holds(when, each), holds({ not: when }, each)]);
      const whole = answers(profile.when);
      for (const { left, out } of leavingOut(profile.when))
        expect([out, answers(left)]).not.toEqual([out, whole]);
    });
    it('says what is not there rather than never matching in silence', () => {
      const { data, lists } = needsOf(profile);
      const faults = checkProfile(profile, {});
      expect(faults.filter(({ code }) => code !== 'unknown-list')).toEqual([]);
      const remarks = dataNotLoaded(profile, fieldsOf(profile.when), {}, new Set());
      const told = [...faults, ...remarks].map(({ message }) => message).join('\n');
      for (const list of lists) expect(told).toContain(list);
      const facts = fieldsOf(profile.when).filter(
        (path) => fieldAt(path)?.lookup === undefined && fieldAt(path)?.needs,
      );
      for (const path of facts) expect(told).toContain(path);
      const filled = {
        ...exampleLists,
        'exchange-rates': [{ value: 'EUR', is: 1.1, validFrom: '2026-03-01' }],
      };
      const besideTables = dataNotLoaded(profile, fieldsOf(profile.when), filled, new Set());
      expect(besideTables.map(({ code }) => code)).toEqual(data.length > 0 ? ['data-not-loaded'] : []);
    });
  });
}

const noCase: IndicatorCase = { matching: {}, differing: [], absent: [] };

/** A condition without each of its questions in turn, wherever others are left beside it. */
function leavingOut(when: Condition): readonly { readonly left: Condition; readonly out: Condition }[] {
  const key = 'all' in when ? 'all' : 'any' in when ? 'any' : undefined;
  if (key === undefined) return [];
  const parts = ('all' in when ? when.all : 'any' in when ? when.any : []) as readonly Condition[];
  const joined = (left: readonly Condition[]): Condition => ({ [key]: left }) as Condition;
  return parts.flatMap((part, place) => [
    ...(parts.length > 1 ? [{ left: joined(parts.filter((each) => each !== part)), out: part }] : []),
    ...leavingOut(part).map(({ left, out }) => ({ left: joined(parts.with(place, left)), out })),
  ]);
}
