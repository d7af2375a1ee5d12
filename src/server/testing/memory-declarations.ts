import type { HistoryRecord } from '../../app/backtest/history-record.ts';
import { inspectionOf } from '../../app/backtest/inspection.ts';
import { declaredRow } from '../../app/backtest/past-row.ts';
import { takesAnotherVersion } from '../../app/declarations/most-versions.ts';
import type { OutcomeQuery, OutcomeRow } from '../../app/ports/outcome-store.ts';
import type { HistoryPeriod, PastStore } from '../../app/ports/past-store.ts';
import type {
  DecidedDeclaration,
  Deciding,
  DeclarationFilter,
  DeclarationHistory,
  DeclarationStore,
  DeclarationSummary,
  InOrder,
  OperationsCounts,
  OperationsStore,
  RecordOutcome,
  RemadeHistory,
  Reroute,
  StoredDeclaration,
  Submission,
  VersionedFinding,
} from '../../app/ports/store.ts';
import type { Decision } from '../../domain/decision.ts';
import { versionOf } from '../../domain/declaration.ts';
import { withKnown } from '../../domain/known.ts';
import type { Lane } from '../../domain/lane.ts';
import { type Moment, utcDayOf } from '../../domain/moment.ts';
import type { UserId } from '../../domain/user.ts';
import { versionSubject } from '../../domain/version-subject.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import { MemoryHistory } from '../../identify/history/memory-history.ts';
import type { OwnPast } from '../../identify/history/own-past.ts';
import type { MemoryChain } from './memory-chain.ts';

type Row = {
  readonly sequence: number;
  readonly one: DecidedDeclaration;
  readonly version: number;
  lane: Lane;
  isWaiting: boolean;
};

/** Declarations in memory, with the promises of the port: what is answered is kept, versions never change. */
export class MemoryDeclarations implements DeclarationStore, OperationsStore, PastStore {
  readonly #chain: MemoryChain;
  readonly #rows = new Map<string, Row[]>();
  readonly #reroutes: InOrder<Reroute>[] = [];
  #history: MemoryHistory | undefined;
  readonly #findings: (VersionedFinding & { readonly sequence: number })[] = [];

