import { compileRuleBook } from '../../../compiled-rule-book.ts';
import { decide } from '../../../decide.ts';
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
  const inForce = judge(ruleBook);
  const withIt = judge({ ...ruleBook, profiles: [...others, candidate] });
  const withoutIt = judge({ ...ruleBook, profiles: others });
  const undrawn = judge({ ...ruleBook, settings: drawless(ruleBook), profiles: others });
  const itself = judge({ ...unchosen, profiles: [candidate] });
  const alone = new Map(others.map((each) => [each.id as string, judge({ ...unchosen, profiles: [each] })]));
  const rows = history.map((each) => {
    const { declaration } = each;
    const overlaps = naiveMatches(others, ruleBook.lists, declaration).map(({ profile }) => ({
      profile,
      selects: alone.get(profile)?.(each) !== 'green',
    }));
    return {
      declaration,
      from: inForce(each),
      to: withIt(each),
      match: naiveMatches([candidate], ruleBook.lists, declaration)[0],
      overlaps,
      isSentToRed: itself(each) === 'red',
      selectedBy: undrawn(each) !== 'green' ? 'profile' : withoutIt(each) === 'green' ? 'none' : 'random',
    };
  });
  return {
    rows,
    matches: rows.filter(({ match }) => match !== undefined),
    matrix: matrixOf(rows),
    matrixAt: (office: string) => matrixOf(rows.filter(({ declaration }) => declaration.office === office)),
  };
}

/** The lane of whole decisions by a rule book. */
function judge(book: RuleBook): (drawn: Drawn) => Lane {
  const compiled = compileRuleBook(book);
  return ({ declaration, draw }) =>
    decide(declaration, { decidedAt: '2026-03-01T10:00:00Z' as Moment, draw }, compiled).lane;
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
