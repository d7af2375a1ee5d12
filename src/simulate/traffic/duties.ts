import type { Draft, DraftItem } from './draft.ts';
import { totalValueOf } from './draft.ts';
import type { TradedGoods } from './traded-goods.ts';
import type { TrafficScenario } from './traffic-scenario.ts';

/** Why an item pays less than the tariff says. */
export type Preference = 'free-trade' | 'small-consignment';

export type DutyOfItem = { readonly percent: number; readonly preference: Preference | undefined };

/** The tariff of a scenario: what declared goods pay. */
export class Tariff {
  readonly #scenario: TrafficScenario;
  readonly #goods: ReadonlyMap<string, TradedGoods>;
  readonly #freeTrade: ReadonlySet<string>;

  constructor(scenario: TrafficScenario, goods: ReadonlyMap<string, TradedGoods>) {
    this.#scenario = scenario;
    this.#goods = goods;
    this.#freeTrade = new Set(
      scenario.countries.filter(({ freeTrade }) => freeTrade === true).map(({ code }) => code),
    );
  }

  /** The duty on an item as declared, on a day of the scenario. */
  dutyOf(draft: Draft, item: DraftItem, totalValue: number, day: number): DutyOfItem {
    if (draft.flow !== 'import') return { percent: 0, preference: undefined };
    if (totalValue < this.#scenario.smallConsignmentValue)
      return { percent: 0, preference: 'small-consignment' };
    const extra = this.#extraPercent(item, day);
    if (item.claimsFreeTrade && this.#freeTrade.has(item.origin))
      return { percent: extra, preference: 'free-trade' };
    const declared = this.#goods.get(item.code) ?? item.goods;
    return { percent: declared.dutyPercent + extra, preference: undefined };
  }

  /** Duty and value added tax due on a draft as declared; other procedures than release suspend them. */
  revenueOf(draft: Draft, day: number): number {
    return this.#revenueAt(draft, totalValueOf(draft), day);
  }

  /** What the draft pays less because its value is small. */
  relievedRevenueOf(draft: Draft, day: number): number {
    return this.#revenueAt(draft, Infinity, day) - this.revenueOf(draft, day);
  }

  #revenueAt(draft: Draft, total: number, day: number): number {
    if (draft.flow !== 'import' || !draft.procedure.startsWith('40')) return 0;
    const vat = this.#scenario.vatPercent / 100;
    let revenue = 0;
    for (const item of draft.items) {
      const duty = (item.valueUsd * this.dutyOf(draft, item, total, day).percent) / 100;
      revenue += duty + (item.valueUsd + duty) * vat;
    }
    return revenue;
  }

  /** Whether goods of a code bear a duty on top if they come from some origin. */
  isDefended(code: string, day: number): boolean {
    return this.#scenario.tradeDefence.some(
      ({ headings, fromDay }) => day >= fromDay && headings.some((heading) => code.startsWith(heading)),
    );
  }

  #extraPercent(item: DraftItem, day: number): number {
    let extra = 0;
    for (const measure of this.#scenario.tradeDefence) {
      const applies = measure.origin === item.origin && day >= measure.fromDay;
      if (applies && measure.headings.some((heading) => item.code.startsWith(heading)))
        extra += measure.extraPercent;
    }
    return extra;
  }
}
