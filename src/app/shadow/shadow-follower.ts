import { judges, type ShadowTrial, trialsAfter } from '../../domain/shadow-trial.ts';
import type {
  DecidedBefore,
  Followed,
  JudgedBatch,
  KeptWouldBe,
  ShadowBatch,
  ShadowCount,
  WouldBe,
} from '../ports/shadow-store.ts';
import type { Store } from '../ports/store.ts';
import { ShadowJudges } from './shadow-judges.ts';
import { differs } from './would-be.ts';

/** Declarations judged in one transaction at the most. */
const batchLimit = 256;

/**
 * Judges in shadow what was decided: it follows the record behind whoever decides, and hands nothing back to
 * them. Whatever happens to it, what was decided stays decided, and the rest is judged later.
 */
export class ShadowFollower {
  readonly #store: Pick<Store, 'shadow'>;
  readonly #judges: ShadowJudges;

  constructor(store: Pick<Store, 'shadow' | 'ruleBooks' | 'profiles' | 'challengers'>) {
    this.#store = store;
    this.#judges = new ShadowJudges(store);
  }

  /** Goes one step along the record. */
  step(): Promise<Followed> {
    return this.#store.shadow.follow(batchLimit, (batch) => this.#judged(batch));
  }

  async #judged({ open, acts, declarations }: ShadowBatch): Promise<JudgedBatch> {
    const trials = trialsAfter(open, acts);
    const counts = new Map<string, ShadowCount>();
    const kept: KeptWouldBe[] = [];
    const faults = new Map<string, string | undefined>();
    for (const decided of declarations) {
      for (const trial of trials) {
        if (!judges(trial, decided.sequence)) continue;
        const { wouldBe, fault } = await this.#wouldBeOf(trial, decided);
        faults.set(trial.id, fault);
        count(counts, trial, decided, wouldBe);
        if (wouldBe === undefined || isTelling(trial, decided, wouldBe)) {
          kept.push(keptOf(trial, decided, wouldBe));
        }
      }
    }
    const told = trials.map((trial) =>
      faults.has(trial.id) ? withFault(trial, faults.get(trial.id)) : trial,
    );
    this.#judges.forgetAllBut(told.filter(({ to }) => to === undefined));
    return { trials: told, counts: [...counts.values()], kept };
  }

  async #wouldBeOf(
    trial: ShadowTrial,
    decided: DecidedBefore,
  ): Promise<{ readonly wouldBe?: WouldBe; readonly fault?: string }> {
    const found = await this.#judges.judgeOf(trial, decided.decision.ruleBook);
    if (found.judge === undefined) return { fault: found.fault };
    try {
      return { ...found, wouldBe: found.judge(decided) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { fault: `${decided.declaration.id}: ${why}` };
    }
  }
}

/** What equal counts have in common is their key; the counts of a batch are few, whatever its size. */
function count(
  counts: Map<string, ShadowCount>,
  { id: trial }: ShadowTrial,
  { declaration: { office }, decision }: DecidedBefore,
  wouldBe: WouldBe | undefined,
): void {
  const { lane: inForce, selectedBy: inForceBy } = decision;
  const matched = wouldBe !== undefined && wouldBe.matches.length > 0;
  const key = JSON.stringify([
    trial,
    office,
    inForce,
    inForceBy,
    wouldBe?.lane,
    wouldBe?.selectedBy,
    matched,
  ]);
  const declarations = (counts.get(key)?.declarations ?? 0) + 1;
  counts.set(key, {
    trial,
    office,
    inForce,
    inForceBy,
    ...(wouldBe !== undefined && { wouldBe: wouldBe.lane, wouldBeBy: wouldBe.selectedBy }),
    matched,
    declarations,
  });
}

/** Whether a would-be decision is kept: what is decided alike, and matched by nothing that is tried, is counted only. */
function isTelling({ kind }: ShadowTrial, { decision }: DecidedBefore, wouldBe: WouldBe): boolean {
  if (kind === 'challenger') return differs(decision, wouldBe);
  return (
    wouldBe.matches.length > 0 ||
    wouldBe.lane !== decision.lane ||
    wouldBe.level !== decision.level ||
    wouldBe.likelihood !== decision.likelihood
  );
}

function keptOf(
  trial: ShadowTrial,
  { sequence, declaration, decision }: DecidedBefore,
  wouldBe: WouldBe | undefined,
): KeptWouldBe {
  return {
    trial: trial.id,
    sequence,
    declarationId: declaration.id,
    version: decision.version,
    office: declaration.office,
    inForce: decision.lane,
    inForceBy: decision.selectedBy,
    ...(wouldBe !== undefined && { wouldBe }),
  };
}

function withFault({ fault: _before, ...trial }: ShadowTrial, fault: string | undefined): ShadowTrial {
  return fault === undefined ? trial : { ...trial, fault };
}
