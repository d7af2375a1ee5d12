import type {
  Followed,
  JudgedBatch,
  KeptWouldBe,
  ShadowBatch,
  ShadowCount,
  ShadowInspections,
  ShadowStore,
} from '../../app/ports/shadow-store.ts';
import type { ActKind } from '../../domain/act.ts';
import {
  judges,
  type ShadowTrial,
  type TrialKind,
  trialActKinds,
  trialStartKinds,
} from '../../domain/shadow-trial.ts';
import type { MemoryChain } from './memory-chain.ts';
import type { MemoryDeclarations } from './memory-declarations.ts';

/** What is judged in shadow, in memory; every figure is worked out anew from what was kept. */
export class MemoryShadow implements ShadowStore {
  readonly #chain: MemoryChain;
  readonly #declarations: MemoryDeclarations;
  readonly #trials = new Map<string, ShadowTrial>();
  readonly #counts: ShadowCount[] = [];
  readonly #kept: KeptWouldBe[] = [];
  #watermark = 0;

  constructor(chain: MemoryChain, declarations: MemoryDeclarations) {
    this.#chain = chain;
    this.#declarations = declarations;
  }

  async isNeeded(): Promise<boolean> {
    return this.#open().length > 0 || this.#actsAfter(this.#watermark, trialStartKinds).length > 0;
  }

  async whileAlone(work: () => Promise<void>): Promise<boolean> {
    await work();
    return true;
  }

  async follow(limit: number, judge: (batch: ShadowBatch) => Promise<JudgedBatch>): Promise<Followed> {
    const open = this.#open();
    const acts = this.#actsAfter(this.#watermark);
    const head = this.#chain.acts.length;
    if (!(await this.isNeeded())) {
      this.#watermark = head;
      return { kind: 'idle' };
    }
    const next = this.#declarations.recorded
      .filter(({ sequence }) => sequence > this.#watermark)
      .slice(0, limit);
    const end = next.length < limit ? head : next.at(-1)!.sequence;
    const declarations = next.map(({ sequence, one: { declaration, decision, facts } }) =>
      structuredClone({ sequence, declaration, decision, facts }),
    );
    const batch = { open, acts: acts.filter(({ sequence }) => sequence <= end), declarations };
    const { trials, counts, kept } = await judge(batch);
    for (const trial of trials) this.#trials.set(trial.id, trial);
    this.#counts.push(...counts);
    this.#kept.push(...kept);
    this.#watermark = end;
    return { kind: 'judged', declarations: declarations.length, isCaughtUp: next.length < limit };
  }

  async trials(kind: TrialKind, subjects?: readonly string[]): Promise<readonly ShadowTrial[]> {
    return [...this.#trials.values()].filter(
      (trial) =>
        trial.kind === kind &&
        (subjects === undefined ? trial.to === undefined : subjects.includes(trial.subjects[0]!)),
    );
  }

  async counts(trials: readonly string[], offices?: readonly string[]) {
    const isIn = (office: string): boolean => offices === undefined || offices.includes(office);
    const waiting = this.#declarations.recorded.filter(
      ({ sequence, one }) => sequence > this.#watermark && isIn(one.declaration.office),
    );
    const counts = this.#counts.filter(({ trial, office }) => trials.includes(trial) && isIn(office));
    return { counts, waiting: waiting.length };
  }

  async examples(
    trials: readonly string[],
    which: 'moved' | 'matched',
    limit: number,
    offices?: readonly string[],
  ): Promise<readonly KeptWouldBe[]> {
    return this.#kept
      .filter(({ trial, office, inForce, wouldBe }) => {
        if (wouldBe === undefined || !trials.includes(trial)) return false;
        if (offices !== undefined && !offices.includes(office)) return false;
        return which === 'matched' ? wouldBe.matches.length > 0 : wouldBe.lane !== inForce;
      })
      .toSorted((a, b) => b.sequence - a.sequence)
      .slice(0, limit);
  }

  async inspections(
    trials: readonly string[],
    offices?: readonly string[],
  ): Promise<readonly ShadowInspections[]> {
    return trials.flatMap((id) =>
      this.#declarations.recorded
        .filter(
          ({ sequence, one }) =>
            sequence <= this.#watermark &&
            judges(this.#trials.get(id)!, sequence) &&
            (offices === undefined || offices.includes(one.declaration.office)),
        )
        .flatMap(({ sequence, one: { decision } }) => this.#inspected(id, sequence, decision)),
    );
  }

  #inspected(
    trial: string,
    sequence: number,
    decision: ShadowBatch['declarations'][number]['decision'],
  ): readonly ShadowInspections[] {
    const { declarationId, version, selectedBy, randomDraw } = decision;
    const findings = this.#declarations.findings.filter(
      (each) => each.finding.declarationId === declarationId && each.version === version,
    );
    const kept = this.#kept.find((each) => each.trial === trial && each.sequence === sequence);
    if (findings.length === 0 || (kept !== undefined && kept.wouldBe === undefined)) return [];
    // The latest on a declaration, or on one item of it, stands.
    const standing = new Map(findings.map(({ finding }) => [finding.item, finding.result]));
    return [
      {
        inForceBy: selectedBy,
        wouldBeBy: kept?.wouldBe?.selectedBy ?? selectedBy,
        matched: (kept?.wouldBe?.matches.length ?? 0) > 0,
        drawn: randomDraw.value < randomDraw.rate,
        inspected: 1,
        violations: [...standing.values()].includes('violation') ? 1 : 0,
      },
    ];
  }

  #open(): readonly ShadowTrial[] {
    return [...this.#trials.values()].filter(({ to }) => to === undefined);
  }

  #actsAfter(sequence: number, asked: readonly ActKind[] = trialActKinds) {
    const kinds: ReadonlySet<ActKind> = new Set(asked);
    return this.#chain.acts.filter((act) => act.sequence > sequence && kinds.has(act.kind));
  }
}
