/** What a head row of a single cell shows where its columns are separated by something else than commas; else nothing. */
export function otherSeparator(columns: readonly string[]): string {
  const [only = '', ...others] = columns;
  if (others.length > 0) return '';
  const found = [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ].find(([separator = '']) => only.includes(separator));
  return found === undefined ? '' : ` Columns seem to be separated by ${found[1]} here; give commas.`;
}
