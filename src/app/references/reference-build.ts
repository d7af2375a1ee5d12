import type { Declaration } from '../../domain/declaration.ts';
import type { ExchangeRates } from '../../domain/exchange-rates.ts';
import type { Day } from '../../domain/moment.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import { carriedOver } from '../../identify/data/nomenclature/carried-over.ts';
import { observeColumns } from '../../identify/values/observe-columns.ts';
import { observeDeclaration } from '../../identify/values/observe-declaration.ts';
import { type UndeterminedReason, undeterminedReasons } from '../../identify/values/observe-item.ts';
import { ReferenceAccumulator } from '../../identify/values/reference-accumulator.ts';
import { referencesOf, type UnitValueReferences } from '../../identify/values/unit-value-references.ts';

/** What a build has seen so far. */
export type BuildCounts = {
  readonly declarations: number;
  readonly items: number;
  /** Declarations left out because they were lodged after the last day. */
  readonly later: number;
  /** Items without a unit value, by the reason. */
  readonly undetermined: Readonly<Partial<Record<UndeterminedReason, number>>>;
};

/** Builds references from declarations, one after another; memory grows with the cells and not with the declarations. */
export class ReferenceBuild {
  readonly #rates: ExchangeRates;
  readonly #until: Day | undefined;
  readonly #correlation: NamedList | undefined;
  readonly #accumulator: ReferenceAccumulator;
  readonly #undetermined: Partial<Record<UndeterminedReason, number>> = {};
  #declarations = 0;
  #items = 0;
  #later = 0;

  /**
   * What is lodged after the UTC day `until`, where one is given, is left out. Codes are carried over to the latest version
   * of the nomenclature where a correlation tells how.
   */
  constructor(rates: ExchangeRates, until?: Day, correlation?: NamedList) {
    this.#rates = rates;
    this.#correlation = correlation;
    this.#until = until;
    this.#accumulator = new ReferenceAccumulator(rates.reference);
  }

  get counts(): BuildCounts {
    return {
      declarations: this.#declarations,
      items: this.#items,
      later: this.#later,
      undetermined: { ...this.#undetermined },
    };
  }

  add(declaration: Declaration): void {
    const { day, observations, undetermined } = observeDeclaration(
      this.#correlation === undefined ? declaration : carriedOver(declaration, this.#correlation),
      this.#rates,
    );
    if (this.#until !== undefined && day > this.#until) {
      this.#later += 1;
      return;
    }
    this.#declarations += 1;
    this.#items += declaration.items.length;
    for (const reason of undetermined) this.#undetermined[reason] = (this.#undetermined[reason] ?? 0) + 1;
    this.#accumulator.add(observations, day);
  }

  /** Adds the wanted ones of declarations in columns, none of which was lodged after the last day. */
  addColumns(columns: Columns, isWanted: (row: number) => boolean): void {
    const { declarations, items, undetermined, coded } = observeColumns(
      columns,
      isWanted,
      this.#rates,
      this.#correlation,
    );
    this.#declarations += declarations;
    this.#items += items;
    for (const reason of undeterminedReasons) {
      const count = undetermined[reason];
      if (count !== undefined) this.#undetermined[reason] = (this.#undetermined[reason] ?? 0) + count;
    }
    if (coded !== undefined) this.#accumulator.addCoded(coded);
  }

  /** The references as of the last day, or of the last day with declarations; undefined where nothing was observed. */
  references(): UnitValueReferences | undefined {
    return referencesOf(this.#accumulator, this.#until);
  }
}
