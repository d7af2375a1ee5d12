import type { AllocationProblem, ControlPlan } from '../../src/domain/allocation.ts';

/**
 * What is found where declarations stand in a line by some rank, the highest first, and each is given the plan of most
 * value for which there is still room: how offices work off a score.
 */
export function valueByRank({ resources, candidates }: AllocationProblem, rank: readonly number[]): number {
  const left = new Map(resources.map(({ id, capacity }) => [id, capacity]));
  const fits = ({ uses }: ControlPlan) =>
    Object.entries(uses).every(([resource, amount]) => amount <= (left.get(resource) ?? 0));
  const line = [...candidates.keys()].sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0));
  let value = 0;
  for (const place of line) {
    let best: ControlPlan | undefined;
    for (const plan of candidates[place]?.plans ?? [])
      if (plan.value > (best?.value ?? 0) && fits(plan)) best = plan;
    if (best === undefined) continue;
    value += best.value;
    for (const [resource, amount] of Object.entries(best.uses))
      left.set(resource, (left.get(resource) ?? 0) - amount);
  }
  return value;
}
