import { type Kysely, sql } from 'kysely';
import type { OutcomeQuery, OutcomeRow, OutcomeStore } from '../app/ports/outcome-store.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Database } from './database.ts';

/**
 * What became of profiles, counted in PostgreSQL. A rule book is stored as canonical JSON, so it holds a version
 * of a profile exactly where it holds that version's text; and a decision names a profile that matched in a
 * reason that begins with its kind and id. In neither can a text pretend to be such: its quotes are escaped.
 */
export function outcomeStore(database: Kysely<Database>): OutcomeStore {
  return {
    async outcome({ profile, offices }: OutcomeQuery) {
      const reason = `{"kind":"profile","id":${JSON.stringify(profile.id)},`;
      const { rows } = await sql<OutcomeRow>`
        with judged as materialized (
          select declaration_id, version, flow, selected_by = 'profile' as selected, draw < draw_rate as drawn,
            to_char(lodged_at at time zone 'UTC', 'YYYY-MM-DD') as day,
            substring(decision from '"lane":"([a-z]+)"') as lane, strpos(decision, ${reason}) > 0 as matched
          from declarations
          where not superseded
            and rule_book in (select hash from rule_books where strpos(body, ${canonicalJson(profile)}) > 0)
            ${offices === undefined ? sql`` : sql`and office = any(${offices}::text[])`}
        ), standing as (
          -- A later finding on the same item, or on the whole declaration, stands in the place of the earlier one.
          select distinct on (declaration_id, version, body::jsonb #>> '{finding,item}') declaration_id, version,
            case body::jsonb #>> '{finding,result}' when 'violation' then 2 when 'discrepancy' then 1 else 0 end as gravity
          from findings join judged using (declaration_id, version)
          order by declaration_id, version, body::jsonb #>> '{finding,item}', act_sequence desc
        ), checked as (
          select declaration_id, version, max(gravity) as gravity from standing group by declaration_id, version
        )
        select day, flow, lane, matched, selected, drawn, count(*) as declarations, count(gravity) as inspected,
          count(*) filter (where gravity = 2) as violations, count(*) filter (where gravity = 1) as discrepancies
        from judged left join checked using (declaration_id, version)
        group by day, flow, lane, matched, selected, drawn
        order by day, flow, lane, matched, selected, drawn`.execute(database);
      return rows;
    },
  };
}
