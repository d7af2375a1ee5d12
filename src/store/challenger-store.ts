import { type Kysely, sql, type Transaction } from 'kysely';
import type { ChallengerChange, ChallengerStore } from '../app/ports/challenger-store.ts';
import { type Challenger, challengerStateOf } from '../domain/challenger.ts';
import { appendActs, inChain } from './chain.ts';
import type { ChallengersTable, Database } from './database.ts';
import { writeRuleBook } from './rule-book-text.ts';

/** Challengers in PostgreSQL. */
export function challengerStore(database: Kysely<Database>): ChallengerStore {
  return {
    async list(after, limit) {
      let query = database.selectFrom('challengers').selectAll().orderBy('name').limit(limit);
      if (after !== undefined) query = query.where('name', '>', after);
      return (await query.execute()).map(challengerOf);
    },
    find: (name) => find(database, name),
    async change(name, change) {
      await inChain(database, async (transaction, end) => {
        const changed = change(await find(transaction, name), await running(transaction));
        if (changed === undefined) return;
        await appendActs(transaction, end, [changed.act]);
        await write(transaction, changed);
      });
    },
  };
}

async function find(database: Kysely<Database>, name: string): Promise<Challenger | undefined> {
  const row = await database
    .selectFrom('challengers')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst();
  return row && challengerOf(row);
}

/** Each act tells of the challenger as it left it. */
function challengerOf({ registration, start, stop }: ChallengersTable): Challenger {
  return JSON.parse(stop ?? start ?? registration) as Challenger;
}

async function running(database: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ running: number }>`
    select count(*) as running from challengers where start is not null and stop is null`.execute(database);
  return rows[0]?.running ?? 0;
}

async function write(
  transaction: Transaction<Database>,
  { challenger, act, ruleBook }: ChallengerChange,
): Promise<void> {
  const { name } = challenger;
  if (ruleBook !== undefined) await writeRuleBook(transaction, ruleBook);
  const column = { registered: 'registration', running: 'start', stopped: 'stop' } as const;
  const written = column[challengerStateOf(challenger)];
  if (written === 'registration') {
    const row = { name, rule_book: challenger.ruleBook, registration: act.body };
    await transaction.insertInto('challengers').values(row).execute();
    return;
  }
  await transaction
    .updateTable('challengers')
    .set({ [written]: act.body })
    .where('name', '=', name)
    .execute();
}
