import { type Kysely, sql } from 'kysely';
import type { ActStore } from '../app/ports/store.ts';
import type { Act } from '../domain/act.ts';
import type { Challenger } from '../domain/challenger.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { ActsTable, Database } from './database.ts';
import { mostWhole } from './reference-store.ts';
import { changesHash } from './stage-changes.ts';
import { StoredRuleBooks } from './stored-rule-books.ts';
import { versionNotAsTold } from './told-versions.ts';

const pageSize = 2_000;

type ReplayableRow = ActsTable & { readonly recorded: string | null };

/** The chain of acts in PostgreSQL. */
export function actStore(database: Kysely<Database>): ActStore {
  return {
    async list(before, limit) {
      let query = database.selectFrom('acts').selectAll().orderBy('sequence', 'desc').limit(limit);
      if (before !== undefined) query = query.where('sequence', '<', before);
      return (await query.execute()).map(actOf);
    },
    async *replayable() {
      const ruleBooks = new StoredRuleBooks(database);
      for (
        let after = 0, page = await readPage(database, after);
        page.length > 0;
        page = await readPage(database, after)
      ) {
        for (const row of page) yield { act: actOf(row), recordedBody: await recordedOf(row, ruleBooks) };
        after = page.at(-1)?.sequence ?? after;
      }
    },
    head: () => database.selectFrom('chain_head').select(['sequence', 'hash']).executeTakeFirstOrThrow(),
    profileVersions: () => profileVersions(database),
    async profilesOf(ruleBook) {
      const row = await database
        .selectFrom('rule_books')
        .select('body')
        .where('hash', '=', ruleBook)
        .executeTakeFirst();
      const read = row && readable<RuleBook>(row.body);
      return Array.isArray(read?.profiles) ? read.profiles : undefined;
    },
    unrecorded: () => unrecorded(database),
  };
}

