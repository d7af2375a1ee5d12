import type { ListEntry } from './list-entry.ts';
import { any, list, object, optional, required, text } from './shape.ts';

/** The value is `any` here: whether it is text or a number, and of which form, its list says. */
export const listEntryShape = object<ListEntry>({
  value: required(any, 'Text or a number'),
  validFrom: optional(text(10), 'First UTC day of lodgement it is on the list'),
  validTo: optional(text(10), 'Last UTC day of lodgement it is on the list'),
  name: optional(text(512), 'Of a party: its name'),
  names: optional(list(text(512)), 'Of a party: other names'),
  country: optional(text(2, { code: 'country' }), 'Of a party: its country'),
  identifiers: optional(list(text(512)), 'Of a party: tax, registration and other numbers'),
  is: optional(any, 'Of a reference table: what is looked up, text or a number; the value is the key'),
  remark: optional(text(1_024), 'Why it is there'),
  source: optional(text(1_024), 'Where it comes from'),
});
