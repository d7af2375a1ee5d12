import type { KeptReferences, ReferenceStore } from '../../app/ports/reference-store.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import type { MemoryChain } from './memory-chain.ts';

const mostWhole = 40;

/** References in memory. */
export function memoryReferences(chain: MemoryChain): ReferenceStore {
  const all: { readonly kept: Omit<KeptReferences, 'isWhole'>; readonly references: UnitValueReferences }[] =
    [];
  const rows = (): readonly KeptReferences[] =>
    all.map(({ kept }, place) => ({ ...kept, isWhole: place < mostWhole }));
  let isBuilding = false;
  return {
    keep: async (references, snapshot, act) => {
      const { currency, until, hash } = snapshot;
      const last = rows().find((each) => each.isWhole && each.currency === currency && each.until === until);
      if (last?.hash === hash) return 'known';
      const [appended] = chain.append([act]);
      const kept = { ...snapshot, sequence: appended?.sequence ?? 0, builtAt: act.at };
      all.unshift({ kept, references });
      return 'kept';
    },
    list: async (before, limit) =>
      rows()
        .filter(({ sequence }) => before === undefined || sequence < before)
        .slice(0, limit),
    newest: async (currency, limit) => {
      const whole = rows().filter((each) => each.isWhole && each.currency === currency);
      return [...Map.groupBy(whole, ({ until }) => until)]
        .sort(([a], [b]) => (a < b ? 1 : -1))
        .flatMap(([, [newest]]) => newest ?? [])
        .slice(0, limit);
    },
    read: async (sequence) =>
      all.slice(0, mostWhole).find(({ kept }) => kept.sequence === sequence)?.references,
    whileAlone: async (work) => {
      if (isBuilding) return false;
      isBuilding = true;
      try {
        await work();
      } finally {
        isBuilding = false;
      }
      return true;
    },
  };
}
