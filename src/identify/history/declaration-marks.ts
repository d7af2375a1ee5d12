import { commodityPrefix } from '../../domain/codes.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { type GoodsItem, itemValueOf, unitValueOf } from '../../domain/goods-item.ts';
import { localHourOf, type Moment } from '../../domain/moment.ts';
import { type HistoryKey, owners, shortText } from './history-key.ts';
import type { Mark } from './history-record.ts';
import { isResidualCode } from './residual-code.ts';
import { postKey, type Traces } from './traces.ts';

/** What a declaration leaves, under each key. */
export type Marks = ReadonlyMap<HistoryKey, Mark>;

/** So many texts of a list, of one declaration: more would push out those of all others. */
const mostTexts = 8;

export function marksOf(traces: Traces, heardAt: Moment): Marks {
  const marks = new Map<HistoryKey, Mark>();
  const small = smallConsignment(traces, heardAt);
  markParties(traces, small, marks);
  markHabits(traces, marks);
  markGoods(traces, marks);
  markTransport(traces, marks);
  markDocuments(traces, marks);
  markAddresses(traces, small, marks);
  return marks;
}

function markParties(traces: Traces, small: SmallConsignment, marks: Map<HistoryKey, Mark>): void {
  const mark: Mark = { counts: true, months: [1], days: [1], lists: [traces.codes] };
  for (const owner of owners) {
    const key = traces.owners[owner];
    if (key !== undefined) marks.set(key, owner === 'consignee' ? { ...mark, trail: small } : mark);
  }
}

type SmallConsignment = readonly (readonly string[])[];

/**
 * The value of a small consignment when the history hears of it; nothing where it is none, so that it takes back what an
 * earlier version left.
 */
export function smallConsignment({ declaration, settings }: Traces, heardAt: Moment): SmallConsignment {
  if (declaration.flow !== 'import') return [];
  let total = 0;
  for (const item of declaration.items) {
    const value = settings.valueOf(item, heardAt);
    if (value === undefined) return [];
    total += value;
  }
  // Of ten thousand items in another order the sum may differ in the last place.
  return total < settings.smallConsignmentValue ? [[String(Number(total.toPrecision(9)))]] : [];
}

function markHabits(traces: Traces, marks: Map<HistoryKey, Mark>): void {
  const { declaration, habits, headings } = traces;
  if (habits === undefined) return;
  const { items } = declaration;
  const residual = items.filter(({ commodityCode }) => commodityCode && isResidualCode(commodityCode)).length;
  const tallies = [1, isNight(declaration.lodgedAt) ? 1 : 0, items.length, residual];
  marks.set(habits, {
    counts: false,
    months: tallies,
    days: tallies,
    lists: [
      declaration.office === '' ? [] : [shortText(declaration.office)],
      originsOf(items),
      headings,
      dutiesOf(items),
    ],
  });
}

/** Whether it is known to have been lodged from 22 to 6 by the clock of the place, which its moment keeps. */
function isNight(lodgedAt: Moment): boolean {
  const hour = localHourOf(lodgedAt);
  return hour !== undefined && (hour >= 22 || hour < 6);
}

export function originsOf(items: readonly GoodsItem[]): readonly string[] {
  return inOrder(items.flatMap(({ originCountry }) => originCountry ?? [])).slice(0, mostTexts);
}

function dutiesOf(items: readonly GoodsItem[]): readonly string[] {
  const duties = items.flatMap(({ commodityCode, dutyRatePercent }) => {
    const heading = commodityPrefix(commodityCode, 4);
    return heading === undefined || dutyRatePercent === undefined
      ? []
      : `${heading} ${Number(dutyRatePercent.toPrecision(4))}`;
  });
  return inOrder(duties).slice(0, mostTexts);
}

function markGoods(
  { declaration, importerCodes, exitPost, headings }: Traces,
  marks: Map<HistoryKey, Mark>,
): void {
  for (const [code, { origins, lines }] of linesByCode(declaration, importerCodes)) {
    const key = importerCodes.get(code);
    if (key === undefined) continue;
    marks.set(key, { counts: true, lists: [inOrder(origins).slice(0, mostTexts)], trail: lines });
  }
  if (exitPost === undefined) return;
  for (const chapter of new Set(headings.map((heading) => heading.slice(0, 2)))) {
    const ofChapter = headings.filter((heading) => heading.startsWith(chapter));
    marks.set(postKey(exitPost, chapter), { counts: false, lists: [ofChapter] });
  }
}

