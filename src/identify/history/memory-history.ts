import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { KnownFacts } from '../../domain/known.ts';
import type { Moment } from '../../domain/moment.ts';
import { type Footprint, footprintOf } from './footprint.ts';
import type { HistoryKey } from './history-key.ts';
import type { HistoryRecord } from './history-record.ts';
import { defaultHistorySettings, type HistorySettings } from './history-settings.ts';
import { LeftMarks, leftMarks } from './left-marks.ts';
import { noOwnPast, type OwnPast, secondOf, versionFound } from './own-past.ts';
import { recallFacts } from './recall-facts.ts';
import { rememberDeclaration } from './remember-declaration.ts';
import { rememberFinding } from './remember-finding.ts';

/**
 * A history in memory, for files and benchmarks: told what happened in the order in which it was received. It keeps
 * all declarations it is told of, since any may be amended.
 */
export class MemoryHistory {
  readonly records = new Map<HistoryKey, HistoryRecord>();
  readonly #own = new Map<string, OwnPast>();
  readonly #settings: HistorySettings;
  #last: Footprint | undefined;
  #lastLeft: { readonly own: OwnPast; readonly left: LeftMarks } | undefined;

  constructor(settings: HistorySettings = defaultHistorySettings) {
    this.#settings = settings;
  }

  /** What is known of a declaration before it is counted itself. */
  recall(declaration: Declaration, at: Moment): KnownFacts {
    const own = this.#ownPastOf(declaration.id);
    return recallFacts({
      footprint: this.#footprintOf(declaration, at),
      at,
      records: this.records,
      own,
      left: this.#leftBy(own),
    });
  }

  /** A declaration was received. */
  declared(declaration: Declaration, at: Moment): void {
    const own = this.#ownPastOf(declaration.id);
    const footprint = this.#footprintOf(declaration, at);
    const left = this.#leftBy(own);
    this.#put(rememberDeclaration({ footprint, at, records: this.records, left }));
    const next = { ...own, versions: [...own.versions, { declaration, at }] };
    this.#own.set(declaration.id, next);
    // Most are never told of again: what a first version leaves is worked out when a second one comes.
    if (own.versions.length === 0) return;
    left.leave(footprint.marks, secondOf(at));
    this.#lastLeft = { own: next, left };
  }

  /** A finding was received; nothing is learnt where its declaration is unknown. */
  found(finding: Finding, at: Moment): void {
    const own = this.#ownPastOf(finding.declarationId);
    const declaration = versionFound(own, finding);
    if (declaration === undefined) return;
    const found = { finding, declaration, at };
    const known = { found, records: this.records, earlier: own.findings };
    this.#put(rememberFinding(known, this.#settings));
    this.#own.set(finding.declarationId, { ...own, findings: [...own.findings, found] });
  }

  /** What is recalled is mostly remembered next. */
  #footprintOf(declaration: Declaration, at: Moment): Footprint {
    if (this.#last?.declared !== declaration || this.#last.heardAt !== at)
      this.#last = footprintOf(declaration, at, this.#settings);
    return this.#last;
  }

  /** Kept for the declaration that was asked for last. */
  #leftBy(own: OwnPast): LeftMarks {
    if (own.versions.length === 0) return new LeftMarks();
    if (this.#lastLeft?.own !== own) this.#lastLeft = { own, left: leftMarks(own.versions, this.#settings) };
    return this.#lastLeft.left;
  }

  #ownPastOf(id: string): OwnPast {
    return this.#own.get(id) ?? noOwnPast;
  }

  #put(changed: ReadonlyMap<HistoryKey, HistoryRecord>): void {
    for (const [key, record] of changed) this.records.set(key, record);
  }
}
