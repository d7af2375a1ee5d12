import type { Fault } from '../../../domain/problem.ts';
import type { Columns } from '../../../identify/columns/columns.ts';
import type { Field } from '../../../identify/fields/field.ts';
import { fieldAt } from '../../../identify/fields/field-catalogue.ts';
import { lookedUp } from './grouping.ts';
import type { Sum } from './question.ts';

const recovered = 'finding.recovered.amount';

/** What is wrong with a number to add up. */
export function summingFault(path: string, hasOutcomes: boolean): readonly Fault[] {
  const fault = (code: Fault['code'], message: string): readonly Fault[] => [
    { steps: ['sum'], code, message },
  ];
  if (path === recovered)
    return hasOutcomes
      ? []
      : fault('data-not-loaded', 'Files of declarations tell of no findings; ask the store.');
  const field = fieldAt(path);
  if (field === undefined) return fault('unknown-field', `There is no field ${JSON.stringify(path)}.`);
  if (field.lookup !== undefined) return [lookedUp('sum', path)];
  if (path === 'totalValue')
    return fault(
      'value-type',
      'totalValue does not tell its currency; add up item.value, which is told by currency.',
    );
  if (field.type === 'number' && (hasOutcomes || field.needs === undefined)) return [];
  return fault('value-type', `${path} is no number of a declaration, so it cannot be added up.`);
}

/** The columns that a sum of a field reads: the numbers, and for money the currencies. */
export function columnsOfSum(path: string): readonly string[] {
  return [path, ...moneyOf(path).flatMap(({ amount, currency }) => [amount, currency])];
}

/** The fields an amount of money may come from, the first that is there, with the currency of each. */
function moneyOf(path: string): readonly { readonly amount: string; readonly currency: string }[] {
  const amounts =
    path === 'item.value' || path === 'item.unitValue'
      ? ['item.customsValue.amount', 'item.itemPrice.amount']
      : path.endsWith('.amount')
        ? [path]
        : [];
  return amounts.map((amount) => ({ amount, currency: amount.replace(/amount$/, 'currency') }));
}

/** Numbers to be added up, row by row, each under its currency; '' for what is no money. */
export type Summing = {
  readonly scope: Field['scope'];
  /** NaN where it is absent. */
  readonly valueAt: (row: number) => number;
  readonly currencyAt: (row: number) => string;
};

export function summingOf(path: string, columns: Columns): Summing {
  const column = columns.column(path);
  const values = column?.kind === 'number' ? column.values : undefined;
  const moneys = moneyOf(path).map(({ amount, currency }) => {
    const amounts = columns.column(amount);
    const currencies = columns.column(currency);
    return { amounts, currencies };
  });
  return {
    scope: fieldAt(path)?.scope ?? 'header',
    valueAt: (row) => values?.[row] ?? Number.NaN,
    currencyAt: (row) => {
      for (const { amounts, currencies } of moneys) {
        if (amounts?.kind !== 'number' || Number.isNaN(amounts.values[row])) continue;
        return currencies?.kind === 'text'
          ? (currencies.dictionary[currencies.codes[row] as number] ?? '')
          : '';
      }
      return '';
    },
  };
}

/** A sum under way. What rounding loses at one addition is kept for the end (Neumaier 1974). */
class Total {
  sum = 0;
  lost = 0;
  values = 0;

  add(value: number): void {
    const sum = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - sum + value : value - sum + this.sum;
    this.sum = sum;
    this.values += 1;
  }
}

/** Sums by currency. */
export class Sums {
  /** Made when it is needed: most groups of a history have nothing to add up. */
  #byCurrency: Map<string, Total> | undefined;

  totalIn(currency: string): Total {
    this.#byCurrency ??= new Map();
    const total = this.#byCurrency.get(currency) ?? new Total();
    this.#byCurrency.set(currency, total);
    return total;
  }

  /** The largest count of values first. */
  told(): readonly Sum[] {
    return [...(this.#byCurrency ?? [])]
      .map(([currency, { sum, lost, values }]) => ({
        ...(currency !== '' && { currency }),
        value: sum + lost,
        values,
      }))
      .sort((a, b) => b.values - a.values);
  }
}

/** Sums of groups by currency, to be added to those that live longer. */
export class GroupSums {
  readonly #byCurrency = new Map<string, Total[]>();
  #lastCurrency: string | undefined;
  #lastTotals: Total[] = [];

  add(group: number, value: number, currency: string): void {
    if (Number.isNaN(value)) return;
    // Most amounts are in the currency of the one before.
    if (currency !== this.#lastCurrency) this.#turnTo(currency);
    const totals = this.#lastTotals;
    let total = totals[group];
    if (total === undefined) {
      total = new Total();
      totals[group] = total;
    }
    total.add(value);
  }

  #turnTo(currency: string): void {
    this.#lastTotals = this.#byCurrency.get(currency) ?? [];
    this.#byCurrency.set(currency, this.#lastTotals);
    this.#lastCurrency = currency;
  }

  addTo(group: number, sums: Sums): void {
    for (const [currency, totals] of this.#byCurrency) {
      const total = totals[group];
      if (total === undefined) continue;
      const whole = sums.totalIn(currency);
      const { values } = whole;
      whole.add(total.sum);
      whole.add(total.lost);
      whole.values = values + total.values;
    }
  }
}
