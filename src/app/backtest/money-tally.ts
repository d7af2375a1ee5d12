import { type Decimal, decimalOf, decimalText, plus, roundedText, zero } from '../../domain/decimal.ts';
import type { Money } from '../../domain/money.ts';

/** Adds amounts up exactly, each currency by itself: no rate of exchange is guessed. */
export class MoneyTally {
  readonly #totals = new Map<Money['currency'], Decimal>();

  add(money: Money | undefined): void {
    if (money === undefined) return;
    const total = this.#totals.get(money.currency) ?? zero;
    this.#totals.set(money.currency, plus(total, decimalOf(money.amount)));
  }

  /** The totals by currency, in the order of their codes; to so many places, or in full. */
  totals(places?: number): readonly Money[] {
    return [...this.#totals]
      .map(([currency, total]) => ({
        amount: places === undefined ? decimalText(total) : roundedText(total, places),
        currency,
      }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }
}