type Lines = { readonly origins: readonly string[]; readonly lines: readonly (readonly string[])[] };

/** Of each HS6: flow, origin, commodity code, value per net kg and its currency, of at most two items. */
function linesByCode(
  declaration: Declaration,
  codes: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Lines> {
  const items = new Map<string, GoodsItem[]>();
  for (const item of declaration.items) {
    const code = commodityPrefix(item.commodityCode, 6);
    if (code === undefined || !codes.has(code)) continue;
    const same = items.get(code);
    if (same === undefined) items.set(code, [item]);
    else same.push(item);
  }
  const flow = declaration.flow === 'import' ? 'i' : 'o';
  return new Map(
    [...items].map(([code, those]) => [
      code,
      {
        origins: those.flatMap(({ originCountry }) => originCountry ?? []),
        lines: leastAndGreatest(inOrder(those.map((item) => lineOf(flow, item)))),
      },
    ]),
  );
}

/**
 * The lines of least and of greatest value per kg, those without a value last. Anybody may name the importer, so one
 * declaration must not fill what its goods usually cost; and these two, of a declaration in one currency, draw a median
 * to neither side.
 */
function leastAndGreatest(lines: readonly string[]): readonly (readonly string[])[] {
  const places = lines.map((line) => line.split(' '));
  if (places.length <= 2) return places;
  const valued = places
    .filter(([, , , unitValue]) => unitValue !== '-')
    .sort(([, , , one], [, , , other]) => Number(one) - Number(other));
  const [least, ...others] = [...valued, ...places.filter(([, , , unitValue]) => unitValue === '-')];
  const greatest = valued.length > 1 ? valued.at(-1) : others[0];
  return [least, greatest].filter((line) => line !== undefined);
}

function lineOf(flow: string, item: GoodsItem): string {
  const unitValue = unitValueOf(item);
  const value =
    unitValue === undefined ? '- -' : `${roundedUnitValue(unitValue)} ${itemValueOf(item)?.currency}`;
  return `${flow} ${item.originCountry ?? '-'} ${item.commodityCode} ${value}`;
}

/** To six digits: no value per kg is known better. */
export function roundedUnitValue(unitValue: number): number {
  return Number(unitValue.toPrecision(6));
}

function markTransport(traces: Traces, marks: Map<HistoryKey, Mark>): void {
  const named: Mark = { counts: false, trail: [[]] };
  for (const key of traces.containers.keys()) marks.set(key, named);
  for (const key of traces.seals.keys()) marks.set(key, named);
  if (traces.route !== undefined) {
    marks.set(traces.route, {
      counts: true,
      lists: [traces.borderPost === undefined ? [] : [traces.borderPost]],
    });
  }
}

function markDocuments(traces: Traces, marks: Map<HistoryKey, Mark>): void {
  const { declaration, parties } = traces;
  const named: Mark = { counts: false, trail: [[]] };
  for (const key of traces.certificates.keys()) marks.set(key, named);
  if (traces.invoice !== undefined) marks.set(traces.invoice, named);
  const byWhom: Mark = { counts: false, trail: [[parties.importer ?? '', parties.declarant ?? '']] };
  for (const key of traces.bills) marks.set(key, byWhom);
  if (traces.goods !== undefined) {
    marks.set(traces.goods, {
      counts: false,
      trail: [[parties.importer ?? '', writtenId(declaration.id, traces.id)]],
    });
  }
}

/** The id itself, for people to look up; where it is very long, its short form alone. */
function writtenId(id: string, short: string): string {
  return JSON.stringify(id).length <= 72 && /^[\x20-\x7e]*$/.test(id) ? id : short;
}

function markAddresses(traces: Traces, small: SmallConsignment, marks: Map<HistoryKey, Mark>): void {
  const { address, consigneeAddress, parties } = traces;
  if (consigneeAddress !== undefined) marks.set(consigneeAddress, { counts: false, trail: small });
  if (address === undefined || parties.importer === undefined) return;
  marks.set(address, { counts: false, ...marks.get(address), lists: [[parties.importer]] });
}

function inOrder(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)].sort();
}
