import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { lanes } from '../../domain/lane.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from '../../identify/profiles/testing/arbitrary-rule-books.ts';
import { Backtest } from './backtest.ts';
import { declaredRow } from './past-row.ts';
import { naiveImpact } from './testing/naive-impact.ts';
import { writeReport } from './write-report.ts';

const settings: fc.Arbitrary<Settings> = fc
  .record({
    minimumRandomRate: fc.constantFrom(0, 0.3),
    maximumMatchesWithoutSelection: fc.constantFrom(0, 1, 20),
    laneForManyMatches: fc.constantFrom('yellow' as const, 'blue' as const),
  })
  .map((defaultOffice) => ({ ...defaultSettings, defaultOffice }));
const history = fc.array(
  fc.record({ declaration: arbitraryDeclaration, draw: fc.double({ min: 0, max: 0.999, noNaN: true }) }),
  { minLength: 1, maxLength: 8 },
);
/** Candidates of ids that none in force has, or that some have. */
const candidates = fc
  .tuple(arbitraryProfiles(4), fc.boolean())
  .map(([profiles, areNew]) =>
    areNew ? profiles.map((each) => ({ ...each, id: `new-${each.id}` }) as RiskProfile) : profiles,
  );

const given = [candidates, arbitraryProfiles(6), arbitraryLists, settings, history] as const;

/** What a candidate is tried as. */
function alwaysValid({ validFrom: _from, validTo: _to, ...profile }: RiskProfile): RiskProfile {
  return profile;
}

describe('an impact', () => {
  it('is what deciding every declaration by both rule books says', () => {
    let matched = 0;
    let moved = 0;
    fc.assert(
      fc.property(...given, (tried, inForce, lists, of, past) => {
        const ruleBook = { profiles: inForce, lists, settings: of };
        const backtest = new Backtest({
          candidates: tried,
          inForce: compileRuleBook(ruleBook),
          secret: '',
        });
        for (const { declaration, draw } of past)
          backtest.add({ row: declaredRow(declaration), decided: { draw, isDrawn: false }, findings: [] });
        const report = writeReport(backtest, { at: '2026-03-01T00:00:00Z', source: 'files' });
        for (const [place, impact] of report.profiles.entries()) {
          const naive = naiveImpact(alwaysValid(tried[place]!), ruleBook, past);
          expect(impact.lanes.matrix).toEqual(naive.matrix);
          for (const { office, lanes: change } of impact.byOffice)
            expect(change.matrix).toEqual(naive.matrixAt(office));
          const by = (kind: string) => naive.matches.filter(({ selectedBy }) => selectedBy === kind).length;
          expect(impact).toMatchObject({
            matches: naive.matches.length,
            matchedItems: naive.matches.reduce((sum, { match }) => sum + match!.items.length, 0),
            sentToRed: { n: past.length },
            overlap: {
              alreadySelected: by('profile'),
              onlyDrawn: by('random'),
              selectedByNothing: by('none'),
            },
          });
          expect(impact.sentToRed.value * past.length).toBeCloseTo(
            naive.matches.filter(({ isSentToRed }) => isSentToRed).length,
          );
          for (const { profile, matched: all, selected } of impact.overlap.profiles) {
            const own = naive.matches.flatMap(({ overlaps }) =>
              overlaps.filter((each) => each.profile === profile),
            );
            expect([profile, all, selected]).toEqual([
              profile,
              own.length,
              own.filter(({ selects }) => selects).length,
            ]);
          }
          matched += impact.matches;
          moved += impact.lanes.changed;
        }
      }),
      { numRuns: 80 },
    );
    expect(matched).toBeGreaterThan(60);
    expect(moved).toBeGreaterThan(0);
  });

  it('adds up, and one more profile makes no lane laxer', () => {
    fc.assert(
      fc.property(...given, (tried, inForce, lists, of, past) => {
        const taken = new Set<string>(inForce.map(({ id }) => id));
        const backtest = new Backtest({
          candidates: tried,
          inForce: compileRuleBook({ profiles: inForce, lists, settings: of }),
          secret: 'a secret',
        });
        for (const { declaration } of past) backtest.add({ row: declaredRow(declaration), findings: [] });
        const { profiles } = writeReport(backtest, { at: '2026-03-01T00:00:00Z', source: 'files' });
        for (const { profile, lanes: change, byFlow, byMonth, byOffice, matches, overlap } of profiles) {
          const { matrix, inForce: before, withProfile } = change;
          for (const [rank, lane] of lanes.entries()) {
            expect(lanes.reduce((sum, to) => sum + matrix[lane][to], 0)).toBe(before[lane]);
            expect(lanes.reduce((sum, from) => sum + matrix[from][lane], 0)).toBe(withProfile[lane]);
            if (!taken.has(profile))
              for (const laxer of lanes.slice(rank + 1)) expect(matrix[lane][laxer]).toBe(0);
          }
          expect(lanes.reduce((sum, lane) => sum + before[lane], 0)).toBe(past.length);
          const sum = (parts: readonly { readonly matches: number }[]) =>
            parts.reduce((total, part) => total + part.matches, 0);
          expect([sum(byFlow), sum(byMonth), sum(byOffice)]).toEqual([matches, matches, matches]);
          expect(overlap.alreadySelected + overlap.onlyDrawn + overlap.selectedByNothing).toBe(matches);
        }
      }),
      { numRuns: 80 },
    );
  });
});
