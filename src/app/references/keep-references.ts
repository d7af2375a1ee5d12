import type { NewAct } from '../../domain/act.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import type { ReferenceSnapshot, ReferenceStore } from '../ports/reference-store.ts';
import {
  type BuiltReferences,
  buildReferences,
  type ReferenceOrder,
  type SettledPast,
} from './build-references.ts';

/** Builds references from what is settled and keeps them; undefined where nothing was observed. */
export async function buildAndKeep(
  past: SettledPast,
  store: Pick<ReferenceStore, 'keep'>,
  order: ReferenceOrder,
): Promise<ReferenceSnapshot | undefined> {
  const built = await buildReferences(past, order);
  if (built === undefined) return undefined;
  const snapshot = snapshotOf(built, order.ruleBook);
  await store.keep(built.references, snapshot, builtAct(snapshot, order));
  return snapshot;
}

/** What is kept of references beside their content. */
function snapshotOf(
  { references, upTo, counts: { declarations, items } }: BuiltReferences,
  ruleBook: string,
): ReferenceSnapshot {
  const { hash, currency, from, until } = references;
  return { hash, currency, from, until, upTo, ruleBook, declarations, items, cells: cellsOf(references) };
}

/** How many commodity codes and origins have values per kilogram of their own. */
export function cellsOf(references: UnitValueReferences): number {
  return references.tree('value-per-kg')?.written.cells.keys.length ?? 0;
}

function builtAct(snapshot: ReferenceSnapshot, { at, by }: Pick<ReferenceOrder, 'at' | 'by'>): NewAct {
  return { at, actor: by, kind: 'references.built', subject: snapshot.hash, body: JSON.stringify(snapshot) };
}
