import { type AllocationProblem, mandatoryPlan } from '../../domain/allocation.ts';
import { tolerance } from './coded-problem.ts';

/** The plan of each candidate that is controlled. */
export type Chosen = Readonly<Record<string, string>>;

/** The value of an allocation, or undefined where it takes more than there is, or gives what nobody may have. */
export function valueWithin(
  { resources, candidates }: AllocationProblem,
  chosen: Chosen,
): number | undefined {
  const taken = new Map<string, number>();
  let value = 0;
  for (const { id, plans } of candidates) {
    const plan = plans.find((each) => each.id === chosen[id]);
    if (plan === undefined && chosen[id] !== undefined) return undefined;
    value += plan?.value ?? 0;
    for (const [resource, amount] of Object.entries(plan?.uses ?? {}))
      taken.set(resource, (taken.get(resource) ?? 0) + amount);
  }
  const isWithin = resources.every(
    ({ id, capacity }) => (taken.get(id) ?? 0) <= capacity + tolerance * capacity,
  );
  return isWithin ? value : undefined;
}

/** The bound that prices give, as anybody may reckon it again who has the problem and the prices. */
export function boundOf(
  { resources, candidates }: AllocationProblem,
  prices: Readonly<Record<string, number>>,
): number {
  const reduced = ({
    value,
    uses,
  }: {
    readonly value: number;
    readonly uses: Readonly<Record<string, number>>;
  }) =>
    value -
    Object.entries(uses).reduce((sum, [resource, amount]) => sum + (prices[resource] ?? 0) * amount, 0);
  const ofCandidates = candidates.reduce((sum, candidate) => {
    const mandatory = mandatoryPlan(candidate);
    if (mandatory !== undefined) return sum + reduced(mandatory);
    return sum + Math.max(0, ...candidate.plans.map(reduced));
  }, 0);
  return ofCandidates + resources.reduce((sum, { id, capacity }) => sum + (prices[id] ?? 0) * capacity, 0);
}
