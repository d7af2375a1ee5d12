import { type Kysely, sql } from 'kysely';
import { chainStart } from '../../domain/act.ts';

const statements = [
  `create table acts (
    sequence bigint primary key, at timestamptz not null, actor text not null, kind text not null,
    subject text not null, body text not null, hash text not null)`,
  `create table chain_head (
    singleton boolean primary key default true check (singleton), sequence bigint not null, hash text not null)`,
  `insert into chain_head (sequence, hash) values (0, '${chainStart}')`,
  // A version and the decision on it are one row, because they are always written and mostly read together.
  `create table declarations (
    act_sequence bigint primary key, declaration_id text not null, version integer not null,
    office text not null, flow text not null, lodged_at timestamptz not null, received_at timestamptz not null,
    owner text not null, content_hash text not null, importer text, items integer not null, commodity_code text,
    body text not null, decided_at timestamptz not null, selected_by text not null, level text not null,
    likelihood double precision not null, draw double precision not null, draw_day text not null,
    draw_rate double precision not null, rule_book text not null, measures text[] not null, reason text,
    decision text not null, facts text not null,
    lane text not null, superseded boolean not null, waiting boolean not null,
    unique (declaration_id, version))`,
  // Compressing every row of two or three kilobytes costs more time than the space is worth.
  'alter table declarations set (toast_tuple_target = 8160)',
  // Time order is sequence order, so blocks of rows are blocks of time and a small BRIN finds the hours.
  'create index declarations_by_time on declarations using brin (decided_at)',
  'create index declarations_by_office on declarations (office, act_sequence desc)',
  'create index declarations_waiting on declarations (office, lane) where waiting',
  `create table reroutes (
    act_sequence bigint primary key, declaration_id text not null, version integer not null, body text not null)`,
  'create index reroutes_by_declaration on reroutes (declaration_id)',
  `create table findings (
    act_sequence bigint primary key, declaration_id text not null, version integer not null, body text not null)`,
  'create index findings_by_declaration on findings (declaration_id)',
  `create table profile_versions (
    profile_id text not null, version integer not null, state text not null, body text not null,
    primary key (profile_id, version))`,
  'create table rule_books (hash text primary key, body text not null)',
  `create table rule_book_in_force (
    singleton boolean primary key default true check (singleton), hash text not null references rule_books)`,
  `create table users (
    user_id text primary key, name text not null unique, token_hash text not null unique, body text not null,
    created timestamptz not null default now())`,
  `create table sessions (
    session_hash text primary key, user_id text not null references users, expires_at timestamptz not null)`,
  'create table day_secrets (day text primary key, secret text not null, hash text not null)',
  `create table answers (
    user_id text not null references users, key text not null, request_hash text not null,
    status integer not null, body text not null, at timestamptz not null default now(),
    primary key (user_id, key))`,
];

/** The record: acts in their chain, what they tell of, and what is derived from them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
