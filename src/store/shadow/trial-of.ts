import type { ShadowTrial, TrialKind } from '../../domain/shadow-trial.ts';
import type { ShadowTrialsTable } from '../database.ts';

/** A trial as its row tells it. */
export function trialOf(row: ShadowTrialsTable): ShadowTrial {
  return {
    id: row.trial,
    kind: row.kind as TrialKind,
    subjects: row.subjects,
    from: row.from_sequence,
    ...(row.to_sequence !== null && { to: row.to_sequence }),
    startedAt: row.started_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.fault !== null && { fault: row.fault }),
  };
}
