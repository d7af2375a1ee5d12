import { addUses, amountOf, type CodedProblem, tolerance } from './coded-problem.ts';
import { bestPlan, reducedValue } from './dual-prices.ts';

/** The plan of each candidate, -1 where it is released, within the capacities. */
export type Choice = { readonly plans: Int32Array; readonly value: number };

/**
 * An allocation near what prices ask for: every candidate its plan of most reduced value; then, where more is asked for than
 * there is, those are given up that lose least for what they set free; then what is left over is filled, the most worth
 * first.
 */
export function repairAndFill(problem: CodedProblem, prices: Float64Array): Choice {
  const candidates = problem.planStart.length - 1;
  const plans = new Int32Array(candidates);
  const taken = new Float64Array(problem.capacities.length);
  for (let candidate = 0; candidate < candidates; candidate += 1) {
    const plan = bestPlan(problem, candidate, prices);
    plans[candidate] = plan;
    if (plan !== -1) addUses(problem, plan, 1, taken);
  }
  for (let resource = 0; resource < taken.length; resource += 1)
    repair(problem, resource, prices, plans, taken);
  for (let pass = 0; pass < passes; pass += 1) if (!fill(problem, prices, plans, taken)) break;
  let value = 0;
  for (const plan of plans) if (plan !== -1) value += problem.value[plan] ?? 0;
  return { plans, value };
}

const passes = 4;

function isWithin({ capacities }: CodedProblem, resource: number, amount: number): boolean {
  const capacity = capacities[resource] ?? 0;
  return amount <= capacity + tolerance * capacity;
}

/** Gives up plans that use a resource until it suffices. */
function repair(
  problem: CodedProblem,
  resource: number,
  prices: Float64Array,
  plans: Int32Array,
  taken: Float64Array,
): void {
  if (isWithin(problem, resource, taken[resource] ?? 0)) return;
  const using = (problem.candidatesOf[resource] ?? []).values();
  const losses: { readonly candidate: number; readonly loss: number }[] = [];
  for (const candidate of using) {
    const plan = plans[candidate] ?? -1;
    const amount = plan === -1 ? 0 : amountOf(problem, plan, resource);
    if (amount > 0) losses.push({ candidate, loss: reducedValue(problem, plan, prices) / amount });
  }
  losses.sort((a, b) => a.loss - b.loss);
  for (const { candidate } of losses) {
    addUses(problem, plans[candidate] ?? -1, -1, taken);
    plans[candidate] = -1;
    if (isWithin(problem, resource, taken[resource] ?? 0)) return;
  }
}

/** Gives candidates better plans where there is room; answers whether any was. */
function fill(problem: CodedProblem, prices: Float64Array, plans: Int32Array, taken: Float64Array): boolean {
  const better: { readonly candidate: number; readonly plan: number; readonly gain: number }[] = [];
  for (let candidate = 0; candidate < plans.length; candidate += 1) {
    const current = plans[candidate] ?? -1;
    const [worth, reduced] =
      current === -1 ? [0, 0] : [problem.value[current] ?? 0, reducedValue(problem, current, prices)];
    const end = problem.planStart[candidate + 1] ?? 0;
    for (let plan = problem.planStart[candidate] ?? 0; plan < end; plan += 1)
      if ((problem.value[plan] ?? 0) > worth)
        better.push({ candidate, plan, gain: reducedValue(problem, plan, prices) - reduced });
  }
  better.sort((a, b) => b.gain - a.gain);
  let isBetter = false;
  for (const { candidate, plan } of better) {
    const current = plans[candidate] ?? -1;
    if (current !== -1 && (problem.value[plan] ?? 0) <= (problem.value[current] ?? 0)) continue;
    if (current !== -1) addUses(problem, current, -1, taken);
    addUses(problem, plan, 1, taken);
    if (fits(problem, plan, taken)) {
      plans[candidate] = plan;
      isBetter = true;
    } else {
      addUses(problem, plan, -1, taken);
      if (current !== -1) addUses(problem, current, 1, taken);
    }
  }
  return isBetter;
}

function fits(problem: CodedProblem, plan: number, taken: Float64Array): boolean {
  const end = problem.useStart[plan + 1] ?? 0;
  for (let use = problem.useStart[plan] ?? 0; use < end; use += 1) {
    const resource = problem.useResource[use] ?? 0;
    if (!isWithin(problem, resource, taken[resource] ?? 0)) return false;
  }
  return true;
}
