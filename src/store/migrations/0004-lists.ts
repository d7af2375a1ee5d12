import { type Kysely, sql } from 'kysely';

const statements = [
  `create table lists (
    list_id integer generated always as identity primary key, name text not null unique, body text not null)`,
  'create sequence list_change_ids',
  `create table list_versions (
    list_id integer not null references lists, version integer not null, change_id bigint not null unique,
    base integer, state text not null, body text not null, decision text, content text,
    primary key (list_id, version))`,
  'create index list_versions_by_content on list_versions (content)',
  // One row for each change of an entry, and none is ever written again: a version is the newest row of each key
  // among its own changes and those it is built on. Keys are ordered by their bytes, so that pages are the same
  // wherever the database runs.
  `create table list_changes (
    list_id integer not null, change_id bigint not null, entry_key text collate "C" not null, line integer not null,
    is_removed boolean not null, valid_to text, remark text, source text,
    primary key (change_id, entry_key))`,
  'create index list_changes_by_key on list_changes (list_id, entry_key, change_id desc)',
  // A content as one text, kept now and then: to read a long list entry by entry takes seconds.
  'create table list_contents (content text primary key, body text not null)',
  // The lists of a rule book that are kept here, by the hash of their content.
  `alter table rule_books add column lists text not null default '{}'`,
];

/** Lists by version, entry by entry; rule books refer to them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
