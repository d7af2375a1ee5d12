import { type Kysely, sql } from 'kysely';
import type { ShadowStore } from '../../app/ports/shadow-store.ts';
import type { ShadowTrial, TrialKind } from '../../domain/shadow-trial.ts';
import type { Database } from '../database.ts';
import { whileAlone } from '../while-alone.ts';
import { counts, examples, inspections } from './figures.ts';
import { follow, isNeeded } from './follow.ts';
import { trialOf } from './trial-of.ts';

/** What is judged in shadow, in PostgreSQL. */
export function shadowStore(database: Kysely<Database>): ShadowStore {
  return {
    isNeeded: () => isNeeded(database),
    whileAlone: (work) => whileAlone(database, 'shadow', work),
    follow: (limit, judge) => follow(database, limit, judge),
    trials: (kind, subjects) => trials(database, kind, subjects),
    counts: (asked, offices) => counts(database, asked, offices),
    examples: (asked, which, limit, offices) => examples(database, asked, which, limit, offices),
    inspections: (asked, offices) => inspections(database, asked, offices),
  };
}

async function trials(
  database: Kysely<Database>,
  kind: TrialKind,
  subjects?: readonly string[],
): Promise<readonly ShadowTrial[]> {
  const ofKind = database
    .selectFrom('shadow_trials')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('from_sequence');
  const asked =
    subjects === undefined
      ? ofKind.where('to_sequence', 'is', null)
      : ofKind.where(sql<string>`subjects[1]`, '=', sql<string>`any(${subjects}::text[])`);
  return (await asked.execute()).map(trialOf);
}
