import type { Lane } from '../../../src/server/api.ts';
import { knownMeasures } from '../controls/measure-name.tsx';
import type { Flow } from '../declaration/flow.ts';
import type { Profile } from '../profiles/shown-version.ts';
import type { Catalogue } from './catalogue.ts';
import { conditionOf, newGroup, type WrittenGroup, writtenOf } from './written-condition.ts';
import { percentOf, shareOf } from './written-value.ts';

/** The criterion as it is being written: in rows, or as the text of its JSON. */
export type WrittenCriterion =
  | { readonly kind: 'rows'; readonly root: WrittenGroup }
  | { readonly kind: 'text'; readonly text: string };

/** A profile as it is being written: texts as they are typed. */
export type ProfileDraft = {
  readonly id: string;
  readonly name: string;
  readonly riskArea: string;
  readonly owner: string;
  readonly legalBasis: string;
  readonly justification: string;
  readonly flow: Flow | '';
  readonly offices: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly lane: Lane | '';
  readonly measures: readonly string[];
  /** Codes that have no name here. */
  readonly otherMeasures: string;
  readonly likelihoodPercent: string;
  readonly selectionPercent: string;
  readonly instruction: string;
  readonly criterion: WrittenCriterion;
};

/** Nothing yet. */
export function emptyDraft(): ProfileDraft {
  return {
    id: '',
    name: '',
    riskArea: '',
    owner: '',
    legalBasis: '',
    justification: '',
    flow: '',
    offices: '',
    validFrom: '',
    validTo: '',
    lane: '',
    measures: [],
    otherMeasures: '',
    likelihoodPercent: '',
    selectionPercent: '',
    instruction: '',
    criterion: { kind: 'rows', root: newGroup('all') },
  };
}

/** What a profile says, to be written on. */
export function draftOf(profile: Profile, catalogue: Catalogue): ProfileDraft {
  const { lane = '', measures = [], likelihood, selectionRate, instruction = '' } = profile.then;
  return {
    id: profile.id,
    name: profile.name,
    riskArea: profile.riskArea,
    owner: profile.owner ?? '',
    legalBasis: profile.legalBasis ?? '',
    justification: profile.justification ?? '',
    flow: profile.flow ?? '',
    offices: (profile.offices ?? []).join(', '),
    validFrom: profile.validFrom ?? '',
    validTo: profile.validTo ?? '',
    lane,
    measures: measures.filter((code) => knownMeasures.includes(code)),
    otherMeasures: measures.filter((code) => !knownMeasures.includes(code)).join(', '),
    likelihoodPercent: percentOf(likelihood),
    selectionPercent: percentOf(selectionRate),
    instruction,
    criterion: inRows(profile.when, catalogue) ?? inText(profile.when),
  };
}

/** A criterion in rows; undefined for one that rows cannot show as it is. */
export function inRows(condition: unknown, catalogue: Catalogue): WrittenCriterion | undefined {
  const root = writtenOf(condition, catalogue);
  return root && { kind: 'rows', root };
}

/** A criterion as the text of its JSON. */
export function inText(condition: unknown): WrittenCriterion {
  return { kind: 'text', text: JSON.stringify(condition, undefined, 2) };
}

/** A condition read from a text, or what is wrong with the text. */
export type ReadText =
  | { readonly kind: 'read'; readonly condition: unknown }
  | { readonly kind: 'not-json'; readonly why: string };

export function readText(text: string): ReadText {
  try {
    return { kind: 'read', condition: JSON.parse(text) };
  } catch (error) {
    return { kind: 'not-json', why: error instanceof Error ? error.message : '' };
  }
}

/** The profile to send; undefined while the text of its criterion is no JSON. */
export function profileOf(draft: ProfileDraft, catalogue: Catalogue): unknown {
  const when = whenOf(draft.criterion, catalogue);
  if (when === undefined) return undefined;
  const measures = [...draft.measures, ...codesOf(draft.otherMeasures)];
  return {
    id: draft.id.trim(),
    name: draft.name.trim(),
    riskArea: draft.riskArea.trim(),
    ...whereWritten('owner', draft.owner),
    ...whereWritten('legalBasis', draft.legalBasis),
    ...whereWritten('justification', draft.justification),
    ...whereWritten('flow', draft.flow),
    ...(codesOf(draft.offices).length > 0 && { offices: codesOf(draft.offices) }),
    ...whereWritten('validFrom', draft.validFrom),
    ...whereWritten('validTo', draft.validTo),
    when: when.condition,
    then: {
      ...whereWritten('lane', draft.lane),
      ...(measures.length > 0 && { measures }),
      ...(draft.likelihoodPercent.trim() !== '' && { likelihood: shareOf(draft.likelihoodPercent) }),
      ...(draft.selectionPercent.trim() !== '' && { selectionRate: shareOf(draft.selectionPercent) }),
      ...whereWritten('instruction', draft.instruction),
    },
  };
}

function whenOf(criterion: WrittenCriterion, catalogue: Catalogue): { condition: unknown } | undefined {
  if (criterion.kind === 'rows') return { condition: conditionOf(criterion.root, catalogue) };
  const read = readText(criterion.text);
  return read.kind === 'read' ? read : undefined;
}

function whereWritten(key: string, text: string): Readonly<Record<string, string>> {
  return text.trim() === '' ? {} : { [key]: text.trim() };
}

function codesOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((code) => code !== '');
}
