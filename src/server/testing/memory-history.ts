import type { HistoryEntry, HistoryFinding, HistoryStore } from '../../app/history-store.ts';
import { versionOf } from '../../domain/declaration.ts';
import type { MemoryChain } from './memory-chain.ts';
import type { MemoryDeclarations } from './memory-declarations.ts';

/** The record in memory, read in its order. */
export function memoryHistory(chain: MemoryChain, declarations: MemoryDeclarations): HistoryStore {
  return {
    identity: async () => (await chain.list(2, 1))[0]?.hash,
    entriesAfter: async (sequence, limit) =>
      entriesOf(declarations)
        .filter((entry) => entry.sequence > sequence)
        .slice(0, limit),
    findingsAfter: async (sequence, limit) =>
      findingsOf(declarations)
        .filter((finding) => finding.sequence > sequence)
        .slice(0, limit),
  };
}

function entriesOf({ recorded }: MemoryDeclarations): readonly HistoryEntry[] {
  const newest = new Map<string, { readonly sequence: number; readonly version: number }>();
  return recorded.map(({ sequence, one: { declaration, decision, facts } }) => {
    const version = versionOf(declaration);
    const earlier = newest.get(declaration.id);
    if (earlier === undefined || earlier.version < version) newest.set(declaration.id, { sequence, version });
    const supersedes = earlier && (earlier.version > version ? sequence : earlier.sequence);
    return { sequence, declaration, decision, facts, ...(supersedes !== undefined && { supersedes }) };
  });
}

function findingsOf({ recorded, findings }: MemoryDeclarations): readonly HistoryFinding[] {
  return findings.map(({ sequence, finding, version }) => {
    const of = recorded.find(
      ({ one: { declaration } }) =>
        declaration.id === finding.declarationId && versionOf(declaration) === version,
    );
    return { sequence, finding, ...(of !== undefined && { declaration: of.sequence }) };
  });
}
