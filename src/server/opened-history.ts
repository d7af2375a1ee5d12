import type { DeclarationHistory } from '../app/store.ts';
import { versionOf } from '../domain/declaration.ts';
import type { HistoryEntry, HistoryView } from './api.ts';

/** All that is recorded of a declaration as one story, the oldest first. */
export function openedHistory({ versions, reroutes, findings }: DeclarationHistory): HistoryView {
  const newest = Math.max(1, ...versions.map(({ declaration }) => versionOf(declaration)));
  const entries: readonly HistoryEntry[] = [
    ...versions.map(({ decision }): HistoryEntry => {
      // The rule book decides; who sent the declaration is told by the declaration.
      return { kind: 'decision', at: decision.decidedAt, version: decision.version, by: 'system', decision };
    }),
    ...reroutes.map(({ declarationId: _, ...reroute }): HistoryEntry => ({ kind: 'reroute', ...reroute })),
    ...findings.map(({ finding, at, by }): HistoryEntry => {
      return { kind: 'finding', at, version: finding.version ?? newest, by, finding };
    }),
  ];
  return { entries: entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)) };
}
