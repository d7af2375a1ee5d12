import { join } from 'node:path';
import { askParties, type PartyQuestion } from '../../app/parties/ask-parties.ts';
import type { FoundRow } from '../../app/parties/history-of-parties.ts';
import { entriesInColumns, foundRowOf } from '../../app/parties/later-in-columns.ts';
import type { HistoryEntry, HistoryFinding } from '../../app/ports/history-store.ts';
import type { AskedParties } from '../../app/ports/party-questions.ts';
import type { FindingResult } from '../../domain/finding.ts';
import type { Column, Columns } from '../../identify/columns/columns.ts';
import type { AskedColumns } from './answer-in-thread.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type RangeLimits, RangeReader } from './range-reader.ts';
import { readColumn } from './read-column.ts';

/** What a thread is told that answers one question about parties. */
export type PartyWorkerData = AskedColumns & {
  readonly question: PartyQuestion;
  /** What came after the columns. */
  readonly later: {
    readonly entries: readonly HistoryEntry[];
    readonly findings: readonly HistoryFinding[];
    /** Whether there is more than was read. */
    readonly isCut: boolean;
  };
};

/** A party's columns are some thirty, and their texts are read of what occurs alone. */
const defaultLimits: RangeLimits = { declarations: 32_768, items: 65_536 };

/** Answers a question about parties from columns, of one beginning of them, and from what came after. */
export function askPartiesInColumns(
  { folder, beginning, question, later }: PartyWorkerData,
  limits: RangeLimits = defaultLimits,
): AskedParties {
  const manifest = readManifest(folder);
  if (manifest === undefined || manifest.folder !== beginning) return { kind: 'not-ready' };
  // The columns may have grown since what came after them was read.
  const entries = later.entries.filter(({ sequence }) => sequence > manifest.upTo.entries);
  const findings = later.findings.filter(({ sequence }) => sequence > manifest.upTo.findings);
  const history = {
    findings: [...findingsIn(join(folder, manifest.folder), manifest), ...findings.flatMap(foundRowOf)],
    *parts(paths: readonly string[]): Iterable<Columns> {
      if (entries.length > 0) yield entriesInColumns(entries, paths);
      const reader = new RangeReader(folder, manifest, limits);
      let end = manifest.declarations;
      for (let range = reader.rangeBefore(end); range !== undefined; range = reader.rangeBefore(end)) {
        yield reader.read(paths, range);
        end = range.from;
      }
    },
  };
  const upTo = {
    entries: entries.at(-1)?.sequence ?? manifest.upTo.entries,
    findings: findings.at(-1)?.sequence ?? manifest.upTo.findings,
  };
  return { kind: 'answered', answer: askParties(history, question), upTo, isBehind: later.isCut };
}

/** All findings of columns: people make them, so they are few. One that is on no version is left out. */
function findingsIn(folder: string, manifest: Manifest): readonly FoundRow[] {
  const columns = new Map<string, Column>();
  for (const column of manifest.columns) {
    if (column.scope === 'finding')
      columns.set(column.path, readColumn(folder, column, 0, manifest.findings));
  }
  const number = (path: string, row: number): number => {
    const column = columns.get(path);
    return column?.kind === 'number' ? (column.values[row] as number) : Number.NaN;
  };
  const text = (path: string, row: number): string => {
    const column = columns.get(path);
    return column?.kind === 'text' ? (column.dictionary[column.codes[row] as number] ?? '') : '';
  };
  const found: FoundRow[] = [];
  for (let row = 0; row < manifest.findings; row++) {
    const declaration = number('finding.declaration', row);
    if (Number.isNaN(declaration)) continue;
    const item = number('finding.item', row);
    const amount = number('finding.recovered.amount', row);
    found.push({
      sequence: number('finding.sequence', row),
      declaration,
      at: number('finding.recordedAt', row),
      result: text('finding.result', row) as FindingResult,
      ...(!Number.isNaN(item) && { item }),
      ...(!Number.isNaN(amount) && {
        recovered: { amount, currency: text('finding.recovered.currency', row) },
      }),
    });
  }
  return found;
}
