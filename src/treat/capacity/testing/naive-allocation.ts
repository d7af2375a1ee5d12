import { type AllocationProblem, mandatoryPlan } from '../../../domain/allocation.ts';
import { tolerance } from '../coded-problem.ts';

type Chosen = Readonly<Record<string, string>>;

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

/** The most that an allocation is worth, by trying all; undefined where none is within the capacities. */
export function mostValue(problem: AllocationProblem): number | undefined {
  let most: number | undefined;
  for (const chosen of allAllocations(problem, 0, {})) {
    const value = valueWithin(problem, chosen);
    if (value !== undefined && (most === undefined || value > most)) most = value;
  }
  return most;
}

function* allAllocations(problem: AllocationProblem, place: number, chosen: Chosen): Generator<Chosen> {
  const candidate = problem.candidates[place];
  if (candidate === undefined) return yield chosen;
  const mandatory = mandatoryPlan(candidate);
  if (mandatory === undefined) yield* allAllocations(problem, place + 1, chosen);
  for (const { id } of mandatory === undefined ? candidate.plans : [mandatory])
    yield* allAllocations(problem, place + 1, { ...chosen, [candidate.id]: id });
}

/** The bound that prices give, as anybody may reckon it again: see the contract of the command. */
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
