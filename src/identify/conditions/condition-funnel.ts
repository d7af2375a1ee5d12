import type { Condition } from '../../domain/condition.ts';
import { fieldsOf } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Day } from '../../domain/moment.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { FieldSlots, type Row } from '../fields/field-slots.ts';
import { compileCondition } from './compile-condition.ts';
import type { CompiledCondition } from './compile-predicate.ts';
import { True } from './truth.ts';

/** What a part of a profile asks, and how many of those that passed the parts before it pass this one too. */
export type FunnelStep = {
  readonly asks: 'flow' | 'offices' | 'validity' | Condition;
  readonly passed: number;
};

/** How many pass each part of a profile, one after the other, in items or in whole declarations. */
export type Funnel = {
  readonly unit: 'items' | 'declarations';
  readonly of: number;
  readonly steps: readonly FunnelStep[];
};

/** What is counted in: what the terms of a profile ask, and the values of the slots. */
export type FunnelSubject = Pick<Declaration, 'flow' | 'office'> & {
  /** The UTC day of lodgement. */
  readonly day: Day;
  readonly header: Row;
  readonly items: readonly Row[];
};

type Part = { readonly asks: FunnelStep['asks']; passed: number };
type ScopePart = Part & { readonly passes: (subject: FunnelSubject) => boolean };
type ConditionPart = Part & { readonly truth: CompiledCondition };

/**
 * Counts how profiles narrow down what they look at: of so many items, these are of the commodity, of those
 * these of the origin, and so on. A profile that matches nothing shows by it which question excludes all.
 */
export class ConditionFunnels {
  /** Where the questions find their values. */
  readonly slots = new FieldSlots();
  readonly #funnels: readonly OneFunnel[];

  constructor(profiles: readonly RiskProfile[], lists: NamedLists) {
    this.#funnels = profiles.map((profile) => new OneFunnel(profile, lists, this.slots));
  }

  /** Counts a declaration in. */
  add(subject: FunnelSubject): void {
    for (const funnel of this.#funnels) funnel.add(subject);
  }

  /** The funnels in the order of their profiles. */
  funnels(): readonly Funnel[] {
    return this.#funnels.map((each) => each.funnel());
  }
}

class OneFunnel {
  readonly #isOfItems: boolean;
  readonly #scope: readonly ScopePart[];
  readonly #parts: readonly ConditionPart[];
  #of = 0;

  constructor(profile: RiskProfile, lists: NamedLists, slots: FieldSlots) {
    this.#isOfItems = fieldsOf(profile.when).some((path) => fieldAt(path)?.scope === 'item');
    this.#scope = scopeOf(profile);
    this.#parts = conjuncts(profile.when).map((asks) => ({
      asks,
      passed: 0,
      truth: compileCondition(asks, slots, lists),
    }));
  }

  add(subject: FunnelSubject): void {
    const { header, items } = subject;
    const weight = this.#isOfItems ? items.length : 1;
    this.#of += weight;
    for (const part of this.#scope) {
      if (!part.passes(subject)) return;
      part.passed += weight;
    }
    if (this.#isOfItems) for (const item of items) this.#judge(header, item);
    else this.#judge(header, []);
  }

  #judge(header: Row, item: Row): void {
    for (const part of this.#parts) {
      if (part.truth(header, item) !== True) return;
      part.passed += 1;
    }
  }

  funnel(): Funnel {
    return {
      unit: this.#isOfItems ? 'items' : 'declarations',
      of: this.#of,
      steps: [...this.#scope, ...this.#parts].map(({ asks, passed }) => ({ asks, passed })),
    };
  }
}

/** The parts that must all hold, conjunctions within conjunctions laid open. */
function conjuncts(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition];
}

function scopeOf({ flow, offices, validFrom, validTo }: RiskProfile): readonly ScopePart[] {
  const parts: ScopePart[] = [];
  if (flow !== undefined) parts.push({ asks: 'flow', passed: 0, passes: (subject) => subject.flow === flow });
  if (offices !== undefined) {
    const named = new Set<string>(offices);
    parts.push({ asks: 'offices', passed: 0, passes: ({ office }) => named.has(office) });
  }
  if (validFrom !== undefined || validTo !== undefined) {
    const first = validFrom?.slice(0, 10) ?? '';
    const last = validTo?.slice(0, 10) ?? '9999-12-31';
    parts.push({ asks: 'validity', passed: 0, passes: ({ day }) => day >= first && day <= last });
  }
  return parts;
}
