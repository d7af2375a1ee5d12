import { type AllocationProblem, type Candidate, mandatoryPlan } from '../domain/allocation.ts';
import { allocationProblemShape, type GivenAllocation } from '../domain/allocation-shape.ts';
import type { Parsed } from '../domain/problem.ts';
import { defaultLimits } from './limits.ts';
import { type Place, quoted, type Step } from './problems.ts';
import { ShapeReader } from './read-shape.ts';

/** What is to be allocated; refused as a whole where anything in it is wrong, since all of it hangs together. */
export function readAllocationProblem(value: unknown, place: Place): Parsed<AllocationProblem> {
  const reader = new ShapeReader(place, defaultLimits.nesting);
  const given = reader.read(allocationProblemShape, value) as GivenAllocation | undefined;
  const told = () => [...reader.problems, ...reader.warnings.map(({ severity: _, ...rest }) => rest)];
  if (given === undefined || told().length > 0) return { ok: false, problems: told() };
  const problem = wholeOf(given);
  tellRepeated(reader, ['resources'], problem.resources);
  tellRepeated(reader, ['candidates'], problem.candidates);
  const known = new Set(problem.resources.map(({ id }) => id));
  problem.candidates.forEach((candidate, index) => {
    inspectCandidate(reader, ['candidates', index], candidate, known);
  });
  return reader.problems.length > 0
    ? { ok: false, problems: reader.problems }
    : { ok: true, value: problem, warnings: [] };
}

/** With nothing in the place of what is absent. */
function wholeOf({ resources = [], candidates = [] }: GivenAllocation): AllocationProblem {
  return {
    resources,
    candidates: candidates.map(({ plans = [], ...rest }) => ({
      ...rest,
      plans: plans.map(({ uses = {}, ...plan }) => ({ ...plan, uses })),
    })),
  };
}

function inspectCandidate(
  reader: ShapeReader,
  steps: readonly Step[],
  candidate: Candidate,
  known: ReadonlySet<string>,
): void {
  const { plans, mandatory } = candidate;
  tellRepeated(reader, [...steps, 'plans'], plans);
  plans.forEach(({ uses }, index) => {
    for (const resource of Object.keys(uses))
      if (!known.has(resource))
        reader.report(
          [...steps, 'plans', index, 'uses', resource],
          'not-a-choice',
          `There is no resource ${quoted(resource)}.`,
        );
  });
  if (mandatory !== undefined && mandatoryPlan(candidate) === undefined)
    reader.report([...steps, 'mandatory'], 'not-a-choice', `It has no plan ${quoted(mandatory)}.`);
}

function tellRepeated(
  reader: ShapeReader,
  steps: readonly Step[],
  things: readonly { readonly id: string }[],
): void {
  const seen = new Set<string>();
  things.forEach(({ id }, index) => {
    if (seen.has(id))
      reader.report([...steps, index, 'id'], 'duplicate-id', `There is another ${quoted(id)}.`);
    seen.add(id);
  });
}
