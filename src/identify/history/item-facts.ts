import { commodityPrefix } from '../../domain/codes.ts';
import { type GoodsItem, itemValueOf } from '../../domain/goods-item.ts';
import type { Known } from '../../domain/known.ts';
import { type HistoryRecord, habitList, type TextCount, type TrailEntry } from './history-record.ts';
import type { Others } from './others.ts';
import { daysBetween } from './spans.ts';
import { importingCodes, postKey, type Traces } from './traces.ts';
import { leftByOthers } from './windows.ts';

type Asked = { readonly traces: Traces; readonly others: Others; readonly at: number };

/** Places in a line of an importer with a code. */
const line = { flow: 0, origin: 1, commodityCode: 2, unitValue: 3, currency: 4 } as const;

/** What is known of each item, in the order they stand. */
export function itemFacts(asked: Asked): readonly Known[] {
  const { traces, others } = asked;
  const habits = traces.habits === undefined ? undefined : others(traces.habits);
  const pasts = codePasts(asked);
  return traces.declaration.items.map((item) => {
    const past = pasts.get(item.commodityCode?.slice(0, 6) ?? '');
    return {
      history: {
        importer: {
          ...(past !== undefined && codeFacts(item, past, asked.at)),
          ...(habits !== undefined && headingFacts(item, habits)),
        },
        post: { headingFirst: headingFirst(item, asked) },
      },
    };
  });
}

/** What others than the declaration left of a code, once for all items with it. */
type CodePast = {
  /** Of the importer: its record, and what it declared within a year. Absent where no importer is named. */
  readonly record?: HistoryRecord;
  readonly year: readonly TrailEntry[];
  readonly daysSinceImport: number | undefined;
};

function codePasts({ traces, others, at }: Asked): ReadonlyMap<string, CodePast> {
  const { codes, importerCodes, id } = traces;
  const importing = importingCodes(traces);
  const yearOf = (record: HistoryRecord) => leftByOthers(record.trail, id, 366, at);
  return new Map(
    codes.map((code) => {
      const key = importerCodes.get(code);
      const record = key && others(key);
      const year = record === undefined ? [] : yearOf(record);
      const imports = importing === importerCodes ? year : yearOf(others(importing.get(code)));
      const last = imports.findLast(({ texts }) => texts[line.flow] === 'i');
      const daysSinceImport = last && daysBetween(last.at, at);
      return [code, { year, daysSinceImport, ...(record && { record }) }];
    }),
  );
}

function codeFacts(item: GoodsItem, { record, year, daysSinceImport }: CodePast, at: number): Known {
  if (record === undefined) return { daysSinceImport };
  const last = record.lasts.at(-1);
  return {
    declarations: record.declarations,
    daysSinceLast: last === undefined ? undefined : daysBetween(last, at),
    daysSinceImport,
    originFirst: originFirst(item, record.lists[0] ?? []),
    previousOrigin: previousOrigin(item, year),
    ...unitValueFacts(item, year),
  };
}

function originFirst({ originCountry }: GoodsItem, origins: readonly TextCount[]): boolean | undefined {
  if (originCountry === undefined) return undefined;
  return origins.length > 0 && !origins.some(([origin]) => origin === originCountry);
}

/** The most frequent origin of a year's declarations with the code; of equals the first in the alphabet. */
function previousOrigin({ originCountry }: GoodsItem, year: readonly TrailEntry[]): string | undefined {
  const declared = new Map<string, Set<string>>();
  for (const { id, texts } of year) {
    const origin = texts[line.origin] ?? '-';
    if (origin !== '-') declared.set(origin, (declared.get(origin) ?? new Set()).add(id));
  }
  const counts = [...declared].map(([origin, ids]): TextCount => [origin, ids.size]);
  const usual = mostFrequent(counts, originCountry);
  return usual === originCountry ? undefined : usual;
}

function unitValueFacts(item: GoodsItem, year: readonly TrailEntry[]): Known {
  const currency = itemValueOf(item)?.currency;
  if (currency === undefined) return {};
  const values = year
    .filter(
      ({ texts }) => texts[line.commodityCode] === item.commodityCode && texts[line.currency] === currency,
    )
    .map(({ texts }) => Number(texts[line.unitValue]))
    .sort((a, b) => a - b);
  return { unitValueMedian: medianOf(values), unitValues: values.length };
}

function medianOf(sorted: readonly number[]): number | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function headingFacts(item: GoodsItem, { lists }: HistoryRecord): Known {
  const heading = commodityPrefix(item.commodityCode, 4);
  if (heading === undefined) return {};
  const ofChapter = (lists[habitList.headings] ?? []).filter(([one]) => one.startsWith(heading.slice(0, 2)));
  const usual = mostFrequent(ofChapter, heading);
  if (usual === undefined || usual === heading) return {};
  const duties = (lists[habitList.duties] ?? []).filter(([duty]) => duty.startsWith(`${usual} `));
  const duty = mostFrequent(duties, undefined)?.slice(5);
  return { usualHeading: usual, usualDutyPercent: duty === undefined ? undefined : Number(duty) };
}

/** The text that most declarations had: of equals the one that is preferred, else the first in the alphabet. */
function mostFrequent(counts: readonly TextCount[], preferred: string | undefined): string | undefined {
  let best: TextCount | undefined;
  for (const counted of counts) if (best === undefined || isBefore(counted, best, preferred)) best = counted;
  return best?.[0];
}

function isBefore([text, count]: TextCount, [best, most]: TextCount, preferred: string | undefined): boolean {
  if (count !== most) return count > most;
  if (best === preferred || text === preferred) return text === preferred;
  return text < best;
}

function headingFirst(item: GoodsItem, { traces, others }: Asked): boolean | undefined {
  const { exitPost } = traces;
  const heading = commodityPrefix(item.commodityCode, 4);
  if (exitPost === undefined || heading === undefined || !traces.headings.includes(heading)) return undefined;
  return !(others(postKey(exitPost, heading)).lists[0] ?? []).some(([known]) => known === heading);
}
