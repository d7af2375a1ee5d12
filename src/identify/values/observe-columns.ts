import type { CommodityCode, CurrencyCode } from '../../domain/codes.ts';
import type { ExchangeRates } from '../../domain/exchange-rates.ts';
import { type Day, utcDayOfInstant } from '../../domain/moment.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { Codes, Columns, Dictionary } from '../columns/columns.ts';
import { carriedCode, changesAfter } from '../data/nomenclature/carried-over.ts';
import { stepsOf } from './log-steps.ts';
import { type CellKey, cellCode, type Measure, measures } from './measure.ts';
import { isPlausibleRatio, type UndeterminedReason } from './observe-item.ts';
import { type CodedObservations, type Month, monthOf } from './reference-accumulator.ts';

/** The fields that observations are made of. */
export const observedPaths: readonly string[] = [
  'lodgedAt',
  'flow',
  'item.commodityCode',
  'item.originCountry',
  'item.customsValue.amount',
  'item.customsValue.currency',
  'item.itemPrice.amount',
  'item.itemPrice.currency',
  'item.netMassKg',
  'item.grossMassKg',
  'item.quantity.value',
  'item.quantity.unit',
  'item.packages',
  'item.attributes.packageKind',
];

/** What declarations in columns add to references. */
export type ObservedColumns = {
  readonly declarations: number;
  readonly items: number;
  /** Absent where nothing was observed. */
  readonly coded?: CodedObservations;
  /** Items without a unit value, by the reason. */
  readonly undetermined: Readonly<Partial<Record<UndeterminedReason, number>>>;
};

/**
 * Observes the wanted declarations of columns: what `observeDeclaration` says of them one by one, without making them, their
 * codes carried over where a correlation tells how.
 */
export function observeColumns(
  columns: Columns,
  isWanted: (row: number) => boolean,
  rates: ExchangeRates,
  correlation?: NamedList,
): ObservedColumns {
  const observing = new Observing(columns, rates, correlation);
  for (let row = 0; row < columns.declarations; row++) if (isWanted(row)) observing.add(row);
  return observing.result();
}

type Texts = { readonly dictionary: Dictionary; readonly codes: Codes };
type Money = { readonly amounts: Float64Array; readonly currencies: Texts };

/** Where the side of a measure stands. */
type Side = 'origin' | 'kind' | 'none';
type SideTexts = Readonly<Record<Exclude<Side, 'none'>, Texts>>;

const sideOfMeasure: Readonly<Record<Measure, Side>> = {
  'value-per-kg': 'origin',
  'value-per-unit': 'origin',
  'kg-per-unit': 'none',
  'gross-to-net': 'kind',
  'kg-per-package': 'kind',
};
const goesByUnit: ReadonlySet<Measure> = new Set(['value-per-unit', 'kg-per-unit']);

