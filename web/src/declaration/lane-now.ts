import type { Decision, HistoryView, Lane } from '../../../src/server/api.ts';

/** The lane a declaration is in: that of its decision, unless somebody re-routed this version since. */
export function laneNow(decision: Decision, history: HistoryView | undefined): Lane {
  const last = history?.entries.findLast(
    (entry) => entry.kind === 'reroute' && entry.version === decision.version,
  );
  return last?.kind === 'reroute' ? last.to : decision.lane;
}
