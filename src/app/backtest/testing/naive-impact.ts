import { compileRuleBook } from '../../../compiled-rule-book.ts';
import { decide } from '../../../decide.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Declaration } from '../../../domain/declaration.ts';
import { type Lane, lanes } from '../../../domain/lane.ts';
import type { Moment } from '../../../domain/moment.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import type { RuleBook } from '../../../domain/rule-book.ts';
import { naiveMatches } from '../../../identify/profiles/testing/naive-match.ts';

export type Drawn = { readonly declaration: Declaration; readonly draw: number };

/** An impact worked out by deciding every declaration by both rule books, whole, one at a time. */
export function naiveImpact(candidate: RiskProfile, ruleBook: RuleBook, history: readonly Drawn[]) {
  const others = ruleBook.profiles.filter(({ id }) => id !== candidate.id);
  const unchosen = withoutChance(ruleBook);
  const rows = history.map(({ declaration, draw }) => {
    const by = (book: RuleBook): Decision => decided(book, declaration, draw);
    const match = naiveMatches([candidate], ruleBook.lists, declaration)[0];
    const overlaps = naiveMatches(others, ruleBook.lists, declaration).map(({ profile }) => {
      const alone = { ...unchosen, profiles: others.filter(({ id }) => id === profile) };
      return { profile, selects: by(alone).lane !== 'green' };
    });
    const bySelf = by({ ...unchosen, profiles: [candidate] }).lane;
    const isByProfile = by({ ...ruleBook, settings: drawless(ruleBook), profiles: others }).lane !== 'green';
    const withoutIt = by({ ...ruleBook, profiles: others }).lane;
    return {
      declaration,
      from: by(ruleBook).lane,
      to: by({ ...ruleBook, profiles: [...others, candidate] }).lane,
      match,
      overlaps,
      isSentToRed: bySelf === 'red',
      selectedBy: isByProfile ? 'profile' : withoutIt === 'green' ? 'none' : 'random',
    };
  });
  return {
    rows,
    matches: rows.filter(({ match }) => match !== undefined),
    matrix: matrixOf(rows),
    matrixAt: (office: string) => matrixOf(rows.filter(({ declaration }) => declaration.office === office)),
  };
}

function decided(book: RuleBook, declaration: Declaration, draw: number): Decision {
  return decide(declaration, { decidedAt: '2026-03-01T10:00:00Z' as Moment, draw }, compileRuleBook(book));
}

function drawless({ settings }: RuleBook): RuleBook['settings'] {
  return { ...settings, defaultOffice: { ...settings.defaultOffice, minimumRandomRate: 0 } };
}

/** Neither the draw nor many matches select anything here. */
function withoutChance(ruleBook: RuleBook): RuleBook {
  return { ...ruleBook, settings: { ...ruleBook.settings, defaultOffice: {}, offices: {} } };
}

function matrixOf(rows: readonly { readonly from: Lane; readonly to: Lane }[]) {
  return Object.fromEntries(
    lanes.map((from) => [
      from,
      Object.fromEntries(
        lanes.map((to) => [to, rows.filter((row) => row.from === from && row.to === to).length]),
      ),
    ]),
  );
}
