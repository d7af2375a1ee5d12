import { type ListRow, type NamedList, rowOf } from './named-list.ts';

/** The last day of values that are examples only. No declaration was lodged then, so that none is ever on such a list. */
const examplesEnd = '1970-01-01';

/** A row that shows the form of a list to whoever fills it. */
export function exampleOf(row: ListRow): ListRow {
  return { ...row, validTo: examplesEnd };
}

/** Whether a list holds anything that is not an example. */
export function isFilled(list: NamedList): boolean {
  return list.some((element) => rowOf(element).validTo !== examplesEnd);
}
