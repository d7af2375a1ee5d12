import type { CurrencyCode } from '../../domain/codes.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Day } from '../../domain/moment.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import { firstDayOfWindow, type UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { ratesOf } from '../knowledge/rates-of.ts';
import { type BuildCounts, ReferenceBuild } from './reference-build.ts';

/** Which references are wanted; plain data, so that a thread can be told. */
export type ReferenceOrder = {
  readonly currency: CurrencyCode;
  /** The last UTC day of lodgement that counts. */
  readonly until: Day;
  /** The list of exchange rates, where there is one, and the hash of the rule book it is of. */
  readonly rates: NamedList | undefined;
  /** The list that carries codes over to the latest nomenclature, where there is one. */
  readonly correlation?: NamedList | undefined;
  readonly ruleBook: string;
  /** Who has them built, and when. */
  readonly by: string;
  readonly at: string;
};

/** Settled declarations, in whole or in columns. */
export type SettledPart =
  | { readonly kind: 'declarations'; readonly declarations: readonly Declaration[] }
  | { readonly kind: 'columns'; readonly columns: Columns; readonly isSettled: (row: number) => boolean };

/** UTC days of lodgement, both included. */
export type SettledPeriod = { readonly from: Day; readonly until: Day };

/**
 * What references may rest on: newest versions that wait for no control, without those on whose value officers found a
 * violation.
 */
export type SettledPast = {
  /** Hands out those of a period, part by part, as of one act, and answers its sequence. */
  read(period: SettledPeriod, take: (part: SettledPart) => void): Promise<number>;
};

export type BuiltReferences = {
  readonly references: UnitValueReferences;
  readonly counts: BuildCounts;
  /** The last act of the record they were built from. */
  readonly upTo: number;
};

/** Builds references; undefined where nothing was observed. The same record, order and rates give the same references. */
export async function buildReferences(
  past: SettledPast,
  {
    currency,
    until,
    rates,
    correlation,
  }: Pick<ReferenceOrder, 'currency' | 'until' | 'rates' | 'correlation'>,
): Promise<BuiltReferences | undefined> {
  const building = new ReferenceBuild(ratesOf(rates, currency), until, correlation);
  const upTo = await past.read({ from: firstDayOfWindow(until), until }, (part) => {
    if (part.kind === 'columns') building.addColumns(part.columns, part.isSettled);
    else for (const declaration of part.declarations) building.add(declaration);
  });
  const references = building.references();
  return references && { references, counts: building.counts, upTo };
}

const areasOfValue: ReadonlySet<string> = new Set([
  'undervaluation',
  'overvaluation',
  'over-valuation',
  'valuation',
]);

/** Whether officers found that goods were not worth what was declared. */
export function isAgainstValue({ result, riskAreas = [] }: Pick<Finding, 'result' | 'riskAreas'>): boolean {
  return result === 'violation' && riskAreas.some((area) => areasOfValue.has(area));
}
