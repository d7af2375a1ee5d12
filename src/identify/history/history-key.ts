import { hash } from 'node:crypto';
import type { Brand } from '../../domain/brand.ts';

/** What a record of the history is about: a kind and a text, as in `container:VQLU8522205`. */
export type HistoryKey = Brand<string, 'HistoryKey'>;

/** The parties whose past is kept, and importer and declarant together. */
export const owners = ['importer', 'exporter', 'declarant', 'carrier', 'consignee', 'pair'] as const;
export type Owner = (typeof owners)[number];

/** What records of the history are about. */
export type HistoryKind =
  | Owner
  /** Of an importer: offices, origins and headings, and how it declares from day to day. */
  | 'habits'
  /** An importer with a code of the Harmonized System. */
  | 'importer-code'
  /** An importer with one of its exporters, or at one of its addresses: only what was found there. */
  | 'link'
  | 'address'
  | 'container'
  | 'seal'
  | 'certificate'
  | 'bill'
  | 'invoice'
  | 'goods'
  | 'route'
  | 'post'
  | 'office'
  | 'overall'
  | 'cohort';

/** The key of a kind and what it is about; parts are kept as they are where they are short and plain. */
export function historyKey(kind: HistoryKind, ...parts: readonly string[]): HistoryKey {
  return `${kind}:${parts.map((part) => shortText(part)).join(':')}` as HistoryKey;
}

export function kindOfKey(key: HistoryKey): HistoryKind {
  return key.slice(0, key.indexOf(':')) as HistoryKind;
}

const plain = /^[\w.@#+-]{1,32}$/;

/**
 * A text that says the same in at most 32 plain characters: itself, or 132 bits of its SHA-256, so that nobody can
 * make a second text with the past of the first. Anything a declarant writes has a bounded size in a record.
 */
export function shortText(text: string): string {
  return plain.test(text) ? text : `~${hash('sha256', text, 'base64url').slice(0, 22)}`;
}
