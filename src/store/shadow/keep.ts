import { sql, type Transaction } from 'kysely';
import type { JudgedBatch, KeptWouldBe, ShadowCount } from '../../app/ports/shadow-store.ts';
import type { ShadowTrial } from '../../domain/shadow-trial.ts';
import type { Database } from '../database.ts';
import { jsonColumn } from '../json-column.ts';

/** Keeps what came of a batch, and moves the watermark past it, in one statement. */
export async function keep(
  transaction: Transaction<Database>,
  { trials, counts, kept }: JudgedBatch,
  end: number,
): Promise<void> {
  const ofTrial = <Value>(of: (trial: ShadowTrial) => Value): Value[] => trials.map(of);
  const ofCount = <Value>(of: (count: ShadowCount) => Value): Value[] => counts.map(of);
  const ofKept = <Value>(of: (row: KeptWouldBe) => Value): Value[] => kept.map(of);
  await sql`
    with told as (
      insert into shadow_trials (trial, kind, subjects, from_sequence, to_sequence, started_at, ended_at, fault)
      select trial, kind, array(select jsonb_array_elements_text(subjects::jsonb)), from_sequence, to_sequence,
        started_at, ended_at, fault
      from unnest(
        ${ofTrial(({ id }) => id)}::text[], ${ofTrial(({ kind }) => kind)}::text[],
        ${jsonColumn(ofTrial(({ subjects }) => JSON.stringify(subjects)))},
        ${ofTrial(({ from }) => from)}::bigint[], ${ofTrial(({ to }) => to ?? null)}::bigint[],
        ${ofTrial(({ startedAt }) => startedAt)}::timestamptz[],
        ${ofTrial(({ endedAt }) => endedAt ?? null)}::timestamptz[], ${ofTrial(({ fault }) => fault ?? null)}::text[])
        as trials (trial, kind, subjects, from_sequence, to_sequence, started_at, ended_at, fault)
      on conflict (trial) do update set
        to_sequence = excluded.to_sequence, ended_at = excluded.ended_at, fault = excluded.fault),
    counted as (
      insert into shadow_counts (trial, office, in_force, in_force_by, would_be, would_be_by, matched, declarations)
      select * from unnest(
        ${ofCount(({ trial }) => trial)}::text[], ${ofCount(({ office }) => office)}::text[],
        ${ofCount(({ inForce }) => inForce)}::text[], ${ofCount(({ inForceBy }) => inForceBy)}::text[],
        ${ofCount(({ wouldBe }) => wouldBe ?? '')}::text[], ${ofCount(({ wouldBeBy }) => wouldBeBy ?? '')}::text[],
        ${ofCount(({ matched }) => matched)}::boolean[], ${ofCount(({ declarations }) => declarations)}::bigint[])
      on conflict (trial, office, in_force, in_force_by, would_be, would_be_by, matched)
      do update set declarations = shadow_counts.declarations + excluded.declarations),
    kept as (
      insert into would_be_decisions (trial, act_sequence, declaration_id, version, office, in_force, in_force_by,
        would_be, would_be_by, level, likelihood, matched, matches)
      select * from unnest(
        ${ofKept(({ trial }) => trial)}::text[], ${ofKept(({ sequence }) => sequence)}::bigint[],
        ${ofKept(({ declarationId }) => declarationId)}::text[], ${ofKept(({ version }) => version)}::integer[],
        ${ofKept(({ office }) => office)}::text[], ${ofKept(({ inForce }) => inForce)}::text[],
        ${ofKept(({ inForceBy }) => inForceBy)}::text[], ${ofKept(({ wouldBe }) => wouldBe?.lane ?? '')}::text[],
        ${ofKept(({ wouldBe }) => wouldBe?.selectedBy ?? '')}::text[],
        ${ofKept(({ wouldBe }) => wouldBe?.level ?? '')}::text[],
        ${ofKept(({ wouldBe }) => wouldBe?.likelihood ?? 0)}::float8[],
        ${ofKept(({ wouldBe }) => (wouldBe?.matches.length ?? 0) > 0)}::boolean[],
        ${jsonColumn(ofKept(({ wouldBe }) => JSON.stringify(wouldBe?.matches ?? [])))}))
    update shadow_watermark set sequence = ${end}`.execute(transaction);
}
