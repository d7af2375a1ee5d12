import type { DeclarationHistory, InOrder } from '../app/ports/store.ts';
import { trustedTrader } from '../assess/trusted-trader.ts';
import { versionOf } from '../domain/declaration.ts';
import type { HistoryEntry, HistoryView } from './api.ts';

/** All that is recorded of a declaration as one story, the oldest first. */
export function openedHistory({ versions, reroutes, findings }: DeclarationHistory): HistoryView {
  const newest = Math.max(1, ...versions.map(({ told: { declaration } }) => versionOf(declaration)));
  const entries: readonly InOrder<HistoryEntry>[] = [
    ...versions.map(({ sequence, told: { declaration, decision, facts } }): InOrder<HistoryEntry> => {
      const { decidedAt: at, version } = decision;
      // The rule book decides; who sent the declaration is told by the declaration.
      const trust = trustedTrader(declaration, facts.known);
      const shown = { decision, ...(trust !== undefined && { trust }) };
      return { sequence, told: { kind: 'decision', at, version, by: 'system', ...shown } };
    }),
    ...reroutes.map(({ sequence, told: { declarationId: _, ...reroute } }): InOrder<HistoryEntry> => {
      return { sequence, told: { kind: 'reroute', ...reroute } };
    }),
    ...findings.map(({ sequence, told: { finding, at, by } }): InOrder<HistoryEntry> => {
      return { sequence, told: { kind: 'finding', at, version: finding.version ?? newest, by, finding } };
    }),
  ];
  return { entries: entries.toSorted((a, b) => a.sequence - b.sequence).map(({ told }) => told) };
}
