import type { CodeCorrelation } from '../domain/code-correlation.ts';
import type { CommodityCode } from '../domain/codes.ts';
import type { Problem } from '../domain/problem.ts';
import { type NamedRow, namedRows } from './csv/named-rows.ts';
import type { Limits } from './limits.ts';
import { problemAt, quoted } from './problems.ts';

/**
 * A correlation of two versions of a nomenclature from CSV with the columns `from`, `to` and, where it is known, `share`
 * above 0 and up to 1. Whatever line is none is a problem, and the rest is read.
 */
export async function readCorrelation(
  bytes: AsyncIterable<Uint8Array>,
  options: { readonly source: string; readonly limits: Limits },
): Promise<{ readonly rows: readonly CodeCorrelation[]; readonly problems: readonly Problem[] }> {
  const rows: CodeCorrelation[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for await (const row of namedRows(bytes, ['from', 'to'], options)) {
    const found = row.kind === 'broken' ? row.problems : faultsOf(row, seen);
    problems.push(...found);
    if (row.kind === 'broken' || found.length > 0) continue;
    const [from, to, share] = ['from', 'to', 'share'].map((column) => row.cellOf(column));
    seen.add(`${from} ${to}`);
    const codes = { from: from as CommodityCode, to: to as CommodityCode };
    rows.push(share ? { ...codes, share: Number(share) } : codes);
  }
  return { rows, problems };
}

function faultsOf(
  { place, cellOf }: NamedRow & { kind: 'row' },
  seen: ReadonlySet<string>,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const column of ['from', 'to']) {
    const code = cellOf(column);
    if (!/^\d{2,12}$/.test(code))
      problems.push(
        problemAt(place, [column], 'not-a-commodity-code', `${quoted(code)} is not 2 to 12 digits.`),
      );
  }
  const pair = `${cellOf('from')} ${cellOf('to')}`;
  if (seen.has(pair))
    problems.push(problemAt(place, ['to'], 'duplicate-value', `${pair} already stands further up.`));
  const share = cellOf('share');
  if (share !== '' && !(/^\d(?:\.\d{1,17})?$/.test(share) && Number(share) > 0 && Number(share) <= 1))
    problems.push(
      problemAt(
        place,
        ['share'],
        'out-of-range',
        `Give a share above 0 and up to 1 instead of ${quoted(share)}.`,
      ),
    );
  return problems;
}
