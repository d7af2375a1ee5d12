/** What there is of something that controls take, in one office and block of time: hours of officers, of a scanner. */
export type Resource = { readonly id: string; readonly capacity: number };

/** One way to control a declaration; to release it is none of them, takes nothing and is worth nothing. */
export type ControlPlan = {
  readonly id: string;
  /** What it is expected to be worth, in money: what it finds and recovers, less what the delay costs. */
  readonly value: number;
  /** What it takes of resources, by their ids. */
  readonly uses: Readonly<Record<string, number>>;
};

/** A declaration and the plans it may be given, one at the most. */
export type Candidate = {
  readonly id: string;
  readonly plans: readonly ControlPlan[];
  /** The plan that it must be given whatever it is worth, as the law asks. */
  readonly mandatory?: string;
};

export type AllocationProblem = {
  readonly resources: readonly Resource[];
  readonly candidates: readonly Candidate[];
};

/** Who is controlled and how, and how far from the best that may be. */
export type Allocation = {
  /** The plan of each candidate that is controlled; who is left out is released. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What the plans are worth together, mandatory ones included. */
  readonly value: number;
  /** What no allocation is worth more than. */
  readonly bound: number;
  /** (bound - value) / bound: the share that may be missing, at the most. */
  readonly gap: number;
  /** What one more of each resource is worth, by its id: money for an hour. They give the bound. */
  readonly prices: Readonly<Record<string, number>>;
};

/** What cannot be allocated: mandatory controls alone take so much more of these resources than there is. */
export type Impossible = { readonly resource: string; readonly missing: number };

/** The plan that the law asks for, of a candidate of which it asks for one. */
export function mandatoryPlan({ plans, mandatory }: Candidate): ControlPlan | undefined {
  return mandatory === undefined ? undefined : plans.find(({ id }) => id === mandatory);
}
