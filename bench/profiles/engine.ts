import type { Declaration } from '../../src/domain/declaration.ts';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';

/** What other engines are given of a declaration of one item: its values, ready to be compared. */
export type PlainFacts = {
  readonly commodityCode: string;
  readonly originCountry: string;
  readonly importer: string;
  readonly office: string;
  readonly value: number;
  readonly netMassKg: number;
};

/** Profiles made ready in some engine. */
export type ReadyProfiles = {
  /** The ids of the profiles that a declaration matches, by its place in the workload. */
  readonly matchesOf: (place: number) => readonly string[] | Promise<readonly string[]>;
  /** The same work without the ids, where that is less; how many match. */
  readonly count?: (place: number) => number;
};

export type Workload = {
  readonly profiles: readonly RiskProfile[];
  readonly declarations: readonly Declaration[];
};

/** An engine that matches profiles. */
export type Engine = {
  readonly name: string;
  /** What is given to it for each declaration. */
  readonly given: string;
  /** Makes ready what is not part of the work: the facts in its own form. */
  readonly prepare: (workload: Workload) => () => ReadyProfiles;
};

/** The facts of a declaration for engines that know nothing of declarations. */
export function plainFactsOf(declaration: Declaration): PlainFacts {
  const [item] = declaration.items;
  return {
    commodityCode: item?.commodityCode ?? '',
    originCountry: item?.originCountry ?? '',
    importer: declaration.importer?.id ?? '',
    office: declaration.office,
    value: Number(item?.customsValue?.amount),
    netMassKg: item?.netMassKg ?? Number.NaN,
  };
}
