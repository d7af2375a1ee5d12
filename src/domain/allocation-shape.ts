import type { Candidate, ControlPlan, Resource } from './allocation.ts';
import { list, nonNegative, type ObjectShape, object, optional, record, required, text } from './shape.ts';

type GivenPlan = Omit<ControlPlan, 'uses'> & Partial<Pick<ControlPlan, 'uses'>>;
type GivenCandidate = Omit<Candidate, 'plans'> & { readonly plans?: readonly GivenPlan[] };

/** A problem as it is given: lists and uses that are empty count as absent. */
export type GivenAllocation = {
  readonly resources?: readonly Resource[];
  readonly candidates?: readonly GivenCandidate[];
};

const name = text(128);
/** Offices, kinds of officers and blocks of time multiply. */
const mostResources = 10_000;
const mostCandidates = 1_000_000;

const resourceShape: ObjectShape = object<Resource>({
  id: required(name, 'What candidates call it by'),
  capacity: required(nonNegative, 'How much of it there is'),
});

const controlPlanShape: ObjectShape = object<GivenPlan>({
  id: required(name, 'What it is called by'),
  value: required({ kind: 'number' }, 'What it is expected to be worth, in money'),
  uses: optional(record(nonNegative, mostResources), 'What it takes of resources, by their ids'),
});

const candidateShape: ObjectShape = object<GivenCandidate>({
  id: required(name, 'The declaration'),
  plans: optional(list(controlPlanShape, 0, 1_000), 'The ways to control it; one at the most is taken'),
  mandatory: optional(name, 'The plan that it must be given'),
});

export const allocationProblemShape: ObjectShape = object<GivenAllocation>({
  resources: optional(list(resourceShape, 0, mostResources), 'What controls take'),
  candidates: optional(list(candidateShape, 0, mostCandidates), 'What may be controlled'),
});
