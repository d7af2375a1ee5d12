import type { HistoryRecord, PastFinding } from '../../../app/backtest/history-record.ts';
import { declaredRow } from '../../../app/backtest/past-row.ts';
import type { HistoryEntry, HistoryFinding } from '../../../app/ports/history-store.ts';
import type { HistoryPeriod } from '../../../app/ports/past-store.ts';
import { versionOf } from '../../../domain/declaration.ts';
import type { Finding } from '../../../domain/finding.ts';
import { instantOf } from '../../../domain/moment.ts';
import type { RecordedPast } from '../../recorded-past.ts';
import { recordOf } from './a-record.ts';

/** A record as two plain lists, and a past read from them by looking at all of it. */
export class PlainPast implements RecordedPast {
  readonly entries: HistoryEntry[] = [];
  readonly findings: HistoryFinding[] = [];
  readonly between: RecordedPast['between'];
  #head = 0;

  constructor() {
    const records = this.records.bind(this);
    this.between = async function* (period, { after, before, head }) {
      for (const { sequence, record } of records(period, head))
        if (sequence > after && sequence < before) yield [record];
    };
  }

  /** Records a version, unless there is one like it. */
  declare({ declaration, decision, facts }: Omit<HistoryEntry, 'sequence' | 'heardAt'>): void {
    const own = this.entries.filter((entry) => entry.declaration.id === declaration.id);
    const version = versionOf(declaration);
    if (own.some((entry) => versionOf(entry.declaration) === version)) return;
    this.#head += 1;
    const newest = own.toSorted((a, b) => versionOf(b.declaration) - versionOf(a.declaration))[0];
    const isLate = newest !== undefined && versionOf(newest.declaration) > version;
    const supersedes = isLate ? this.#head : newest?.sequence;
    this.entries.push({
      sequence: this.#head,
      declaration,
      decision,
      facts,
      heardAt: declaration.lodgedAt,
      ...(supersedes !== undefined && { supersedes }),
    });
  }

  /** Records a finding on the version at a place of the record, if there is one. */
  find(place: number, finding: PastFinding): void {
    const entry = this.entries[place];
    if (entry === undefined) return;
    this.#head += 1;
    const at = entry.declaration.lodgedAt;
    this.findings.push({
      sequence: this.#head,
      declaration: entry.sequence,
      finding: finding as Finding,
      at,
    });
  }

  hashOf = recordOf('store').hashOf;
  head = async (): Promise<number> => this.#head;

  laterThan: RecordedPast['laterThan'] = async (upTo, head) => ({
    superseded: this.entries
      .filter(({ sequence }) => this.#isNewest(sequence, upTo.entries) && !this.#isNewest(sequence, head))
      .map(({ sequence }) => sequence),
    findings: this.findings.flatMap(({ sequence, declaration = 0, finding }) =>
      sequence > upTo.findings && sequence <= head ? [{ declaration, finding }] : [],
    ),
  });

  /** The newest versions of a period as of an act, the last recorded first. */
  records(
    { from, to, offices }: HistoryPeriod,
    head: number,
  ): readonly { readonly sequence: number; readonly record: HistoryRecord }[] {
    const wanted = this.entries.filter(({ sequence, declaration: { office, lodgedAt } }) => {
      const day = new Date(instantOf(lodgedAt)).toISOString().slice(0, 10);
      const isWithin = day >= (from ?? '') && day <= (to ?? '9999');
      return isWithin && offices?.includes(office) !== false && this.#isNewest(sequence, head);
    });
    return wanted.toReversed().map(({ sequence, declaration, decision, facts }) => ({
      sequence,
      record: {
        row: declaredRow(declaration),
        decided: { draw: facts.draw, isDrawn: facts.draw < decision.randomDraw.rate },
        findings: this.findings
          .filter((each) => each.declaration === sequence && each.sequence <= head)
          .map(({ finding }) => finding),
      },
    }));
  }

  #isNewest(sequence: number, head: number): boolean {
    const known = this.entries.filter((entry) => entry.sequence <= head);
    const own = known.find((entry) => entry.sequence === sequence);
    return (
      own !== undefined &&
      known.every(
        ({ declaration }) =>
          declaration.id !== own.declaration.id || versionOf(declaration) <= versionOf(own.declaration),
      )
    );
  }
}
