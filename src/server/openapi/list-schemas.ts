import Type from 'typebox';
import type { ListEntry } from '../../domain/list-entry.ts';
import { listKinds, listVersionStates } from '../../domain/list-version.ts';
import type { ListDifferenceRow, ListProposalView, ListVersionView, ListView } from '../api.ts';
import { concerns } from './concern-schemas.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';
import { problem } from './noun-schemas.ts';

const value = Type.Union([Type.String(), Type.Number()]);
const day = Type.String({ format: 'date', description: 'UTC day of lodgement, included' });

/** Who a party is, and what a reference table holds under the value. */
const details = {
  name: Type.Optional(Type.String({ description: 'Of a party' })),
  names: Type.Optional(Type.Array(Type.String(), { description: 'Other names of the party' })),
  country: Type.Optional(Type.String({ description: 'Of the party, ISO 3166-1' })),
  identifiers: Type.Optional(Type.Array(Type.String(), { description: 'Numbers of the party' })),
  is: Type.Optional(
    Type.Union([Type.String(), Type.Number()], {
      description: 'What is looked up in a table; the value is the key, its parts joined by |',
    }),
  ),
};

/** A list as a rule book holds it: values, some of which are valid for a time only or have details. */
export const namedList = Type.Array(
  Type.Union([
    value,
    Type.Object({ value, validFrom: Type.Optional(day), validTo: Type.Optional(day), ...details }),
  ]),
);

export const namedLists = Type.Record(Type.String(), namedList);

const text = Type.String();
const at = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const version = Type.Integer({ minimum: 1 });

export const listEntry = named<ListEntry>(
  'ListEntry',
  describing<ListEntry>()(
    Type.Object({
      value,
      validFrom: Type.Optional(day),
      validTo: Type.Optional(day),
      ...details,
      remark: Type.Optional(text),
      source: Type.Optional(text),
    }),
  ),
);

export const listChange = named<ListEntry & { readonly remove?: boolean }>(
  'ListChange',
  Type.Object({
    value,
    validFrom: Type.Optional(day),
    validTo: Type.Optional(day),
    ...details,
    remark: Type.Optional(text),
    source: Type.Optional(text),
    remove: Type.Optional(Type.Boolean({ description: 'Whether to take the entry off the list' })),
  }),
);

const versionMembers = {
  list: text,
  version,
  base: Type.Optional(version),
  author: text,
  createdAt: at,
  reason: Type.Optional(text),
  added: count,
  changed: count,
  removed: count,
  entries: Type.Integer({ minimum: 0, description: 'How many it has' }),
  changes: Type.String({ description: 'Hash of the changes' }),
  state: Type.Enum([...listVersionStates]),
  decidedBy: Type.Optional(text),
  decidedAt: Type.Optional(at),
  content: Type.Optional(Type.String({ description: 'Hash of the list as profiles see it' })),
  decisionReason: Type.Optional(Type.String({ description: 'Why it was accepted' })),
  confirmed: Type.Optional(concerns),
  isInForce: Type.Boolean(),
};

export const listVersion = named<ListVersionView>(
  'ListVersion',
  describing<ListVersionView>()(Type.Object(versionMembers)),
);

export const listProposal = named<ListProposalView>(
  'ListProposal',
  describing<ListProposalView>()(
    Type.Object({
      ...versionMembers,
      problems: Type.Optional(Type.Array(problem.ref, { description: 'Why lines were left out' })),
      rejected: Type.Optional(Type.Integer({ minimum: 1, description: 'Lines that were left out' })),
    }),
  ),
);

export const listView = named<ListView>(
  'List',
  describing<ListView>()(
    Type.Object({
      name: text,
      kind: Type.Enum([...listKinds]),
      holds: Type.Optional(
        Type.Enum(['text', 'number', 'day'], { description: 'What a table holds under its keys' }),
      ),
      owner: text,
      description: Type.Optional(text),
      createdBy: text,
      createdAt: at,
      inForce: Type.Optional(listVersion.ref),
      proposed: Type.Optional(listVersion.ref),
    }),
  ),
);

export const listDifference = named<ListDifferenceRow>(
  'ListDifference',
  describing<ListDifferenceRow>()(
    Type.Object({ before: Type.Optional(listEntry.ref), after: Type.Optional(listEntry.ref) }),
  ),
);

export const listSchemas = [listEntry, listChange, listVersion, listProposal, listView, listDifference];
