import type { TableType } from '../../domain/named-list.ts';
import { knownFields } from '../fields/field-catalogue.ts';

const types: ReadonlyMap<string, TableType> = new Map(
  knownFields().flatMap(({ lookup }) => (lookup === undefined ? [] : [[lookup.list, lookup.holds]])),
);

/** What a list holds under its keys, where a field is looked up in it; undefined for any other list. */
export function tableTypeOf(list: string): TableType | undefined {
  return types.get(list);
}
