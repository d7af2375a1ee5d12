import { type Kysely, sql, type Transaction } from 'kysely';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import type { StoredRuleBook } from '../app/rule-books/stored-rule-book.ts';
import { ruleBookText } from '../compiled-rule-book.ts';
import { canonicalList } from '../domain/canonical-list.ts';
import type { NamedList } from '../domain/named-list.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { Database, RuleBooksTable } from './database.ts';
import { contentOf } from './list-contents.ts';

type StoredBook = Pick<RuleBooksTable, 'body' | 'lists'>;

/** A rule book from its row and the lists it refers to; throws a `RecordMismatch` where they cannot be read. */
export async function ruleBookOfRow(
  database: Kysely<Database>,
  { hash: ofBook, body, lists }: Pick<RuleBooksTable, 'hash' | 'body' | 'lists'>,
  find: (hash: string) => Promise<NamedList> = (hash) => contentOf(database, hash),
): Promise<RuleBook> {
  const [ruleBook, named] = parsed(ofBook, body, lists);
  const referred = Object.entries(named);
  if (referred.length === 0) return ruleBook;
  const found: (readonly [name: string, list: NamedList])[] = [];
  for (const [name, hash] of referred) found.push([name, await find(hash)]);
  return { ...ruleBook, lists: { ...ruleBook.lists, ...Object.fromEntries(found) } };
}

function parsed(
  hash: string,
  body: string,
  lists: string,
): readonly [RuleBook, Readonly<Record<string, string>>] {
  try {
    return [JSON.parse(body), JSON.parse(lists)];
  } catch (error) {
    throw new RecordMismatch([`rule book ${hash}`], `cannot be read: ${(error as SyntaxError).message}`);
  }
}

/**
 * Stores a rule book unless it is there. A list of which a version has the very content is referred to by the
 * hash of that; any other stands in the text, as every list does where the book itself is not at hand.
 */
export async function writeRuleBook(
  transaction: Transaction<Database>,
  { hash, text, ruleBook }: StoredRuleBook,
): Promise<void> {
  const row = ruleBook === undefined ? { body: text, lists: '{}' } : await apart(transaction, ruleBook);
  await sql`
    insert into rule_books (hash, body, lists) values (${hash}, ${row.body}, ${row.lists})
    on conflict do nothing`.execute(transaction);
}

async function apart(transaction: Transaction<Database>, ruleBook: RuleBook): Promise<StoredBook> {
  const hashes = Object.entries(ruleBook.lists).map(
    ([name, list]) => [name, canonicalList(list).hash] as const,
  );
  const known = await knownContents(
    transaction,
    hashes.map(([, hash]) => hash),
  );
  const referred = hashes.filter(([, hash]) => known.has(hash));
  const written = hashes.filter(([, hash]) => !known.has(hash)).map(([name]) => name);
  const lists = Object.fromEntries(written.map((name) => [name, ruleBook.lists[name] ?? []]));
  return { body: ruleBookText({ ...ruleBook, lists }), lists: JSON.stringify(Object.fromEntries(referred)) };
}

/** Which of these contents some accepted version of a list has. */
export async function knownContents(
  database: Kysely<Database>,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await database
    .selectFrom('list_versions')
    .select('content')
    .where('content', '=', sql<string>`any(${[...new Set(hashes)]}::text[])`)
    .where('state', '=', 'accepted')
    .execute();
  return new Set(rows.flatMap(({ content }) => content ?? []));
}