  constructor(chain: MemoryChain) {
    this.#chain = chain;
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** Every version with the sequence of its act, in that order. */
  get recorded(): readonly { readonly sequence: number; readonly one: DecidedDeclaration }[] {
    return [...this.#rows.values()].flat().sort((a, b) => a.sequence - b.sequence);
  }

  get findings(): readonly (VersionedFinding & { readonly sequence: number })[] {
    return this.#findings;
  }

  get decisions(): readonly Decision[] {
    return [...this.#rows.values()].flatMap((rows) => rows.map(({ one }) => one.decision));
  }

  async record(
    submissions: readonly Submission[],
    deciding: () => Deciding,
  ): Promise<readonly RecordOutcome[]> {
    return submissions.map((one) => this.#recordOne(one, deciding()));
  }

  #recordOne(submission: Submission, { decide, history }: Deciding): RecordOutcome {
    const { declaration, contentHash, by, seesOthers } = submission;
    const rows = this.#rows.get(declaration.id) ?? [];
    const version = versionOf(declaration);
    const same = rows.find((row) => row.version === version);
    if (same?.one.contentHash === contentHash) {
      return { kind: 'known', decision: same.one.decision, owner: ownerOf(rows) };
    }
    const isOthers = rows.length > 0 && ownerOf(rows) !== by.id && !seesOthers;
    if (same !== undefined || isOthers) return { kind: 'conflict' };
    const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row.one.content), 0);
    if (!takesAnotherVersion(rows.length, bytes)) return { kind: 'too-many-versions' };
    const first = rows[0]?.one;
    const memory = this.#historyBy(history);
    const told = memory.recall(declaration, submission.heardAt);
    const earlier = first && {
      draw: first.facts.draw,
      drawDay: first.drawDay,
      own: this.#ownPast(declaration.id, rows),
    };
    const one = { ...submission, ...decide(submission, earlier, told) };
    memory.declared(declaration, submission.heardAt);
    const { decision } = one;
    const subject = versionSubject(declaration.id, version);
    const body = JSON.stringify({ content: contentHash });
    const [act] = this.#chain.append([
      { at: decision.decidedAt, actor: by.name, kind: 'declaration.decided', subject, body },
    ]);
    for (const row of rows) if (row.version < version) row.isWaiting = false;
    const isWaiting = decision.lane !== 'green';
    rows.push({ sequence: act!.sequence, one, version, lane: decision.lane, isWaiting });
    rows.sort((a, b) => a.version - b.version);
    this.#rows.set(declaration.id, rows);
    return { kind: 'recorded', decision };
  }

  /** What is remembered rests on the settings, which never change in a test. */
  #historyBy(settings: HistorySettings): MemoryHistory {
    this.#history ??= new MemoryHistory(settings);
    return this.#history;
  }

  #ownPast(id: string, rows: readonly Row[]): OwnPast {
    const versions = rows
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ one, isWaiting }) => ({ declaration: one.declaration, at: one.heardAt, isWaiting }));
    const findings = this.#findings
      .filter(({ finding }) => finding.declarationId === id)
      .flatMap(({ finding, version, at }) => {
        const found = rows.find((row) => row.version === version)?.one.declaration;
        return found === undefined ? [] : [{ finding, declaration: found, at: at as Moment }];
      });
    return { versions, findings };
  }

  async find(id: string, version?: number): Promise<StoredDeclaration | undefined> {
    const rows = this.#rows.get(id) ?? [];
    const row = version === undefined ? rows.at(-1) : rows.find((each) => each.version === version);
    return row && storedOf(row, ownerOf(rows));
  }

  async history(id: string): Promise<DeclarationHistory> {
    const rows = this.#rows.get(id) ?? [];
    return {
      versions: rows.map((row) => ({ sequence: row.sequence, told: storedOf(row, ownerOf(rows)) })),
      reroutes: this.#reroutes.filter(({ told }) => told.declarationId === id),
      findings: this.#findings
        .filter(({ finding }) => finding.declarationId === id)
        .map(({ sequence, ...told }) => ({ sequence, told })),
    };
  }

  async list(
    filter: DeclarationFilter,
    before: number | undefined,
    limit: number,
  ): Promise<readonly DeclarationSummary[]> {
    return [...this.#rows.values()]
      .map((rows) => rows.at(-1)!)
      .filter((row) => fits(row, filter) && (before === undefined || row.sequence < before))
      .sort((a, b) => b.sequence - a.sequence)
      .slice(0, limit)
      .map(summaryOf);
  }

  async reroute(reroute: Reroute): Promise<void> {
    const { declarationId, version, to, at, by } = reroute;
    const subject = versionSubject(declarationId, version);
    const [act] = this.#chain.append([
      { at, actor: by, kind: 'declaration.rerouted', subject, body: JSON.stringify(reroute) },
    ]);
    this.#reroutes.push({ sequence: act!.sequence, told: reroute });
    const row = this.#rows.get(declarationId)?.find((each) => each.version === version);
    if (row === undefined) throw new Error('There is no such version to re-route');
    row.lane = to;
    row.isWaiting = to !== 'green' && !this.#isControlled(declarationId, version);
  }

  async recordFindings(findings: readonly VersionedFinding[], settings: HistorySettings): Promise<void> {
    for (const recorded of findings) {
      const { finding, at, by, version } = recorded;
      this.#historyBy(settings).found({ ...finding, version }, at as Moment);
      const subject = versionSubject(finding.declarationId, version);
      const [act] = this.#chain.append([
        { at, actor: by, kind: 'finding.recorded', subject, body: JSON.stringify(finding) },
      ]);
      this.#findings.push({ ...recorded, sequence: act!.sequence });
      const row = this.#rows.get(finding.declarationId)?.find((each) => each.version === version);
      if (row !== undefined) row.isWaiting = false;
    }
  }

  /** Here it is made with every declaration, and nobody else can have changed it. */
  async remakeHistory(): Promise<RemadeHistory> {
    return { events: 0, differing: 0 };
  }

  async forgetHistory(): Promise<number> {
    return 0;
  }

  async *read({ from = '', to = '9999-12-31', offices }: HistoryPeriod): AsyncGenerator<HistoryRecord[]> {
    const rows = [...this.#rows.values()]
      .map((all) => all.at(-1)!)
      .filter(({ one }) => {
        const day = utcDayOf(one.declaration.lodgedAt);
        return day >= from && day <= to && (offices?.includes(one.declaration.office) ?? true);
      })
      .sort((a, b) => b.sequence - a.sequence);
    yield rows.map(({ one, version }) => ({
      row: declaredRow(withKnown(one.declaration, one.facts.known)),
      decided: {
        draw: one.facts.draw,
        isDrawn: one.decision.randomDraw.value < one.decision.randomDraw.rate,
      },
      findings: this.#findings
        .filter((each) => each.finding.declarationId === one.declaration.id && each.version === version)
        .map(({ finding }) => finding),
    }));
  }

  outcome({ profile, offices }: OutcomeQuery, ruleBooks: readonly string[]): readonly OutcomeRow[] {
    const rows = [...this.#rows.values()].map((all) => all.at(-1)!);
    return rows.flatMap(({ one: { declaration, decision }, version }): readonly OutcomeRow[] => {
      const isSeen = offices?.includes(declaration.office) ?? true;
      if (!isSeen || !ruleBooks.includes(decision.ruleBook)) return [];
      const findings = this.#findings.filter(
        (each) => each.finding.declarationId === declaration.id && each.version === version,
      );
      const result = inspectionOf(findings.map(({ finding }) => finding))?.result;
      return [
        {
          day: utcDayOf(declaration.lodgedAt),
          flow: declaration.flow,
          lane: decision.lane,
          matched: decision.reasons.some(({ kind, id }) => kind === 'profile' && id === profile.id),
          selected: decision.selectedBy === 'profile',
          drawn: decision.randomDraw.value < decision.randomDraw.rate,
          declarations: 1,
          inspected: result === undefined ? 0 : 1,
          violations: result === 'violation' ? 1 : 0,
          discrepancies: result === 'discrepancy' ? 1 : 0,
        },
      ];
    });
  }

  #isControlled(id: string, version: number): boolean {
    return this.#findings.some((each) => each.finding.declarationId === id && each.version === version);
  }

  async counts(filter: DeclarationFilter, from: string, to: string): Promise<OperationsCounts> {
    const newest = [...this.#rows.values()].map((rows) => rows.at(-1)!).filter((row) => fits(row, filter));
    const within = newest.filter(({ one }) => one.decision.decidedAt >= from && one.decision.decidedAt <= to);
    const hours = Map.groupBy(within, ({ one, lane }) =>
      JSON.stringify([`${one.decision.decidedAt.slice(0, 13)}:00:00.000Z`, one.declaration.office, lane]),
    );
    const waiting = Map.groupBy(
      newest.filter((row) => row.isWaiting),
      ({ one, lane }) => JSON.stringify([one.declaration.office, lane]),
    );
    return {
      hours: [...hours].map(([key, rows]) => {
        const [hour, office, lane] = JSON.parse(key) as [string, string, Lane];
        const draws = rows.map((row) => row.one.decision.randomDraw);
        const drawn = draws.filter(({ value, rate }) => value < rate).length;
        const expectedDrawn = draws.reduce((sum, { rate }) => sum + rate, 0);
        return { from: hour, office, lane, decided: rows.length, drawn, expectedDrawn };
      }),
      waiting: [...waiting].map(([key, rows]) => {
        const [office, lane] = JSON.parse(key) as [string, Lane];
        return { office, lane, declarations: rows.length };
      }),
    };
  }
}

