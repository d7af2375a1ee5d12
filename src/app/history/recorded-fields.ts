import { instantOf } from '../../domain/moment.ts';
import type { Field, Scalar } from '../../identify/fields/field.ts';
import { fieldAt, knownFields } from '../../identify/fields/field-catalogue.ts';
import type { HistoryEntry, HistoryFinding } from '../ports/history-store.ts';

type Value = ReturnType<Field['read']>;
export type ColumnKind = 'text' | 'texts' | 'number';

/** Something that is kept of a declaration or of a finding beside what was declared. */
export type RecordedField<Of> = {
  readonly path: string;
  readonly kind: ColumnKind;
  readonly read: (of: Of) => Value;
};

/** What is kept of the decision on a declaration, and of its place in the record. */
export const entryFields: readonly RecordedField<HistoryEntry>[] = [
  { path: 'record.sequence', kind: 'number', read: ({ sequence }) => sequence },
  { path: 'record.supersedes', kind: 'number', read: ({ supersedes }) => supersedes },
  { path: 'record.first', kind: 'number', read: ({ first }) => first },
  { path: 'record.heardAt', kind: 'number', read: ({ heardAt }) => instantOf(heardAt) },
  { path: 'decision.lane', kind: 'text', read: ({ decision }) => decision.lane },
  { path: 'decision.selectedBy', kind: 'text', read: ({ decision }) => decision.selectedBy },
  { path: 'decision.level', kind: 'text', read: ({ decision }) => decision.level },
  { path: 'decision.likelihood', kind: 'number', read: ({ decision }) => decision.likelihood },
  { path: 'decision.decidedAt', kind: 'number', read: ({ decision }) => instantOf(decision.decidedAt) },
  { path: 'decision.draw', kind: 'number', read: ({ facts }) => facts.draw },
  { path: 'decision.drawRate', kind: 'number', read: ({ decision }) => decision.randomDraw.rate },
  { path: 'decision.ruleBook', kind: 'text', read: ({ decision }) => decision.ruleBook },
  { path: 'decision.profiles', kind: 'texts', read: profilesOf },
];

/** Whether a later version took a declaration's place, worked out when it is read; without the column, none did. */
export const supersededPath = 'record.isSuperseded';

/** What was decided and found that declarations may be counted by. */
export const outcomePaths = [
  'decision.lane',
  'decision.selectedBy',
  'decision.level',
  'decision.profiles',
  'decision.ruleBook',
  'finding.result',
];

/** What is kept of a finding; it is on the version whose sequence `finding.declaration` is. */
export const findingFields: readonly RecordedField<HistoryFinding>[] = [
  { path: 'finding.declaration', kind: 'number', read: ({ declaration }) => declaration },
  { path: 'finding.sequence', kind: 'number', read: ({ sequence }) => sequence },
  { path: 'finding.recordedAt', kind: 'number', read: ({ at }) => instantOf(at) },
  { path: 'finding.item', kind: 'number', read: ({ finding }) => finding.item },
  { path: 'finding.result', kind: 'text', read: ({ finding }) => finding.result },
  { path: 'finding.inspectedAt', kind: 'number', read: ({ finding }) => instantOf(finding.inspectedAt) },
  {
    path: 'finding.recovered.amount',
    kind: 'number',
    read: ({ finding }) => finding.revenueRecovered && Number(finding.revenueRecovered.amount),
  },
  {
    path: 'finding.recovered.currency',
    kind: 'text',
    read: ({ finding }) => finding.revenueRecovered?.currency,
  },
];

/**
 * Every field of a declaration, and of what was known of it; national boxes come on top. What is looked up in lists is
 * another by every rule book, and is kept by none.
 */
export const declarationFields: readonly Field[] = knownFields().filter(({ lookup }) => lookup === undefined);

/** The national box of a name, as a field. */
export function boxField(scope: Field['scope'], name: string): Field | undefined {
  return fieldAt(`${scope === 'item' ? 'item.' : ''}attributes.${name}`);
}

export function kindOf({ many, type }: Field): ColumnKind {
  if (many) return 'texts';
  return type === 'text' ? 'text' : 'number';
}

function profilesOf({ decision }: HistoryEntry): readonly Scalar[] | undefined {
  const ids = decision.reasons.filter(({ kind }) => kind === 'profile').map(({ id }) => id);
  return ids.length === 0 ? undefined : ids;
}
