import type { Problem } from '../../domain/problem.ts';
import type { Limits } from '../limits.ts';
import { type Place, problemAt } from '../problems.ts';
import { brokenRowProblem } from './broken-row-problem.ts';
import { csvRows } from './csv-rows.ts';
import { otherSeparator } from './other-separator.ts';

/** A row of a table whose first row names its columns, or what is wrong with it. */
export type NamedRow =
  | { readonly kind: 'row'; readonly place: Place; readonly cellOf: (column: string) => string }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/**
 * The rows of a CSV table, separated by commas, whose first row names its columns: `required` must be among them, others
 * may. A table without them has one broken row and no other.
 */
export async function* namedRows(
  bytes: AsyncIterable<Uint8Array>,
  required: readonly string[],
  { source, limits }: { readonly source: string; readonly limits: Limits },
): AsyncGenerator<NamedRow> {
  let columns: ReadonlyMap<string, number> | undefined;
  for await (const row of csvRows(bytes, ',', limits.recordBytes)) {
    if (row.kind === 'broken') {
      yield { kind: 'broken', problems: [brokenRowProblem(row, source)] };
      // Without its head no row of a table has a meaning.
      if (columns === undefined) return;
    } else if (columns === undefined) {
      columns = new Map(row.cells.map((cell, index) => [cell.trim(), index]));
      const problems = missingColumns(columns, required, { source, line: row.line });
      if (problems.length === 0) continue;
      yield { kind: 'broken', problems };
      return;
    } else {
      const { line, cells } = row;
      const known = columns;
      yield {
        kind: 'row',
        place: { source, line, pathOf: (steps) => String(steps[0] ?? '') },
        cellOf: (column) => cells[known.get(column) ?? -1]?.trim() ?? '',
      };
    }
  }
}

function missingColumns(
  columns: ReadonlyMap<string, number>,
  required: readonly string[],
  place: Place,
): readonly Problem[] {
  return required
    .filter((column) => !columns.has(column))
    .map((column) =>
      problemAt(
        { ...place, pathOf: () => column },
        [],
        'missing-column',
        `The first row names the columns, and one of them is ${column}.${otherSeparator([...columns.keys()])}`,
      ),
    );
}
