import type { Kysely } from 'kysely';
import type { RuleBookStore } from '../app/store.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { Database } from './database.ts';

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
        .select('body')
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row && (JSON.parse(row.body) as RuleBook);
    },
  };
}

/** The rule book the pointer points at; undefined on a fresh store. */
export async function ruleBookInForce(database: Kysely<Database>): ReturnType<RuleBookStore['inForce']> {
  const row = await database
    .selectFrom('rule_book_in_force')
    .innerJoin('rule_books', 'rule_books.hash', 'rule_book_in_force.hash')
    .select(['rule_books.hash', 'rule_books.body'])
    .executeTakeFirst();
  return row && { hash: row.hash, ruleBook: JSON.parse(row.body) as RuleBook };
}
