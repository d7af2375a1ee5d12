import type { CurrencyCode } from '../../domain/codes.ts';
import { withKnown } from '../../domain/known.ts';
import { instantOf } from '../../domain/moment.ts';
import { DeclarationCoder } from '../../identify/columns/code-declarations.ts';
import { columnWriter } from '../../identify/columns/column-writer.ts';
import type { Column, Columns } from '../../identify/columns/columns.ts';
import { fieldAt } from '../../identify/fields/field-catalogue.ts';
import { entryFields } from '../history/recorded-fields.ts';
import type { HistoryEntry, HistoryFinding } from '../ports/history-store.ts';
import type { FoundRow } from './history-of-parties.ts';

/** Entries of the record in the columns of some paths, as files of columns hold them. */
export function entriesInColumns(entries: readonly HistoryEntry[], paths: readonly string[]): Columns {
  const coder = new DeclarationCoder(paths.flatMap((path) => fieldAt(path) ?? []));
  for (const { declaration, facts } of entries) coder.add(withKnown(declaration, facts.known));
  const declared = coder.finish();
  const recorded = new Map<string, Column>();
  for (const { path, kind, read } of entryFields.filter((field) => paths.includes(field.path))) {
    const writer = columnWriter({ many: kind === 'texts', type: kind === 'number' ? 'number' : 'text' });
    for (const entry of entries) writer.append(read(entry));
    recorded.set(path, writer.finish());
  }
  return { ...declared, column: (path) => recorded.get(path) ?? declared.column(path) };
}

/** A finding of the record as a row; undefined where it is on no version. */
export function foundRowOf({ sequence, declaration, finding, at }: HistoryFinding): readonly FoundRow[] {
  if (declaration === undefined) return [];
  const { item, result, revenueRecovered } = finding;
  return [
    {
      sequence,
      declaration,
      at: instantOf(at),
      result,
      ...(item !== undefined && { item }),
      ...(revenueRecovered !== undefined && {
        recovered: {
          amount: Number(revenueRecovered.amount),
          currency: revenueRecovered.currency satisfies CurrencyCode,
        },
      }),
    },
  ];
}
