import type { RecordedScreeningDecision, ScreeningStore } from '../../app/ports/screening-store.ts';
import type { ScreeningDecision } from '../../domain/screening-decision.ts';
import type { MemoryChain } from './memory-chain.ts';

/** Decisions on matches with watch lists in memory: they are what the acts tell. */
export function memoryScreening(chain: MemoryChain): ScreeningStore {
  const all = (): readonly RecordedScreeningDecision[] =>
    chain.acts
      .filter(({ kind }) => kind === 'screening.decided')
      .map(({ sequence, actor: by, at, body }) => ({
        ...(JSON.parse(body) as ScreeningDecision),
        sequence,
        by,
        at,
      }));
  return {
    keep: async (_, act) => {
      chain.append([act]);
    },
    after: async (sequence, limit) =>
      all()
        .filter((each) => each.sequence > sequence)
        .slice(0, limit),
    list: async ({ list, entry }, before, limit) =>
      all()
        .filter((each) => before === undefined || each.sequence < before)
        .filter(
          (each) => (list ?? each.list) === each.list && (entry ?? String(each.entry)) === String(each.entry),
        )
        .toReversed()
        .slice(0, limit),
  };
}
