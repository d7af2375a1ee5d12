import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  KeptWouldBe,
  ShadowCount,
  ShadowInspections,
  ShadowMatch,
} from '../../app/ports/shadow-store.ts';
import type { SelectedBy } from '../../domain/decision.ts';
import type { Lane } from '../../domain/lane.ts';
import type { RiskLevel } from '../../domain/risk-level.ts';
import type { Database, WouldBeDecisionsTable } from '../database.ts';

type Offices = readonly string[] | undefined;

type CountRow = {
  readonly trial: string;
  readonly office: string;
  readonly in_force: string;
  readonly in_force_by: string;
  readonly would_be: string;
  readonly would_be_by: string;
  readonly matched: boolean;
  readonly declarations: number;
};

/**
 * What trials judged, and what waits for them; one statement, so that nothing moves between the two. Where none of
 * them is open nothing waits, and all that was decided since need not be counted.
 */
export async function counts(
  database: Kysely<Database>,
  trials: readonly string[],
  offices: Offices,
): Promise<{ readonly counts: readonly ShadowCount[]; readonly waiting: number }> {
  const { rows } = await sql<CountRow | (CountRow & { readonly trial: null })>`
    select trial, office, in_force, in_force_by, would_be, would_be_by, matched, declarations
    from shadow_counts where trial = any(${trials}::text[]) ${inOffices(offices)}
    union all
    select null, '', '', '', '', '', false, count(*) from declarations
    where act_sequence > (select sequence from shadow_watermark) ${inOffices(offices)}
      and exists (
        select from shadow_trials where trial = any(${trials}::text[]) and to_sequence is null)`.execute(
    database,
  );
  return {
    counts: rows.filter(({ trial }) => trial !== null).map(countOf),
    waiting: rows.find(({ trial }) => trial === null)?.declarations ?? 0,
  };
}

function countOf(row: CountRow): ShadowCount {
  return {
    trial: row.trial,
    office: row.office,
    inForce: row.in_force as Lane,
    inForceBy: row.in_force_by as SelectedBy,
    ...(row.would_be !== '' && {
      wouldBe: row.would_be as Lane,
      wouldBeBy: row.would_be_by as SelectedBy,
    }),
    matched: row.matched,
    declarations: row.declarations,
  };
}

export async function examples(
  database: Kysely<Database>,
  trials: readonly string[],
  which: 'moved' | 'matched',
  limit: number,
  offices: Offices,
): Promise<readonly KeptWouldBe[]> {
  const told = which === 'matched' ? sql`matched` : sql`would_be <> in_force and would_be <> ''`;
  const { rows } = await sql<WouldBeDecisionsTable>`
    select would_be_decisions.* from would_be_decisions
    where trial = any(${trials}::text[]) and ${told} ${inOffices(offices)}
    order by act_sequence desc limit ${limit}`.execute(database);
  return rows.map(keptOf);
}

function keptOf(row: WouldBeDecisionsTable): KeptWouldBe {
  return {
    trial: row.trial,
    sequence: row.act_sequence,
    declarationId: row.declaration_id,
    version: row.version,
    office: row.office,
    inForce: row.in_force as Lane,
    inForceBy: row.in_force_by as SelectedBy,
    ...(row.would_be !== '' && {
      wouldBe: {
        lane: row.would_be as Lane,
        selectedBy: row.would_be_by as SelectedBy,
        level: row.level as RiskLevel,
        likelihood: row.likelihood,
        matches: JSON.parse(row.matches) as readonly ShadowMatch[],
      },
    }),
  };
}

/**
 * Inspected declarations that were judged. The latest finding on a declaration, or on an item of it, stands; one
 * violation makes the declaration one. What a trial kept nothing of was decided alike, and matched by nothing in it.
 */
export async function inspections(
  database: Kysely<Database>,
  trials: readonly string[],
  offices: Offices,
): Promise<readonly ShadowInspections[]> {
  if (trials.length === 0) return [];
  const { rows } = await sql<{
    readonly in_force_by: string;
    readonly would_be_by: string;
    readonly matched: boolean;
    readonly drawn: boolean;
    readonly inspected: number;
    readonly violations: number;
  }>`
    with standing as (
      select distinct on (declaration_id, version, body::jsonb -> 'finding' -> 'item')
        declaration_id, version, body::jsonb -> 'finding' ->> 'result' = 'violation' as is_violation
      from findings
      where act_sequence > (select min(from_sequence) from shadow_trials where trial = any(${trials}::text[]))
      order by declaration_id, version, body::jsonb -> 'finding' -> 'item', act_sequence desc),
    checked as (
      select declaration_id, version, bool_or(is_violation) as is_violation from standing group by 1, 2)
    select selected_by as in_force_by, coalesce(would_be_by, selected_by) as would_be_by,
      coalesce(matched, false) as matched, draw < draw_rate as drawn,
      count(*) as inspected, count(*) filter (where is_violation) as violations
    from checked join declarations using (declaration_id, version)
    join shadow_trials on declarations.act_sequence > from_sequence
      and declarations.act_sequence <= (select sequence from shadow_watermark)
      and declarations.act_sequence < coalesce(to_sequence, 9223372036854775807)
    left join would_be_decisions on would_be_decisions.trial = shadow_trials.trial
      and would_be_decisions.act_sequence = declarations.act_sequence
    where shadow_trials.trial = any(${trials}::text[]) and would_be is distinct from ''
      ${inOffices(offices, sql`declarations.`)}
    group by 1, 2, 3, 4`.execute(database);
  return rows.map((row) => ({
    inForceBy: row.in_force_by as SelectedBy,
    wouldBeBy: row.would_be_by as SelectedBy,
    matched: row.matched,
    drawn: row.drawn,
    inspected: row.inspected,
    violations: row.violations,
  }));
}

function inOffices(offices: Offices, table: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return offices === undefined ? sql`` : sql`and ${table}office = any(${offices}::text[])`;
}
