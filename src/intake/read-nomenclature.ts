import type { CommodityCode } from '../domain/codes.ts';
import type { NomenclatureRow } from '../domain/nomenclature-row.ts';
import type { Problem } from '../domain/problem.ts';
import { namedRows } from './csv/named-rows.ts';
import type { Limits } from './limits.ts';
import { type Place, problemAt, quoted } from './problems.ts';

const columns = { code: 'hscode', text: 'description' } as const;
/** The row of the Harmonized System's public file that stands for all goods together. */
const allGoods = 'TOTAL';
const longestText = 4_096;

/**
 * The lines of a nomenclature from CSV with the columns `hscode` and `description`; others, as `section`, `parent` and
 * `level`, may stand beside them and are not read, since the digits of a code tell them. Codes have 2 to 12 digits, so a
 * national tariff is read as the Harmonized System is. Whatever line is no such line is a problem, and the rest is read.
 */
export async function readNomenclature(
  bytes: AsyncIterable<Uint8Array>,
  options: { readonly source: string; readonly limits: Limits },
): Promise<{ readonly rows: readonly NomenclatureRow[]; readonly problems: readonly Problem[] }> {
  const rows: NomenclatureRow[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for await (const row of namedRows(bytes, Object.values(columns), options)) {
    if (row.kind === 'broken') {
      problems.push(...row.problems);
      continue;
    }
    const [code, text] = [row.cellOf(columns.code), textOf(row.cellOf(columns.text))];
    if (code === allGoods) continue;
    const found = faultsOf(code, text, seen.has(code), row.place);
    problems.push(...found);
    if (found.length > 0) continue;
    seen.add(code);
    rows.push({ code: code as CommodityCode, text });
  }
  return { rows, problems };
}

/** National tariffs write the depth of a line as dashes before its text. */
function textOf(cell: string): string {
  return cell.replace(/^[\s\-–—]+/, '');
}

function faultsOf(code: string, text: string, isRepeated: boolean, place: Place): readonly Problem[] {
  const problems: Problem[] = [];
  if (!/^\d{2,12}$/.test(code))
    problems.push(
      problemAt(place, [columns.code], 'not-a-commodity-code', `${quoted(code)} is not 2 to 12 digits.`),
    );
  else if (isRepeated)
    problems.push(problemAt(place, [columns.code], 'duplicate-value', `${code} already stands further up.`));
  if (text === '') problems.push(problemAt(place, [columns.text], 'missing', 'The line has no text.'));
  else if (text.length > longestText)
    problems.push(
      problemAt(
        place,
        [columns.text],
        'too-long',
        `${text.length} characters; at most ${longestText} are taken.`,
      ),
    );
  return problems;
}
