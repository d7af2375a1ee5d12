import type { ListEntry, ListView } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

export type ListKind = ListView['kind'];

/** What the values of a list are. */
export const kindNames = {
  party: 'listKind.party',
  commodity: 'listKind.commodity',
  country: 'listKind.country',
  container: 'listKind.container',
  number: 'listKind.number',
  text: 'listKind.text',
  mixed: 'listKind.mixed',
  table: 'listKind.table',
} as const satisfies Record<ListKind, MessageKey>;

export const listKinds = Object.keys(kindNames) as readonly ListKind[];

/** The columns of a file of entries, by what the list holds. */
export function columnsOf(kind: ListKind): readonly string[] {
  const details = { party: ['name', 'names', 'country', 'identifiers'], table: ['is'] };
  const own = kind === 'party' || kind === 'table' ? details[kind] : [];
  return ['value', ...own, 'validFrom', 'validTo', 'remark', 'source', 'remove'];
}

/** Whether an entry says more than its value, its days and why it is there. */
export function hasDetails({ name, names, country, identifiers, is }: ListEntry): boolean {
  return [name, names, country, identifiers, is].some((detail) => detail !== undefined);
}
