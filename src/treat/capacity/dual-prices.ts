import { addUses, amountOf, type CodedProblem } from './coded-problem.ts';

/** The value of a plan less what it takes of resources at their prices. */
export function reducedValue(
  { value, useStart, useResource, useAmount }: CodedProblem,
  plan: number,
  prices: Float64Array,
): number {
  let reduced = value[plan] ?? 0;
  const end = useStart[plan + 1] ?? 0;
  for (let use = useStart[plan] ?? 0; use < end; use += 1)
    reduced -= (prices[useResource[use] ?? 0] ?? 0) * (useAmount[use] ?? 0);
  return reduced;
}

/** The plan of most reduced value of a candidate, or -1 where releasing it is worth as much. */
export function bestPlan(problem: CodedProblem, candidate: number, prices: Float64Array): number {
  const end = problem.planStart[candidate + 1] ?? 0;
  let [best, most] = [-1, 0];
  for (let plan = problem.planStart[candidate] ?? 0; plan < end; plan += 1) {
    const reduced = reducedValue(problem, plan, prices);
    if (reduced > most) [best, most] = [plan, reduced];
  }
  return best;
}

/**
 * What no allocation can be worth more than, at any prices that are not negative: the capacities at their prices, and of
 * each candidate the plan of most reduced value (the Lagrangian bound).
 */
export function boundAt(problem: CodedProblem, prices: Float64Array): number {
  let bound = 0;
  problem.capacities.forEach((capacity, resource) => {
    bound += capacity * (prices[resource] ?? 0);
  });
  const candidates = problem.planStart.length - 1;
  for (let candidate = 0; candidate < candidates; candidate += 1) {
    const plan = bestPlan(problem, candidate, prices);
    if (plan !== -1) bound += reducedValue(problem, plan, prices);
  }
  return bound;
}

/** What is taken of each resource where every candidate is given its plan of most reduced value. */
export function demandAt(problem: CodedProblem, prices: Float64Array): Float64Array {
  const demand = new Float64Array(problem.capacities.length);
  const candidates = problem.planStart.length - 1;
  for (let candidate = 0; candidate < candidates; candidate += 1) {
    const plan = bestPlan(problem, candidate, prices);
    if (plan !== -1) addUses(problem, plan, 1, demand);
  }
  return demand;
}

/**
 * Sets the price of one resource, the others as they are, where the bound is least: the lowest at which no more of it is
 * asked for than there is.
 */
export function setPrice(problem: CodedProblem, resource: number, prices: Float64Array): void {
  const lines = linesOf(problem, resource, prices);
  const capacity = problem.capacities[resource] ?? 0;
  prices[resource] = 0;
  if (demandOf(lines, 0) <= capacity) return;
  let [low, high] = [0, lines.dearest];
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (low + high) / 2;
    if (demandOf(lines, middle) <= capacity) high = middle;
    else low = middle;
  }
  prices[resource] = high;
}

/** Of a price to its fortieth binary place. */
const halvings = 40;

/** What candidates may take of a resource: by candidate the plans that use it and beat what it is given without it. */
type Lines = {
  /** The most reduced value without the resource, by candidate; its lines stand from `start` to the next. */
  readonly without: readonly number[];
  readonly start: readonly number[];
  /** Reduced value but for the price of the resource, and amount. */
  readonly reduced: readonly number[];
  readonly amount: readonly number[];
  /** From this price on nobody asks for it. */
  readonly dearest: number;
};

function linesOf(problem: CodedProblem, resource: number, prices: Float64Array): Lines {
  const { planStart, candidatesOf } = problem;
  const [without, start, reduced, amount]: number[][] = [[], [0], [], []];
  const price = prices[resource] ?? 0;
  let dearest = 0;
  for (const candidate of candidatesOf[resource] ?? []) {
    const from = planStart[candidate] ?? 0;
    const end = planStart[candidate + 1] ?? 0;
    let most = 0;
    for (let plan = from; plan < end; plan += 1)
      if (amountOf(problem, plan, resource) === 0) most = Math.max(most, reducedValue(problem, plan, prices));
    for (let plan = from; plan < end; plan += 1) {
      const used = amountOf(problem, plan, resource);
      if (used === 0) continue;
      const worth = reducedValue(problem, plan, prices) + price * used;
      if (worth <= most) continue;
      reduced?.push(worth);
      amount?.push(used);
      dearest = Math.max(dearest, (worth - most) / used);
    }
    if ((start?.at(-1) ?? 0) === (reduced?.length ?? 0)) continue;
    without?.push(most);
    start?.push(reduced?.length ?? 0);
  }
  return {
    without: without ?? [],
    start: start ?? [],
    reduced: reduced ?? [],
    amount: amount ?? [],
    dearest,
  };
}

function demandOf({ without, start, reduced, amount }: Lines, price: number): number {
  let demand = 0;
  for (let candidate = 0; candidate < without.length; candidate += 1) {
    let [most, used] = [without[candidate] ?? 0, 0];
    const end = start[candidate + 1] ?? 0;
    for (let line = start[candidate] ?? 0; line < end; line += 1) {
      const worth = (reduced[line] ?? 0) - price * (amount[line] ?? 0);
      if (worth > most) [most, used] = [worth, amount[line] ?? 0];
    }
    demand += used;
  }
  return demand;
}