/** Whoever lodged the first version; later versions change nothing about it. */
function ownerOf(rows: readonly Row[]): UserId {
  return rows[0]!.one.by.id;
}

function fits({ one, lane }: Row, filter: DeclarationFilter): boolean {
  const { declaration } = one;
  return (
    (filter.offices === undefined || filter.offices.includes(declaration.office)) &&
    (filter.lane === undefined || filter.lane === lane) &&
    (filter.flow === undefined || filter.flow === declaration.flow)
  );
}

function storedOf({ one, lane }: Row, owner: UserId): StoredDeclaration {
  const { declaration, decision, facts, receivedAt } = one;
  return structuredClone({ declaration, decision, facts, owner, receivedAt, lane });
}

function summaryOf({ sequence, one, version, lane }: Row): DeclarationSummary {
  const { declaration, decision } = one;
  const importer = declaration.importer?.name ?? declaration.importer?.id;
  const commodityCode = declaration.items[0]?.commodityCode;
  const reason = decision.reasons[0]?.text;
  return {
    sequence,
    id: declaration.id,
    version,
    flow: declaration.flow,
    office: declaration.office,
    lodgedAt: declaration.lodgedAt,
    decidedAt: decision.decidedAt,
    ...(importer !== undefined && { importer }),
    items: declaration.items.length,
    ...(commodityCode !== undefined && { commodityCode }),
    lane,
    selectedBy: decision.selectedBy,
    level: decision.level,
    likelihood: decision.likelihood,
    measures: decision.measures.map(({ code }) => code),
    ...(reason !== undefined && { reason }),
  };
}
