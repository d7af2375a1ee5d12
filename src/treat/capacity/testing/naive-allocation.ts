import { type AllocationProblem, mandatoryPlan } from '../../../domain/allocation.ts';
import { type Chosen, valueWithin } from '../certificate.ts';

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
