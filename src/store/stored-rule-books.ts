import type { Kysely } from 'kysely';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import { hashRuleBook } from '../compiled-rule-book.ts';
import { canonicalList } from '../domain/canonical-list.ts';
import type { NamedList } from '../domain/named-list.ts';
import type { Database } from './database.ts';
import { contentAsStored } from './list-contents.ts';
import { ruleBookOfRow } from './rule-book-text.ts';

/** Stored rule books as an audit sees them: put together anew, from what the tables hold now. */
export class StoredRuleBooks {
  readonly #database: Kysely<Database>;
  /** Contents read before; many rule books hold the same lists. */
  readonly #contents = new Map<string, NamedList>();

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Whether what is stored under a hash has that hash, the lists it refers to included. */
  async isAsRecorded(hash: string): Promise<boolean> {
    const row = await this.#database
      .selectFrom('rule_books')
      .select(['hash', 'body', 'lists'])
      .where('hash', '=', hash)
      .executeTakeFirst();
    if (row === undefined) return false;
    // One that stands whole in its row was compared there.
    if (row.lists === '{}') return true;
    try {
      const ruleBook = await ruleBookOfRow(this.#database, row, (content) => this.#find(content));
      return hashRuleBook(ruleBook).hash === hash;
    } catch (error) {
      // What is no rule book any more cannot be hashed.
      if (error instanceof RecordMismatch || error instanceof TypeError) return false;
      throw error;
    }
  }

  async #find(hash: string): Promise<NamedList> {
    const known = this.#contents.get(hash);
    if (known !== undefined) return known;
    const list = await contentAsStored(this.#database, hash);
    if (canonicalList(list).hash === hash) this.#contents.set(hash, list);
    return list;
  }
}
