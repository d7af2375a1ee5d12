import type { AllocationProblem, Candidate, ControlPlan, Resource } from '../../src/domain/allocation.ts';
import { RandomStream, streamKey } from '../../src/simulate/random-stream.ts';

/** What a generated problem is made of, beside its plans. */
export type GeneratedProblem = {
  readonly problem: AllocationProblem;
  /** How likely it is, by candidate, that anything is wrong, and what the harm of all that may be is expected to be. */
  readonly probability: readonly number[];
  readonly expectedHarm: readonly number[];
};

/** Undervaluation, misclassification, concealed goods, false origin: how often, and what each costs in money. */
const violations = [
  { medianProbability: 0.02, medianHarm: 3_000 },
  { medianProbability: 0.015, medianHarm: 2_000 },
  { medianProbability: 0.004, medianHarm: 12_000 },
  { medianProbability: 0.01, medianHarm: 2_500 },
] as const;

/** How likely a control finds each of these, what it takes and how long it keeps the goods, in hours. */
const controls = [
  { name: 'documents', finds: [0.5, 0.45, 0.03, 0.45], documents: 0.5, delay: 1, recovers: 1 },
  { name: 'scan', finds: [0.05, 0.15, 0.7, 0.03], scanner: 0.25, delay: 1.5, recovers: 1 },
  {
    name: 'examination',
    finds: [0.35, 0.7, 0.85, 0.3],
    documents: 0.25,
    examination: 2,
    delay: 8,
    recovers: 1,
  },
  {
    name: 'examination with laboratory',
    finds: [0.4, 0.92, 0.85, 0.5],
    documents: 0.25,
    examination: 2.25,
    laboratory: 1,
    delay: 48,
    recovers: 1,
  },
  { name: 'audit', finds: [0.75, 0.5, 0.01, 0.6], audit: 5, delay: 0, recovers: 0.6 },
] as const;

/** Hours and places for a declaration of a day, at the posts and for all of them. */
const supply = { documents: 0.08, scanner: 0.02, examination: 0.1, laboratory: 0.004, audit: 0.06 } as const;

/** Declarations of some posts with what every control of them is expected to be worth; made up, the same for a seed. */
export function generatedProblem(seed: number, declarations: number, posts: number): GeneratedProblem {
  const stream = new RandomStream(streamKey(seed, 'allocation'));
  const resources = resourcesOf(declarations, posts);
  const probability: number[] = [];
  const expectedHarm: number[] = [];
  const candidates = Array.from({ length: declarations }, (_, place): Candidate => {
    const post = stream.below(posts);
    const size = stream.logNormal(1, 0.6);
    const risks = violations.map(({ medianProbability, medianHarm }) => ({
      probability: Math.min(0.95, stream.logNormal(medianProbability, 1.2)),
      harm: stream.logNormal(medianHarm, 1.1) * size,
    }));
    const hourCost = stream.logNormal(4, 0.7);
    probability.push(1 - risks.reduce((none, risk) => none * (1 - risk.probability), 1));
    expectedHarm.push(risks.reduce((sum, risk) => sum + risk.probability * risk.harm, 0));
    return {
      id: String(place),
      plans: controls.map((control) => planOf(control, risks, hourCost, size, post)),
    };
  });
  return { problem: { resources, candidates }, probability, expectedHarm };
}

type Control = (typeof controls)[number];
type Risk = { readonly probability: number; readonly harm: number };

function planOf(
  control: Control,
  risks: readonly Risk[],
  hourCost: number,
  size: number,
  post: number,
): ControlPlan {
  const found = risks.reduce(
    (sum, { probability, harm }, kind) => sum + probability * harm * (control.finds[kind] ?? 0),
    0,
  );
  const amounts: Readonly<Record<string, unknown>> = control;
  const uses = [...ofPost, ...ofAll].flatMap((name) => {
    const amount = amounts[name];
    if (typeof amount !== 'number') return [];
    const isOfPost = (ofPost as readonly string[]).includes(name);
    return [[isOfPost ? resourceOfPost(name, post) : name, isOfPost ? amount * Math.sqrt(size) : amount]];
  });
  return {
    id: control.name,
    value: control.recovers * found - hourCost * control.delay,
    uses: Object.fromEntries(uses),
  };
}

const ofPost = ['documents', 'scanner', 'examination'] as const;
const ofAll = ['laboratory', 'audit'] as const;

function resourceOfPost(name: string, post: number): string {
  return `${name} of post ${post + 1}`;
}

function resourcesOf(declarations: number, posts: number): readonly Resource[] {
  return [
    ...ofPost.flatMap((name) =>
      Array.from({ length: posts }, (_, post) => ({
        id: resourceOfPost(name, post),
        capacity: (supply[name] * declarations) / posts,
      })),
    ),
    ...ofAll.map((name) => ({ id: name, capacity: Math.round(supply[name] * declarations) })),
  ];
}
