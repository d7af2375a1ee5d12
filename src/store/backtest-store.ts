import type { Kysely } from 'kysely';
import type { BacktestStore, KeptBacktest } from '../app/ports/backtest-store.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';

/** Back-tests that were made, in PostgreSQL. */
export function backtestStore(database: Kysely<Database>): BacktestStore {
  return {
    async keep({ profile, version }, text, act) {
      await inChain(database, async (transaction, end) => {
        const [appended] = await appendActs(transaction, end, [act]);
        if (appended === undefined) return;
        const row = { act_sequence: appended.sequence, profile_id: profile, version, body: text };
        await transaction.insertInto('backtests').values(row).execute();
      });
    },
    async last(profile, version, limit) {
      let query = database
        .selectFrom('backtests')
        .select('body')
        .where('profile_id', '=', profile)
        .orderBy('act_sequence', 'desc')
        .limit(limit);
      if (version !== undefined) query = query.where('version', '=', version);
      return (await query.execute()).map(({ body }) => JSON.parse(body) as KeptBacktest);
    },
  };
}