async function* profileVersions(database: Kysely<Database>): AsyncGenerator<ProfileVersion> {
  let after = { profile_id: '', version: 0 };
  for (;;) {
    const { rows } = await sql<typeof after & { readonly body: string }>`
      select profile_id, version, body from profile_versions
      where (profile_id, version) > (${after.profile_id}::text, ${after.version}::integer)
      order by profile_id, version limit ${pageSize}`.execute(database);
    for (const { body } of rows) {
      const version = readable<ProfileVersion>(body);
      if (typeof version?.profile?.id === 'string') yield version;
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** What is stored as JSON, unless somebody made something else of it. */
function readable<Value>(text: string): Value | undefined {
  try {
    return (JSON.parse(text) as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** An act as its row tells it. */
export function actOf({ sequence, at, actor, kind, subject, body, hash }: ActsTable): Act {
  return { sequence, at, actor, kind: kind as Act['kind'], subject, body, hash };
}

/**
 * Acts with what the tables hold now of what they told: the hashes of a stored declaration, decision and
 * facts, the text of a re-route, finding or user, the hash of a rule book, a back-test or references.
 */
async function readPage(database: Kysely<Database>, after: number): Promise<readonly ReplayableRow[]> {
  const { rows } = await sql<ReplayableRow>`
    select acts.*, case kind
      when 'declaration.decided' then (
        select '{"content":"' || encode(sha256(convert_to(declarations.body, 'UTF8')), 'hex')
          || '","decision":"' || encode(sha256(convert_to(decision, 'UTF8')), 'hex')
          || '","facts":"' || encode(sha256(convert_to(facts, 'UTF8')), 'hex') || '"}'
        from declarations
        where act_sequence = acts.sequence and declaration_id || '@' || version = acts.subject)
      when 'declaration.rerouted' then (
        select reroutes.body from reroutes
        where act_sequence = acts.sequence and declaration_id || '@' || version = acts.subject)
      when 'finding.recorded' then (
        select findings.body from findings
        where act_sequence = acts.sequence and declaration_id || '@' || version = acts.subject)
      when 'profile.backtested' then (
        select '{"report":"' || encode(sha256(convert_to(backtests.body, 'UTF8')), 'hex') || '"}' from backtests
        where act_sequence = acts.sequence and profile_id || '@' || version = acts.subject)
      when 'references.built' then ${builtBody}
      when 'screening.decided' then (
        select screening_decisions.body from screening_decisions where act_sequence = acts.sequence)
      when 'user.created' then (select users.body from users where user_id = acts.subject)
      when 'rule-book.in-force' then (
        select acts.body from rule_books
        where rule_books.hash = acts.subject
          and (rule_books.lists <> '{}'
            or 'sha256:' || encode(sha256(convert_to(rule_books.body, 'UTF8')), 'hex') = acts.subject))
      when 'challenger.registered' then (
        select registration from challengers join rule_books on rule_books.hash = rule_book
        where name = acts.subject and registration::jsonb ->> 'ruleBook' = rule_book
          and (rule_books.lists <> '{}'
            or 'sha256:' || encode(sha256(convert_to(rule_books.body, 'UTF8')), 'hex') = rule_book))
      when 'challenger.started' then (select start from challengers where name = acts.subject)
      when 'challenger.stopped' then (select stop from challengers where name = acts.subject)
      when 'list.created' then (select lists.body from lists where name = acts.subject)
      when 'list.proposed' then ${proposedBody}
      when 'list.imported' then ${proposedBody}
      when 'list.in-force' then ${decidedBody}
      when 'list.withdrawn' then ${decidedBody}
      else acts.body end as recorded
    from acts where sequence > ${after} order by sequence limit ${pageSize}`.execute(database);
  // A row that is gone is as telling as one that was changed.
  return rows.map((row) => ({ ...row, recorded: row.recorded ?? '' }));
}

/** The body of an act on a rule book, where that is stored as it was; lists it refers to are put in their place. */
async function recordedOf(row: ReplayableRow, ruleBooks: StoredRuleBooks): Promise<string | undefined> {
  const ruleBook = row.recorded === '' ? undefined : ruleBookOf(row);
  if (ruleBook === undefined) return row.recorded ?? undefined;
  return (await ruleBooks.isAsRecorded(ruleBook)) ? (row.recorded ?? undefined) : '';
}

function ruleBookOf({ kind, subject, body }: ReplayableRow): string | undefined {
  if (kind === 'rule-book.in-force') return subject;
  return kind === 'challenger.registered' ? readable<Challenger>(body)?.ruleBook : undefined;
}

const versionOfSubject = sql`
  from list_versions join lists using (list_id) where name || '@' || version = acts.subject`;

/** A proposed version, where its changes have the hash it says. */
const proposedBody = sql`(
  select list_versions.body ${versionOfSubject}
    and case when list_versions.body = acts.body then list_versions.body::json->>'changes' =
      'sha256:' || ${changesHash(sql`list_versions.change_id`)} end)`;

/** References, where what is kept of them has the hash that the act names. */
const builtBody = sql`(
  select acts.body from unit_value_references
  where act_sequence = acts.sequence and unit_value_references.hash = acts.subject
    and acts.body::json->>'hash' = acts.subject and acts.body::json->>'until' = until
    and acts.body::json->>'currency' = currency
    and (unit_value_references.body is null and ${mostWhole} <= (
        select count(*) from unit_value_references later where later.act_sequence > acts.sequence)
      or 'sha256:' || encode(sha256(convert_to(unit_value_references.body, 'UTF8')), 'hex') = acts.subject))`;

const decidedBody = sql`(select list_versions.decision ${versionOfSubject})`;

/** The first thing in the tables that no act tells of; undefined when there is none. */
async function unrecorded(database: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ what: string }>`
    select 'declaration ' || declaration_id || '@' || version as what from declarations
      where not exists (select from acts where sequence = act_sequence and kind = 'declaration.decided')
    union all select 'finding on ' || declaration_id from findings
      where not exists (select from acts where sequence = act_sequence and kind = 'finding.recorded')
    union all select 're-route of ' || declaration_id from reroutes
      where not exists (select from acts where sequence = act_sequence and kind = 'declaration.rerouted')
    union all select 'back-test of ' || profile_id || '@' || version from backtests
      where not exists (select from acts where sequence = act_sequence and kind = 'profile.backtested')
    union all select 'references ' || hash from unit_value_references
      where not exists (select from acts where sequence = act_sequence and kind = 'references.built')
    union all select 'decision on entry ' || entry || ' of list ' || list from screening_decisions
      where not exists (select from acts where sequence = act_sequence and kind = 'screening.decided'
        and list = acts.body::json->>'list' and entry = acts.body::json->>'entry')
    union all select 'user ' || name from users
      where not exists (select from acts where kind = 'user.created' and subject = user_id)
    union all select 'the access of user ' || name from users
      where disabled_at is distinct from
        (select at from acts where kind = 'user.disabled' and subject = user_id order by sequence desc limit 1)
    union all select 'challenger ' || name from challengers
      where not exists (select from acts where kind = 'challenger.registered' and subject = name)
    union all select 'the start of challenger ' || name from challengers
      where start is not null and not exists (select from acts where kind = 'challenger.started' and subject = name)
    union all select 'the stop of challenger ' || name from challengers
      where stop is not null and not exists (select from acts where kind = 'challenger.stopped' and subject = name)
    union all select 'rule book in force ' || hash from rule_book_in_force
      where hash is distinct from
        (select subject from acts where kind = 'rule-book.in-force' order by sequence desc limit 1)
    union all select 'list ' || name from lists
      where not exists (select from acts where kind = 'list.created' and subject = name)
    union all select 'version ' || version || ' of list ' || name from list_versions join lists using (list_id)
      where not exists (select from acts
        where kind in ('list.proposed', 'list.imported') and subject = name || '@' || version)
    union all select 'what became of version ' || version || ' of list ' || name
      from list_versions join lists using (list_id)
      where state || ' ' || coalesce(content, '') is distinct from (
        select case kind when 'list.withdrawn' then 'withdrawn' when 'list.proposed' then 'proposed' else 'accepted' end
          || ' ' || coalesce(acts.body::json->>'content', '')
        from acts where subject = name || '@' || version
          and kind in ('list.proposed', 'list.imported', 'list.in-force', 'list.withdrawn')
        order by sequence desc limit 1)
    union all select 'what is kept of list ' || content from list_contents
      where content <> 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex')
    union all select 'entries of list ' || name from list_changes join lists using (list_id)
      where not exists (select from list_versions where list_versions.change_id = list_changes.change_id
        and list_versions.list_id = list_changes.list_id)
    limit 1`.execute(database);
  if (rows[0] !== undefined) return rows[0].what;
  const version = await versionNotAsTold(database);
  return version && `profile ${version}`;
}
