import { type Kysely, sql, type Transaction } from 'kysely';
import type { RuleBookStore } from '../app/ports/store.ts';
import type { InForceTold } from '../app/rule-books/in-force-told.ts';
import type { StoredRuleBook } from '../app/rule-books/stored-rule-book.ts';
import type { Database } from './database.ts';
import { ruleBookOfRow, writeRuleBook } from './rule-book-text.ts';

/** Rule books in PostgreSQL: versions that never change, and a pointer to the one in force. */
export function ruleBookStore(database: Kysely<Database>): RuleBookStore {
  return {
    inForce: () => ruleBookInForce(database),
    async hashInForce() {
      const row = await database.selectFrom('rule_book_in_force').select('hash').executeTakeFirst();
      return row?.hash;
    },
    async find(hash) {
      const row = await database
        .selectFrom('rule_books')
        .select(['hash', 'body', 'lists'])
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row && ruleBookOfRow(database, row);
    },
  };
}

/** The rule book the pointer points at; undefined on a fresh store. */
export async function ruleBookInForce(database: Kysely<Database>): ReturnType<RuleBookStore['inForce']> {
  const row = await database
    .selectFrom('rule_book_in_force')
    .innerJoin('rule_books', 'rule_books.hash', 'rule_book_in_force.hash')
    .select(['rule_books.hash', 'rule_books.body', 'rule_books.lists'])
    .executeTakeFirst();
  return row && { hash: row.hash, ruleBook: await ruleBookOfRow(database, row) };
}

/** What is in force, as the pointer and as the last act on it say. */
export async function inForceTold(database: Kysely<Database>): Promise<InForceTold> {
  const { rows } = await sql<{ hash: string | null; recorded: string | null }>`
    select (select hash from rule_book_in_force) as hash, (
      select subject from acts where kind = 'rule-book.in-force' and kind <> 'declaration.decided'
      order by sequence desc limit 1) as recorded`.execute(database);
  return { inForce: rows[0]?.hash ?? undefined, recorded: rows[0]?.recorded ?? undefined };
}

/** Stores a rule book and lets the pointer point at it. */
export async function bringInForce(
  transaction: Transaction<Database>,
  ruleBook: StoredRuleBook,
): Promise<void> {
  await writeRuleBook(transaction, ruleBook);
  await sql`
    insert into rule_book_in_force (hash) values (${ruleBook.hash})
    on conflict (singleton) do update set hash = excluded.hash`.execute(transaction);
}
