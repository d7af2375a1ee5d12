import { parseMoment } from '../../domain/moment.ts';
import { type ListRow, type NamedList, rowOf, type TableType } from '../../domain/named-list.ts';

const known = new WeakMap<NamedList, Map<TableType, string | undefined>>();

/** Why a list is no table of a type, in words; undefined where it is one. Many profiles may ask of one long table. */
export function misfitIn(list: NamedList, holds: TableType): string | undefined {
  const byType = known.get(list) ?? new Map<TableType, string | undefined>();
  known.set(list, byType);
  if (!byType.has(holds)) byType.set(holds, firstMisfit(list, holds));
  return byType.get(holds);
}

function firstMisfit(list: NamedList, holds: TableType): string | undefined {
  for (const element of list) {
    const row = rowOf(element);
    const value = JSON.stringify(row.value);
    if (row.is === undefined) return `${value} has no "is" that says what is looked up`;
    if (typeof row.value !== 'string') return `the key ${value} is a number, and keys are text`;
    if (!fits(row, holds)) return `${value} is ${JSON.stringify(row.is)}, which is not ${nameOf[holds]}`;
  }
  return undefined;
}

const nameOf: Readonly<Record<TableType, string>> = {
  text: 'text',
  number: 'a number',
  day: 'a day as in 2026-03-01',
};

function fits({ is }: ListRow, holds: TableType): boolean {
  if (holds === 'number') return typeof is === 'number';
  if (typeof is !== 'string') return false;
  return holds === 'text' || (/^\d{4}-\d{2}-\d{2}$/.test(is) && 'moment' in parseMoment(is));
}
