import { hash } from 'node:crypto';
import type { ScoredDeclaration } from './score-traffic.ts';

/** What each way of selecting finds, 0 to 1. */
export type Found = {
  readonly library: number;
  readonly calibrated: number;
  readonly example: number;
  readonly random: number;
};

/** How many violations of a scheme there are, and the share of them among the selected. */
export type SchemeShare = { readonly scheme: string; readonly planted: number; readonly found: Found };

/** What all violations are told under, and what share of the selected are violations. */
export const allViolations = 'all violations';
export const amongSelected = 'violations among the selected';

/** The share of each scheme's violations among the declarations that each way selects. */
export function shareOfSchemes(
  declarations: readonly ScoredDeclaration[],
  selectedShare: number,
): readonly SchemeShare[] {
  const most = Math.round(declarations.length * selectedShare);
  const selected = {
    library: highest(declarations, most, ({ library }) => library),
    calibrated: highest(declarations, most, ({ calibrated }) => calibrated),
    example: highest(declarations, most, ({ example }) => example),
    random: highest(declarations, most, () => 0),
  };
  const violating = declarations.filter(({ truth }) => truth.violating);
  const bySchemes = [...Map.groupBy(violating, ({ truth }) => truth.scheme ?? 'other')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const shareIn = (those: readonly ScoredDeclaration[], of: number): Found => {
    const share = (way: keyof Found): number => those.filter((each) => selected[way].has(each)).length / of;
    return {
      library: share('library'),
      calibrated: share('calibrated'),
      example: share('example'),
      random: share('random'),
    };
  };
  return [
    { scheme: allViolations, planted: violating.length, found: shareIn(violating, violating.length) },
    { scheme: amongSelected, planted: violating.length, found: shareIn(violating, most) },
    ...bySchemes.map(([scheme, those]) => ({
      scheme,
      planted: those.length,
      found: shareIn(those, those.length),
    })),
  ];
}

/** Those of the highest score; ties are broken by the hash of the id, which knows nothing. */
function highest(
  declarations: readonly ScoredDeclaration[],
  most: number,
  scoreOf: (declaration: ScoredDeclaration) => number,
): ReadonlySet<ScoredDeclaration> {
  const ranked = declarations
    .map((declaration) => ({
      declaration,
      score: scoreOf(declaration),
      tie: hash('sha256', `tie ${declaration.id}`),
    }))
    .sort((a, b) => b.score - a.score || (a.tie < b.tie ? -1 : 1));
  return new Set(ranked.slice(0, most).map(({ declaration }) => declaration));
}
