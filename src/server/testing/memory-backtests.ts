import type { BacktestStore, KeptBacktest } from '../../app/ports/backtest-store.ts';
import type { MemoryChain } from './memory-chain.ts';

/** Back-tests in memory. */
export function memoryBacktests(chain: MemoryChain): BacktestStore {
  const kept: KeptBacktest[] = [];
  return {
    keep: async (_, text, act) => {
      chain.append([act]);
      kept.unshift(JSON.parse(text) as KeptBacktest);
    },
    last: async (profile, version, limit) =>
      kept
        .filter((each) => each.profile === profile && (version ?? each.version) === each.version)
        .slice(0, limit),
  };
}
