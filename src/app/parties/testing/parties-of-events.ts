import type { Decision } from '../../../domain/decision.ts';
import { versionOf } from '../../../domain/declaration.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { HistoryEvent } from '../../../identify/history/history-as-of.ts';
import type { HistoryEntry, HistoryFinding } from '../../ports/history-store.ts';
import type { HistoryOfParties } from '../history-of-parties.ts';
import { entriesInColumns, foundRowOf } from '../later-in-columns.ts';

/** What happened, as the record keeps it: every finding names the version it is on. */
export type Recorded = {
  readonly events: readonly HistoryEvent[];
  readonly entries: readonly HistoryEntry[];
  readonly findings: readonly HistoryFinding[];
};

const decision = {
  lane: 'green',
  selectedBy: 'none',
  level: 'low',
  likelihood: 0,
  decidedAt: '2026-01-01T00:00:00Z',
  reasons: [],
  randomDraw: { value: 0.5, rate: 0.01, stratum: '' },
  ruleBook: 'sha256:1',
} as unknown as Decision;

export function recordOf(events: readonly HistoryEvent[]): Recorded {
  const entries: HistoryEntry[] = [];
  const findings: HistoryFinding[] = [];
  const versioned = events.map((event, place): HistoryEvent => {
    const sequence = place + 1;
    if (!('finding' in event)) {
      const { declaration, at } = event;
      const first = entries.find((each) => each.declaration.id === declaration.id)?.sequence;
      const facts = { draw: 0.5 } as Facts;
      const told = { sequence, declaration, decision, facts, heardAt: at };
      entries.push({ ...told, ...(first !== undefined && { first }) });
      return event;
    }
    const { finding, at } = event;
    const own = entries.filter(({ declaration }) => declaration.id === finding.declarationId);
    const on = own.findLast(({ declaration }) => versionOf(declaration) === finding.version) ?? own.at(-1);
    if (on === undefined) return event;
    const named = { ...finding, version: versionOf(on.declaration) };
    findings.push({ sequence, declaration: on.sequence, finding: named, at });
    return { finding: named, at };
  });
  return { events: versioned, entries, findings };
}

/** The history in columns of parts of so many declarations, the newest first. */
export function partiesOf({ entries, findings }: Recorded, partSize: number): HistoryOfParties {
  return {
    findings: findings.flatMap(foundRowOf),
    *parts(paths) {
      for (let end = entries.length; end > 0; end -= partSize)
        yield entriesInColumns(entries.slice(Math.max(0, end - partSize), end), paths);
    },
  };
}
