import { ratesList } from '../../domain/exchange-rates.ts';
import type { NamedList, TableType } from '../../domain/named-list.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { correlationList } from '../../identify/data/nomenclature/carried-over.ts';
import { nomenclatureList } from '../../identify/data/nomenclature/nomenclature-by-day.ts';
import { knownFields } from '../../identify/fields/field-catalogue.ts';
import { factsBeneath, tablesBeneath } from '../../identify/lookups/bound-field.ts';

/** A table that Tamga knows by its name, and the fields that are absent without it. */
export type ReferenceTable = {
  readonly name: string;
  readonly holds: TableType;
  readonly fields: readonly string[];
};

/** The tables that fields rest on, in the order of their names. */
export function referenceTables(): readonly ReferenceTable[] {
  const found = new Map<string, { readonly holds: TableType; readonly fields: string[] }>([
    [correlationList, { holds: 'number', fields: [] }],
    [nomenclatureList, { holds: 'text', fields: [] }],
    [ratesList, { holds: 'number', fields: [] }],
  ]);
  const fields = knownFields();
  for (const { lookup } of fields)
    if (lookup !== undefined) found.set(lookup.list, { holds: lookup.holds, fields: [] });
  for (const { path } of fields) {
    for (const name of tablesBeneath(path)) found.get(name)?.fields.push(path);
    const facts = factsBeneath(path);
    if (facts.has('nomenclature')) found.get(nomenclatureList)?.fields.push(path);
    if (restsOnCodes(path)) found.get(correlationList)?.fields.push(path);
    if (facts.has('rates')) found.get(ratesList)?.fields.push(path);
  }
  return [...found].map(([name, table]) => ({ name, ...table })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Fields that know goods by codes which were declared before. */
function restsOnCodes(path: string): boolean {
  return (
    path.startsWith('item.history.') || path.startsWith('item.reference.') || path.startsWith('item.band.')
  );
}

/** A table as it stands in some lists. */
export type TableTold = ReferenceTable & { readonly rows: number };

/** Every table there is: those that fields rest on, filled or not, and what else among the lists is one. */
export function tablesIn(lists: NamedLists): readonly TableTold[] {
  const known = referenceTables();
  const names = new Set(known.map(({ name }) => name));
  const others = Object.entries(lists).filter(
    ([name, list]) => !names.has(name) && holdsOf(list) !== undefined,
  );
  return [
    ...known.map((table) => ({ ...table, rows: listOf(lists, table.name).length })),
    ...others.map(([name, list]) => ({
      name,
      holds: holdsOf(list) ?? 'text',
      fields: [],
      rows: list.length,
    })),
  ];
}

function listOf(lists: NamedLists, name: string): NamedList {
  return (Object.hasOwn(lists, name) ? lists[name] : undefined) ?? [];
}

/** What a table holds, by its first row; undefined where a list is none. */
function holdsOf(list: NamedList): TableType | undefined {
  const [first] = list.flatMap((element) => (typeof element === 'object' ? (element.is ?? []) : []));
  if (first === undefined) return undefined;
  return typeof first === 'number' ? 'number' : 'text';
}
