import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { decide } from '../../decide.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Lane } from '../../domain/lane.ts';
import type { Moment } from '../../domain/moment.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../../identify/profiles/testing/arbitrary-rule-books.ts';
import type { DecidedBefore, WouldBe } from '../ports/shadow-store.ts';
import { differs, judgeByRuleBook, judgeWithProfiles, thatDecided } from './would-be.ts';

const factsWith = (draw: number): Facts => ({ decidedAt: '2026-03-01T10:00:00Z' as Moment, draw });
const settings: fc.Arbitrary<Settings> = fc
  .record({
    baseLikelihood: fc.constantFrom(0, 0.02),
    defaultOffice: fc.record({
      minimumRandomRate: fc.constantFrom(0, 0.02, 0.5),
      maximumMatchesWithoutSelection: fc.nat(4),
      laneForManyMatches: fc.constantFrom<Lane>('red', 'yellow', 'blue', 'green'),
    }),
  })
  .map((changes) => ({ ...defaultSettings, ...changes }));
const ruleBook: fc.Arbitrary<RuleBook> = fc.record({
  profiles: arbitraryProfiles(8),
  lists: arbitraryLists,
  settings,
});
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What the store hands on: what was decided, as it comes back from its texts. */
function decidedBy(book: RuleBook, declaration: DecidedBefore['declaration'], facts: Facts): DecidedBefore {
  const decision = decide(declaration, facts, compileRuleBook(book));
  return JSON.parse(JSON.stringify({ sequence: 1, declaration, decision, facts })) as DecidedBefore;
}

/** What `decide` itself says by a rule book, matches of some profiles only. */
function decidedIn(book: RuleBook, { declaration, facts }: DecidedBefore, ids: ReadonlySet<string>): WouldBe {
  const { lane, selectedBy, level, likelihood, reasons } = decide(declaration, facts, compileRuleBook(book));
  return { lane, selectedBy, level, likelihood, matches: matchesOf(reasons.filter(({ id }) => ids.has(id))) };
}

function matchesOf(reasons: Decision['reasons']): WouldBe['matches'] {
  return reasons.map(({ id, items = [] }) => ({ profile: id, items })).sort(byProfile);
}

const byProfile = (a: { readonly profile: string }, b: { readonly profile: string }) =>
  a.profile < b.profile ? -1 : 1;
const inOrder = (wouldBe: WouldBe): WouldBe => ({
  ...wouldBe,
  matches: wouldBe.matches.toSorted(byProfile),
});

describe('what profiles in shadow would have decided', () => {
  test('is what the rule book with them in it decides', () => {
    let matched = 0;
    let replaced = 0;
    fc.assert(
      fc.property(
        ruleBook,
        arbitraryProfiles(3),
        fc.array(fc.nat(7), { maxLength: 3 }),
        fc.boolean(),
        arbitraryDeclaration,
        draw,
        (book, others, places, always, declaration, value) => {
          // Some take the place of a profile in force, some stand beside all of them.
          const shadows = others.map((profile, index): RiskProfile => {
            const place = places[index];
            const id = (place === undefined ? undefined : book.profiles[place]?.id) ?? `shadow-${index}`;
            return { ...profile, id: id as RiskProfile['id'], ...(always && { when: { all: [] } }) };
          });
          const unique = [...new Map(shadows.map((profile) => [profile.id, profile])).values()];
          const ids = new Set<string>(unique.map(({ id }) => id));
          const made = judgeWithProfiles(thatDecided(book), unique);
          if (made.judge === undefined) throw new Error(made.fault);
          const decided = decidedBy(book, declaration, factsWith(value));
          const rest = book.profiles.filter(({ id }) => !ids.has(id));
          const expected = decidedIn({ ...book, profiles: [...rest, ...unique] }, decided, ids);
          expect(inOrder(made.judge(decided))).toEqual(expected);
          matched += expected.matches.length;
          replaced += decided.decision.reasons.filter(({ id }) => ids.has(id)).length;
        },
      ),
      { numRuns: 400 },
    );
    expect(matched).toBeGreaterThan(50);
    expect(replaced).toBeGreaterThan(10);
  });

  test('is what was decided when nothing is in shadow', () => {
    fc.assert(
      fc.property(ruleBook, arbitraryDeclaration, draw, (book, declaration, value) => {
        const made = judgeWithProfiles(thatDecided(book), []);
        if (made.judge === undefined) throw new Error(made.fault);
        const decided = decidedBy(book, declaration, factsWith(value));
        const { lane, selectedBy, level, likelihood } = decided.decision;
        expect(made.judge(decided)).toEqual({ lane, selectedBy, level, likelihood, matches: [] });
      }),
    );
  });

  test('cannot be told of a profile that asks for a list there is not', () => {
    const book = thatDecided({ profiles: [], lists: {}, settings: defaultSettings });
    const unlisted = aProfile({ when: { field: 'importer.id', op: 'inList', value: 'watched' } });
    expect(judgeWithProfiles(book, [unlisted])).toEqual({ fault: expect.stringMatching(/p1.*watched/) });
    const made = judgeWithProfiles(book, [unlisted, aProfile({ id: 'sound', then: { lane: 'blue' } })]);
    expect(made.fault).toMatch(/p1.*watched/);
    const decided = decidedBy(book.ruleBook, aDeclaration(), factsWith(0.5));
    expect(made.judge?.(decided)).toMatchObject({
      lane: 'blue',
      matches: [{ profile: 'sound', items: [] }],
    });
  });

  test('cannot be told where a reason has no profile in the rule book that decided', () => {
    const book = { profiles: [aProfile()], lists: {}, settings: defaultSettings };
    const decided = decidedBy(book, aDeclaration(), factsWith(0.5));
    const made = judgeWithProfiles(thatDecided({ ...book, profiles: [] }), [aProfile({ id: 'other' })]);
    if (made.judge === undefined) throw new Error(made.fault);
    expect(() => made.judge(decided)).toThrow('p1');
  });
});

describe('what a challenger would have decided', () => {
  test('is what its rule book decides, and differs when anything but the hash does', () => {
    let different = 0;
    fc.assert(
      fc.property(
        ruleBook,
        ruleBook,
        fc.boolean(),
        arbitraryDeclaration,
        draw,
        (book, other, isSame, declaration, value) => {
          const challenger = isSame ? book : other;
          const decided = decidedBy(book, declaration, factsWith(value));
          const wouldBe = judgeByRuleBook(compileRuleBook(challenger))(decided);
          const all = new Set<string>(challenger.profiles.map(({ id }) => id));
          const expected = decidedIn(challenger, decided, all);
          expect(inOrder(wouldBe)).toEqual(expected);
          const { lane, level, likelihood, reasons } = decided.decision;
          const ids = (matches: WouldBe['matches']) => matches.map(({ profile }) => profile);
          const isAlike =
            JSON.stringify([lane, level, likelihood, ids(matchesOf(reasons))]) ===
            JSON.stringify([expected.lane, expected.level, expected.likelihood, ids(expected.matches)]);
          expect(differs(decided.decision, wouldBe)).toBe(!isAlike);
          if (!isAlike) different += 1;
        },
      ),
      { numRuns: 200 },
    );
    expect(different).toBeGreaterThan(20);
  });
});
