import {
  type Allocation,
  type AllocationProblem,
  type Impossible,
  mandatoryPlan,
} from '../../domain/allocation.ts';
import { type CodedProblem, codedProblem, tolerance } from './coded-problem.ts';
import { boundAt, demandAt, setPrice } from './dual-prices.ts';
import { type Choice, repairAndFill } from './repair-and-fill.ts';

/** An allocation, or the resources of which mandatory controls alone take more than there is. */
export type Allocated =
  | { readonly ok: true; readonly allocation: Allocation }
  | { readonly ok: false; readonly impossible: readonly Impossible[] };

export type AllocationOptions = {
  /** It is good enough when no more than this share of the bound can be missing. */
  readonly gap?: number;
};

const goodEnough = 0.001;
const mostSweeps = 30;
const mostSteps = 120;
/** A sweep that lowers the bound by less than this share of it is the last. */
const leastGain = 1e-5;

/**
 * Which declarations are controlled, and how, so that the expected value within the capacities is the most: prices of the
 * resources by Lagrangian relaxation, coordinate by coordinate and then by subgradient steps (Polyak 1969), and near them
 * a plan by repair and fill. The prices give a bound, so that every allocation says how far from the best it may be.
 */
export function allocate(
  problem: AllocationProblem,
  { gap = goodEnough }: AllocationOptions = {},
): Allocated {
  const coded = codedProblem(problem);
  const impossible = beyondCapacity(problem, coded);
  if (impossible.length > 0) return { ok: false, impossible };
  const found = polished(coded, swept(coded), gap);
  const fixed = mandatoryValue(problem);
  const value = found.choice.value + fixed;
  const bound = found.bound + fixed;
  const prices = problem.resources.map(({ id }, place) => [id, found.prices[place] ?? 0] as const);
  return {
    ok: true,
    allocation: {
      chosen: chosenOf(problem, coded, found.choice),
      value,
      bound,
      gap: bound > 0 ? Math.max(0, (bound - value) / bound) : 0,
      prices: Object.fromEntries(prices),
    },
  };
}

function beyondCapacity(
  { resources }: AllocationProblem,
  { capacities }: CodedProblem,
): readonly Impossible[] {
  return resources.flatMap(({ id, capacity }, place) => {
    const left = capacities[place] ?? 0;
    if (left < -tolerance * capacity) return [{ resource: id, missing: -left }];
    capacities[place] = Math.max(0, left);
    return [];
  });
}

/** Prices, the bound they give, and an allocation near them. */
type Found = { readonly prices: Float64Array; readonly bound: number; readonly choice: Choice };

/** Sets each price in turn as long as the bound falls. */
function swept(problem: CodedProblem): Found {
  const prices = new Float64Array(problem.capacities.length);
  let bound = boundAt(problem, prices);
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    for (let resource = 0; resource < prices.length; resource += 1) setPrice(problem, resource, prices);
    const next = boundAt(problem, prices);
    const gained = bound - next;
    bound = next;
    if (gained <= leastGain * bound) break;
  }
  return { prices, bound, choice: repairAndFill(problem, prices) };
}

/** Goes on where prices one by one cannot: all at once, against what is asked for too much. */
function polished(problem: CodedProblem, first: Found, gap: number): Found {
  let found = first;
  let prices: Float64Array = first.prices.slice();
  let factor = 1;
  for (let step = 0; step < mostSteps; step += 1) {
    if (found.bound - found.choice.value <= gap * found.bound) return found;
    const bound = boundAt(problem, prices);
    const slack = demandAt(problem, prices).map(
      (demand, resource) => (problem.capacities[resource] ?? 0) - demand,
    );
    prices = stepped(problem, prices, slack, factor * (bound - found.choice.value));
    const next = boundAt(problem, prices);
    if (next < found.bound) found = { ...found, prices: prices.slice(), bound: next };
    else factor *= 0.95;
    if (step % 8 !== 7) continue;
    const choice = repairAndFill(problem, prices);
    if (choice.value > found.choice.value) found = { ...found, choice };
  }
  return found;
}

/** A step against the slack of each resource, as a share of its capacity, so that hours and places count alike. */
function stepped(
  { capacities }: CodedProblem,
  prices: Float64Array,
  slack: Float64Array,
  distance: number,
): Float64Array {
  let length = 0;
  slack.forEach((amount, resource) => {
    const scale = Math.max(capacities[resource] ?? 0, 1);
    length += (amount / scale) ** 2;
  });
  if (length === 0) return prices;
  return prices.map((price, resource) => {
    const scale = Math.max(capacities[resource] ?? 0, 1);
    return Math.max(0, price - ((distance / length) * (slack[resource] ?? 0)) / scale ** 2);
  });
}

function chosenOf(
  { candidates }: AllocationProblem,
  { placeOfPlan }: CodedProblem,
  { plans }: Choice,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    candidates.flatMap((candidate, index) => {
      const place = placeOfPlan[plans[index] ?? -1];
      const plan = mandatoryPlan(candidate) ?? (place === undefined ? undefined : candidate.plans[place]);
      return plan === undefined ? [] : [[candidate.id, plan.id]];
    }),
  );
}

function mandatoryValue({ candidates }: AllocationProblem): number {
  return candidates.reduce((sum, candidate) => sum + (mandatoryPlan(candidate)?.value ?? 0), 0);
}
