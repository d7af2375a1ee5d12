import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { KnownFacts } from '../../domain/known.ts';
import { instantOf } from '../../domain/moment.ts';
import type { Problem } from '../../domain/problem.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import { MemoryHistory } from '../../identify/history/memory-history.ts';
import { asWarning, type Place, problemAt } from '../../intake/problems.ts';

/** A declaration, and where it stands. */
export type PlacedDeclaration = { readonly declaration: Declaration; readonly place: Place };

/** What comes before, as files tell it. */
export type Past = {
  /** Declarations in the order of lodgement. */
  readonly declarations: AsyncIterator<PlacedDeclaration>;
  readonly findings: readonly Finding[];
};

/**
 * The past as files tell it, learnt as far as the moment that is asked for: a declaration is known from when it was
 * lodged, and a finding from when its goods were inspected. What was lodged at the very same moment is known where it
 * stands in the same input, and not yet where it stands in another.
 */
export class PastInOrder {
  readonly #history: MemoryHistory;
  readonly #declarations: Past['declarations'];
  readonly #findings: readonly Finding[];
  readonly #warn: (warnings: readonly Problem[]) => void;
  readonly #learnt = new Set<string>();
  #nextFinding = 0;
  /** Read already, and lodged later than what was asked for. */
  #ahead: IteratorResult<PlacedDeclaration, undefined> | undefined;
  #latest = Number.NEGATIVE_INFINITY;
  #isToldOfOrder = false;

  /** `warn` is told once of declarations that are out of order. */
  constructor(settings: HistorySettings, past: Past, warn: (warnings: readonly Problem[]) => void) {
    this.#history = new MemoryHistory(settings);
    this.#declarations = past.declarations;
    this.#findings = past.findings.toSorted((a, b) => instantOf(a.inspectedAt) - instantOf(b.inspectedAt));
    this.#warn = warn;
  }

  /** What is known of a declaration when it is lodged. */
  async recall({ declaration }: PlacedDeclaration): Promise<KnownFacts> {
    const until = instantOf(declaration.lodgedAt);
    for (;;) {
      this.#ahead ??= await this.#declarations.next();
      const { done, value } = this.#ahead;
      if (done === true || instantOf(value.declaration.lodgedAt) >= until) break;
      this.learn(value);
      this.#ahead = undefined;
    }
    this.#learnFindings(until);
    return this.#history.recall(declaration, declaration.lodgedAt);
  }

  /** The declaration belongs to the past of those that come after it. */
  learn({ declaration, place }: PlacedDeclaration): void {
    const version = `${versionOf(declaration)} ${declaration.id}`;
    // What is decided may stand in the files of the past as well.
    if (this.#learnt.has(version)) return;
    this.#learnt.add(version);
    const at = instantOf(declaration.lodgedAt);
    if (at < this.#latest) this.#tellOfOrder(declaration, place);
    this.#learnFindings(at);
    this.#latest = Math.max(this.#latest, at);
    this.#history.declared(declaration, declaration.lodgedAt);
  }

  /** What was found before a moment. */
  #learnFindings(until: number): void {
    for (;;) {
      const finding = this.#findings[this.#nextFinding];
      if (finding === undefined || instantOf(finding.inspectedAt) >= until) return;
      this.#history.found(finding, finding.inspectedAt);
      this.#nextFinding += 1;
    }
  }

  #tellOfOrder({ id, lodgedAt }: Declaration, place: Place): void {
    if (this.#isToldOfOrder) return;
    this.#isToldOfOrder = true;
    const message =
      `${id} was lodged at ${lodgedAt}, before others that were read already, so that what came after it is known of ` +
      'it; sort declarations by lodgedAt. Others like it are not told of.';
    this.#warn([asWarning(problemAt(place, ['lodgedAt'], 'out-of-order', message))]);
  }
}