class Observing {
  readonly #columns: Columns;
  readonly #rates: RatesInColumns;
  readonly #lodgedAt: Float64Array;
  readonly #flow: Texts;
  readonly #transit: number;
  readonly #code: Texts;
  readonly #value: Money;
  readonly #price: Money;
  readonly #net: Float64Array;
  readonly #gross: Float64Array;
  readonly #quantity: Float64Array;
  readonly #packages: Float64Array;
  readonly #cells: CellsInColumns;
  readonly #undetermined: Partial<Record<UndeterminedReason, number>> = {};
  #declarations = 0;
  #items = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  constructor(columns: Columns, rates: ExchangeRates, correlation: NamedList | undefined) {
    this.#columns = columns;
    this.#rates = new RatesInColumns(rates);
    this.#lodgedAt = numbersIn(columns, 'lodgedAt', columns.declarations);
    this.#flow = textsIn(columns, 'flow', columns.declarations);
    this.#transit = this.#flow.dictionary.indexOf('transit');
    const numbers = (path: string): Float64Array => numbersIn(columns, `item.${path}`, columns.items);
    const texts = (path: string): Texts => textsIn(columns, `item.${path}`, columns.items);
    const money = (path: string): Money => ({
      amounts: numbers(`${path}.amount`),
      currencies: texts(`${path}.currency`),
    });
    this.#code = texts('commodityCode');
    this.#value = money('customsValue');
    this.#price = money('itemPrice');
    this.#net = numbers('netMassKg');
    this.#gross = numbers('grossMassKg');
    this.#quantity = numbers('quantity.value');
    this.#packages = numbers('packages');
    const sides = { origin: texts('originCountry'), kind: texts('attributes.packageKind') };
    const unit = texts('quantity.unit');
    this.#cells = new CellsInColumns(columns.items, this.#code, unit, sides, correlation);
  }

  add(row: number): void {
    const { itemStarts } = this.#columns;
    const [from = 0, to = 0] = [itemStarts[row], itemStarts[row + 1]];
    this.#declarations += 1;
    this.#items += to - from;
    if (this.#transit >= 0 && this.#flow.codes[row] === this.#transit) return;
    const day = Math.floor((this.#lodgedAt[row] ?? Number.NaN) / dayMilliseconds);
    this.#cells.lodgedOn(this.#rates.dayOf(day));
    const before = this.#cells.length;
    for (let item = from; item < to; item++) this.#addItem(item, day);
    if (this.#cells.length === before) return;
    this.#first = Math.min(this.#first, day);
    this.#last = Math.max(this.#last, day);
  }

  result(): ObservedColumns {
    const period = { from: this.#rates.dayOf(this.#first), until: this.#rates.dayOf(this.#last) };
    return {
      declarations: this.#declarations,
      items: this.#items,
      undetermined: this.#undetermined,
      ...(this.#cells.length > 0 && { coded: { ...this.#cells.coded(), ...period } }),
    };
  }

  #addItem(item: number, day: number): void {
    const amount = this.#amountOf(item, day);
    const hasCode = this.#code.codes[item] !== 0;
    const net = this.#net[item] ?? Number.NaN;
    const reason = whyUndetermined(hasCode, amount, net);
    if (reason !== undefined) this.#undetermined[reason] = (this.#undetermined[reason] ?? 0) + 1;
    if (!hasCode) return;
    const value = typeof amount === 'number' ? amount : Number.NaN;
    const quantity = this.#quantity[item] ?? Number.NaN;
    if (reason === undefined) this.#cells.add(item, 'value-per-kg', value / net);
    this.#cells.add(item, 'value-per-unit', value / quantity);
    this.#cells.add(item, 'kg-per-unit', net / quantity);
    this.#cells.add(item, 'gross-to-net', (this.#gross[item] ?? Number.NaN) / net);
    this.#cells.add(item, 'kg-per-package', net / (this.#packages[item] ?? Number.NaN));
  }

  /** The value in the reference currency, or why there is none. */
  #amountOf(item: number, day: number): number | UndeterminedReason {
    const { amounts, currencies } = Number.isNaN(this.#value.amounts[item]) ? this.#price : this.#value;
    const amount = amounts[item] ?? Number.NaN;
    if (Number.isNaN(amount)) return 'no-value';
    if (!(amount > 0 && amount < Infinity)) return 'value-not-positive';
    const currency = currencies.dictionary[currencies.codes[item] ?? 0] ?? '';
    const rate = this.#rates.rateOn(currency as CurrencyCode, day);
    return rate === undefined ? 'no-exchange-rate' : amount * rate;
  }
}

function whyUndetermined(
  hasCode: boolean,
  amount: number | UndeterminedReason,
  net: number,
): UndeterminedReason | undefined {
  if (!hasCode) return 'no-commodity-code';
  if (typeof amount === 'string') return amount;
  if (Number.isNaN(net)) return 'no-net-mass';
  if (!(net > 0 && net < Infinity)) return 'net-mass-not-positive';
  return isPlausibleRatio(amount / net) ? undefined : 'absurd-unit-value';
}

/** The cells that occur in some columns, each found by the codes of its texts. */
class CellsInColumns {
  #day = '' as Day;
  #month: Month = 0;
  #changesAfter = 0;
  readonly #correlation: NamedList | undefined;
  readonly #code: Texts;
  readonly #unit: Texts;
  readonly #sides: SideTexts;
  readonly #cells: { readonly cell: CellKey; readonly month: Month }[] = [];
  /** By month, changes of the nomenclature after it and measure, then by the codes of code, side and unit. */
  readonly #known = new Map<number, Map<number, number>>();
  readonly #cellOfEach: Uint32Array;
  readonly #steps: Int32Array;
  length = 0;

  constructor(items: number, code: Texts, unit: Texts, sides: SideTexts, correlation: NamedList | undefined) {
    this.#correlation = correlation;
    this.#code = code;
    this.#unit = unit;
    this.#sides = sides;
    this.#cellOfEach = new Uint32Array(items * measures.length);
    this.#steps = new Int32Array(items * measures.length);
  }

  /** What is added next was lodged on this day. */
  lodgedOn(day: Day): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#month = monthOf(day);
    this.#changesAfter = this.#correlation === undefined ? 0 : changesAfter(this.#correlation, day);
  }

  /** Adds a ratio of an item, if there is any. */
  add(item: number, measure: Measure, ratio: number): void {
    if (!isPlausibleRatio(ratio)) return;
    this.#cellOfEach[this.length] = this.#placeOf(item, measure);
    this.#steps[this.length] = stepsOf(ratio);
    this.length += 1;
  }

  coded(): Pick<CodedObservations, 'cells' | 'cellOfEach' | 'steps'> {
    return {
      cells: this.#cells,
      cellOfEach: this.#cellOfEach.subarray(0, this.length),
      steps: this.#steps.subarray(0, this.length),
    };
  }

  #placeOf(item: number, measure: Measure): number {
    const side = sideOfMeasure[measure];
    const sides = side === 'none' ? undefined : this.#sides[side];
    const code = this.#code.codes[item] ?? 0;
    const sideCode = sides?.codes[item] ?? 0;
    const unitCode = goesByUnit.has(measure) ? (this.#unit.codes[item] ?? 0) : 0;
    const time = this.#changesAfter * mostMonths + this.#month;
    const group = time * measures.length + measures.indexOf(measure);
    let places = this.#known.get(group);
    if (places === undefined) {
      places = new Map();
      this.#known.set(group, places);
    }
    const key = (code * (sides?.dictionary.length ?? 1) + sideCode) * this.#unit.dictionary.length + unitCode;
    const known = places.get(key);
    if (known !== undefined) return known;
    const cell = {
      measure,
      unit: this.#unit.dictionary[unitCode] ?? '',
      code: cellCode(this.#carried(this.#code.dictionary[code] ?? ''), measure),
      side: sides?.dictionary[sideCode] ?? '',
    };
    places.set(key, this.#cells.length);
    return this.#cells.push({ cell, month: this.#month }) - 1;
  }

  #carried(code: string): string {
    if (this.#changesAfter === 0 || this.#correlation === undefined) return code;
    return carriedCode(this.#correlation, code as CommodityCode, this.#day);
  }
}

/** Rates and days by the number of the day, each worked out once. */
class RatesInColumns {
  readonly #rates: ExchangeRates;
  readonly #days = new Map<number, Day>();
  readonly #known = new Map<string, Map<number, number | undefined>>();

  constructor(rates: ExchangeRates) {
    this.#rates = rates;
  }

  dayOf(number: number): Day {
    let day = this.#days.get(number);
    if (day === undefined && Number.isFinite(number)) {
      day = utcDayOfInstant(number * dayMilliseconds);
      this.#days.set(number, day);
    }
    return day ?? ('' as Day);
  }

  rateOn(currency: CurrencyCode, day: number): number | undefined {
    let known = this.#known.get(currency);
    if (known === undefined) {
      known = new Map();
      this.#known.set(currency, known);
    }
    if (!known.has(day)) known.set(day, this.#rates.rateOn(currency, this.dayOf(day)));
    return known.get(day);
  }
}

const dayMilliseconds = 86_400_000;
/** More than there are months up to the year 9999. */
const mostMonths = 12 * 10_000;

function numbersIn(columns: Columns, path: string, rows: number): Float64Array {
  const column = columns.column(path);
  return column?.kind === 'number' ? column.values : new Float64Array(rows).fill(Number.NaN);
}

function textsIn(columns: Columns, path: string, rows: number): Texts {
  const column = columns.column(path);
  return column?.kind === 'text' ? column : { dictionary: [''], codes: new Uint8Array(rows) };
}
