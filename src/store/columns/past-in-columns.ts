import type { HistoryRecord } from '../../app/backtest/history-record.ts';
import type { PastStore } from '../../app/ports/past-store.ts';
import type { RecordedPast } from '../recorded-past.ts';
import type { Manifest } from './manifest.ts';
import { manifestOf } from './manifest-of.ts';
import { PagesInColumns } from './pages-in-columns.ts';
import { defaultRangeLimits, type RangeLimits, RangeReader } from './range-reader.ts';

/**
 * The past in the columns of a folder, and from the record what came after them: first that, which is newer. Where
 * the columns are of no use, or cease to be while they are read, the record tells what is left.
 */
export function pastInColumns(
  folder: string,
  recorded: RecordedPast,
  limits: RangeLimits = defaultRangeLimits,
): PastStore {
  return {
    async *read(period, fields): AsyncGenerator<readonly HistoryRecord[]> {
      const manifest = await manifestOf(folder, recorded);
      const head = await recorded.head();
      if (manifest === undefined || !hasFields(manifest, fields)) {
        yield* recorded.between(period, { after: 0, before: head + 1, head });
        return;
      }
      const { entries } = manifest.upTo;
      const later = await recorded.laterThan(manifest.upTo, head);
      yield* recorded.between(period, { after: entries, before: head + 1, head });
      const reader = new RangeReader(folder, manifest, limits);
      const pages = new PagesInColumns(reader, later, { period, fields });
      for (let before = entries + 1; ; ) {
        const page = nextOf(pages);
        if (page === undefined) return;
        if (page === 'broken') {
          yield* recorded.between(period, { after: 0, before, head });
          return;
        }
        before = page.firstSequence;
        // An empty one too, so that a reader whose time is over can leave.
        yield page.records;
      }
    },
  };
}

/** Columns are derived and may be begun anew at any time; that is no trouble of who reads them. */
function nextOf(pages: PagesInColumns): ReturnType<PagesInColumns['next']> | 'broken' {
  try {
    return pages.next();
  } catch {
    return 'broken';
  }
}

/** Whether columns hold what is asked. */
function hasFields({ columns, isWithoutSomeBoxes }: Manifest, fields: readonly string[]): boolean {
  const kept = new Set(columns.map(({ path }) => path));
  return !isWithoutSomeBoxes || fields.every((path) => kept.has(path) || !isBox.test(path));
}

const isBox = /^(?:item\.)?attributes\./;
