import { type Kysely, sql } from 'kysely';

const statements = [
  // What a challenger is, and the acts that started and stopped it, word for word as they stand in the chain.
  `create table challengers (
    name text primary key, rule_book text not null references rule_books, registration text not null,
    start text, stop text)`,
  // The place in the record up to which everything was judged. Whoever judges holds its lock.
  `create table shadow_watermark (
    singleton boolean primary key default true check (singleton), sequence bigint not null)`,
  'insert into shadow_watermark (sequence) values (0)',
  `create table shadow_trials (
    trial text primary key, kind text not null, subjects text[] not null, from_sequence bigint not null,
    to_sequence bigint, started_at timestamptz not null, ended_at timestamptz, fault text)`,
  'create index shadow_trials_by_subject on shadow_trials (kind, (subjects[1]))',
  'create index shadow_trials_open on shadow_trials (from_sequence) where to_sequence is null',
  // would_be and would_be_by are '' where a declaration could not be judged: what is absent has no place in a key.
  `create table shadow_counts (
    trial text not null references shadow_trials, office text not null, in_force text not null,
    in_force_by text not null, would_be text not null, would_be_by text not null, matched boolean not null,
    declarations bigint not null,
    primary key (trial, office, in_force, in_force_by, would_be, would_be_by, matched))`,
  `create table would_be_decisions (
    trial text not null references shadow_trials, act_sequence bigint not null, declaration_id text not null,
    version integer not null, office text not null, in_force text not null, in_force_by text not null,
    would_be text not null, would_be_by text not null, level text not null, likelihood double precision not null,
    matched boolean not null, matches text not null,
    primary key (trial, act_sequence))`,
  `create index would_be_decisions_moved on would_be_decisions (trial, act_sequence)
    where would_be <> in_force and would_be <> ''`,
  // The few acts that trials begin and end with, among millions of decisions.
  `create index acts_of_trials on acts (sequence) where kind in (
    'profile.shadowed', 'profile.scheduled', 'profile.activated', 'profile.suspended', 'profile.retired',
    'challenger.started', 'challenger.stopped', 'profiles.imported', 'profiles.taken-over',
    'rule-book.rolled-back')`,
];

/** Challengers, and what is judged in shadow. The figures are derived: nothing that was decided rests on them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
