import { type Kysely, sql, type Transaction } from 'kysely';
import type { RecordedFinding, VersionedFinding } from '../app/ports/store.ts';
import type { NewAct } from '../domain/act.ts';
import type { Moment } from '../domain/moment.ts';
import { versionSubject } from '../domain/version-subject.ts';
import type { HistoryKey } from '../identify/history/history-key.ts';
import type { HistoryRecord } from '../identify/history/history-record.ts';
import type { HistorySettings } from '../identify/history/history-settings.ts';
import { learnInOrder, lessonsOf } from '../identify/history/learn-in-order.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';
import { keepRecords, recallRecords } from './history-records.ts';
import { ownPasts } from './own-pasts.ts';
import type { RecordsAtHand } from './records-at-hand.ts';

/** Records findings with their acts, and what the history learns of them, all or none. */
export async function recordFindings(
  database: Kysely<Database>,
  atHand: RecordsAtHand,
  findings: readonly VersionedFinding[],
  settings: HistorySettings,
): Promise<void> {
  if (findings.length === 0) return;
  const written = findings.map(({ version, ...recorded }) => ({
    recorded,
    version,
    body: JSON.stringify(recorded),
  }));
  const { before, after, changed } = await inChain(database, async (transaction, end) => {
    const changed = await learntFrom(transaction, findings, settings);
    await keepRecords(transaction, changed);
    const acts = await appendActs(transaction, end, written.map(actOfFinding), { changesHistory: true });
    const rows = written.map(({ recorded, version, body }, index) => ({
      act_sequence: acts[index]?.sequence ?? 0,
      declaration_id: recorded.finding.declarationId,
      version,
      body,
    }));
    await transaction.insertInto('findings').values(rows).execute();
    await sql`
      update declarations set waiting = false
      from unnest(${rows.map((row) => row.declaration_id)}::text[], ${rows.map((row) => row.version)}::integer[])
        as checked (declaration_id, version)
      where declarations.declaration_id = checked.declaration_id and declarations.version = checked.version`.execute(
      transaction,
    );
    return { before: end.historyAct, after: acts.at(-1)?.hash ?? '', changed };
  });
  atHand.follow(before, after, changed);
}

/** The records of the history that are others after some findings, one learnt after the other. */
async function learntFrom(
  transaction: Transaction<Database>,
  findings: readonly VersionedFinding[],
  settings: HistorySettings,
): Promise<ReadonlyMap<HistoryKey, HistoryRecord>> {
  const pasts = await ownPasts(transaction, [
    ...new Set(findings.map(({ finding }) => finding.declarationId)),
  ]);
  const events = findings.map(({ finding, version, at }) => ({
    finding: { ...finding, version },
    at: at as Moment,
  }));
  const lessons = lessonsOf(events, pasts, settings);
  return learnInOrder(lessons, await recallRecords(transaction, lessons.keys), settings);
}

function actOfFinding({
  recorded,
  version,
  body,
}: {
  readonly recorded: RecordedFinding;
  readonly version: number;
  readonly body: string;
}): NewAct {
  const { finding, at, by } = recorded;
  const subject = versionSubject(finding.declarationId, version);
  return { at, actor: by, kind: 'finding.recorded', subject, body };
}
