import type { Problem } from '../../../src/server/api.ts';
import type { ProfileDraft } from './profile-draft.ts';
import { nodeAt, type WrittenNode } from './written-condition.ts';

/** A problem at a node of the criterion: which part of it it is about. */
export type NodeProblem = { readonly part: 'field' | 'op' | 'value' | 'whole'; readonly message: string };

/**
 * What the server said of a draft, by what of it each is about. It is told of nothing else: what was written anew
 * since is another object, or another text, and the problem is not asked for it.
 */
export type PlacedProblems = {
  readonly ofInput: (name: InputName, draft: ProfileDraft) => readonly string[];
  readonly ofNode: (node: WrittenNode) => readonly NodeProblem[];
  /** Of a criterion written as text, each with its place. */
  readonly ofText: (draft: ProfileDraft) => readonly Problem[];
  /** About nothing that stands on the page. */
  readonly elsewhere: readonly Problem[];
};

const inputPlaces = {
  id: '/id',
  name: '/name',
  riskArea: '/riskArea',
  owner: '/owner',
  legalBasis: '/legalBasis',
  justification: '/justification',
  flow: '/flow',
  offices: '/offices',
  validFrom: '/validFrom',
  validTo: '/validTo',
  lane: '/then/lane',
  otherMeasures: '/then/measures',
  likelihoodPercent: '/then/likelihood',
  selectionPercent: '/then/selectionRate',
  instruction: '/then/instruction',
} as const;

export type InputName = keyof typeof inputPlaces;

const inputNames = Object.keys(inputPlaces) as readonly InputName[];

export function placedProblems(problems: readonly Problem[], sent: ProfileDraft): PlacedProblems {
  const ofInputs = Map.groupBy(problems, ({ path }) =>
    inputNames.find((name) => path === inputPlaces[name] || path.startsWith(`${inputPlaces[name]}/`)),
  );
  const ofCriterion = problems.filter(({ path }) => path === '/when' || path.startsWith('/when/'));
  const { criterion } = sent;
  const ofNodes = new Map<WrittenNode, NodeProblem[]>();
  if (criterion.kind === 'rows') {
    for (const { path, message } of ofCriterion) {
      const { node, rest } = nodeAt(criterion.root, path.split('/').slice(2));
      ofNodes.set(node, [...(ofNodes.get(node) ?? []), { part: partAt(node, rest[0]), message }]);
    }
  }
  return {
    ofInput: (name, draft) =>
      draft[name] === sent[name] ? (ofInputs.get(name) ?? []).map(({ message }) => message) : [],
    ofNode: (node) => ofNodes.get(node) ?? [],
    ofText: (draft) => (draft.criterion === criterion && criterion.kind === 'text' ? ofCriterion : []),
    elsewhere: (ofInputs.get(undefined) ?? []).filter((problem) => !ofCriterion.includes(problem)),
  };
}

export const nothingWrong: PlacedProblems = {
  ofInput: () => [],
  ofNode: () => [],
  ofText: () => [],
  elsewhere: [],
};

function partAt({ kind }: WrittenNode, step: string | undefined): NodeProblem['part'] {
  return kind === 'row' && (step === 'field' || step === 'op' || step === 'value') ? step : 'whole';
}
