import { type AllocationProblem, mandatoryPlan } from '../../domain/allocation.ts';

/**
 * A problem in columns, without what is settled: mandatory plans are taken out of the capacities, and plans that are worth
 * nothing are left out, since releasing is worth as much and takes nothing.
 */
export type CodedProblem = {
  /** What is left after mandatory plans; below nought where they take more than there is. */
  readonly capacities: Float64Array;
  /** The plans of candidate `i` stand from `planStart[i]` to before `planStart[i + 1]`; so do uses of plans. */
  readonly planStart: Int32Array;
  readonly value: Float64Array;
  readonly useStart: Int32Array;
  readonly useResource: Int32Array;
  readonly useAmount: Float64Array;
  /** Where a plan stood among those of its candidate. */
  readonly placeOfPlan: Int32Array;
  /** By resource, the candidates of which some plan uses it. */
  readonly candidatesOf: readonly Int32Array[];
};

/** Columns as they grow. */
class Columns {
  readonly planStart = [0];
  readonly value: number[] = [];
  readonly useStart = [0];
  readonly useResource: number[] = [];
  readonly useAmount: number[] = [];
  readonly placeOfPlan: number[] = [];
  readonly candidatesOf: number[][];

  constructor(resources: number) {
    this.candidatesOf = Array.from({ length: resources }, () => []);
  }

  addPlan(place: number, value: number): void {
    this.value.push(value);
    this.placeOfPlan.push(place);
  }

  addUse(resource: number, amount: number): void {
    this.useResource.push(resource);
    this.useAmount.push(amount);
    const using = this.candidatesOf[resource];
    const candidate = this.planStart.length - 1;
    if (using?.at(-1) !== candidate) using?.push(candidate);
  }
}

export function codedProblem({ resources, candidates }: AllocationProblem): CodedProblem {
  const places = new Map(resources.map(({ id }, place) => [id, place]));
  const capacities = Float64Array.from(resources, ({ capacity }) => capacity);
  const columns = new Columns(resources.length);
  for (const candidate of candidates) {
    const mandatory = mandatoryPlan(candidate);
    for (const [id, amount] of Object.entries(mandatory?.uses ?? {})) {
      const resource = places.get(id) ?? -1;
      capacities[resource] = (capacities[resource] ?? 0) - amount;
    }
    candidate.plans.forEach(({ value, uses }, place) => {
      if (mandatory !== undefined || value <= 0) return;
      columns.addPlan(place, value);
      for (const [id, amount] of Object.entries(uses)) {
        const resource = places.get(id);
        if (resource !== undefined && amount > 0) columns.addUse(resource, amount);
      }
      columns.useStart.push(columns.useResource.length);
    });
    columns.planStart.push(columns.value.length);
  }
  return {
    capacities,
    planStart: Int32Array.from(columns.planStart),
    value: Float64Array.from(columns.value),
    useStart: Int32Array.from(columns.useStart),
    useResource: Int32Array.from(columns.useResource),
    useAmount: Float64Array.from(columns.useAmount),
    placeOfPlan: Int32Array.from(columns.placeOfPlan),
    candidatesOf: columns.candidatesOf.map((using) => Int32Array.from(using)),
  };
}

/** Sums of decimal hours differ in their last places. */
export const tolerance = 1e-9;

/** What a plan takes of one resource. */
export function amountOf(
  { useStart, useResource, useAmount }: CodedProblem,
  plan: number,
  resource: number,
): number {
  const end = useStart[plan + 1] ?? 0;
  for (let use = useStart[plan] ?? 0; use < end; use += 1)
    if (useResource[use] === resource) return useAmount[use] ?? 0;
  return 0;
}

/** Adds what a plan takes, times a factor, to what is taken. */
export function addUses(
  { useStart, useResource, useAmount }: CodedProblem,
  plan: number,
  factor: number,
  taken: Float64Array,
): void {
  const end = useStart[plan + 1] ?? 0;
  for (let use = useStart[plan] ?? 0; use < end; use += 1) {
    const resource = useResource[use] ?? 0;
    taken[resource] = (taken[resource] ?? 0) + factor * (useAmount[use] ?? 0);
  }
}
