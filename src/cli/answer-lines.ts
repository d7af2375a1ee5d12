import type { Counted, HistoryAnswer, HistoryQuestion, Sum } from '../app/history/question/question.ts';

const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** An answer as lines of a terminal, every share with its interval. */
export function answerLines(answer: HistoryAnswer, { by }: Pick<HistoryQuestion, 'by'>): readonly string[] {
  const { groups, groupsLeftOut = 0 } = answer;
  const whole = [
    `${counts.format(answer.declarations)} of ${counts.format(answer.ofDeclarations)} declarations, ${shareText(answer)}`,
    `${counts.format(answer.items)} items`,
    ...(answer.sums ?? []).map((sum) => `sum ${sumText(sum)}`),
  ];
  if (groups === undefined) return whole;
  const rows = groups.map((group) => [
    group.value ?? '(absent)',
    counts.format(group.declarations),
    counts.format(group.ofDeclarations),
    shareText(group),
    counts.format(group.items),
    ...(group.sums === undefined ? [] : [group.sums.map(sumText).join(', ')]),
  ]);
  const heading = [by ?? '', 'declarations', 'of', 'share (95 %)', 'items', ...(answer.sums ? ['sum'] : [])];
  return [
    ...whole,
    '',
    ...aligned([heading, ...rows]),
    ...(groupsLeftOut > 0 ? [`and ${counts.format(groupsLeftOut)} more; --top tells them`] : []),
  ];
}

function shareText({ share: { value, low, high } }: Counted): string {
  const percent = (share: number): string => (share * 100).toPrecision(3);
  return `${percent(value)} % (${percent(low)} to ${percent(high)})`;
}

function sumText({ currency, value, values }: Sum): string {
  return `${numbers.format(value)}${currency === undefined ? '' : ` ${currency}`} of ${counts.format(values)}`;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
