import type { ListView } from '../../../src/server/api.ts';
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
} as const satisfies Record<ListKind, MessageKey>;

export const listKinds = Object.keys(kindNames) as readonly ListKind[];
