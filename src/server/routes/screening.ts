import Type from 'typebox';
import { askScreening } from '../../app/screening/ask-screening.ts';
import { decideOnMatch, type ScreeningOrder } from '../../app/screening/decide-on-match.ts';
import { listScreeningDecisions, type ShownDecision } from '../../app/screening/list-decisions.ts';
import type { Parsed } from '../../domain/problem.ts';
import type { PartyMatch } from '../../identify/screening/screen-party.ts';
import { problemAt } from '../../intake/problems.ts';
import { type Answer, created, ok } from '../answer.ts';
import type { PartyMatchView, ScreeningDecisionView, ScreeningView } from '../api-screening.ts';
import { ofShape, readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { defaultLimit, pageOfRows, pageQuery, sequenceOfCursor } from '../list-page.ts';
import {
  decidedScreening,
  type ScreeningQuestion,
  screeningDecision,
  screeningOrder,
  screeningOrderShape,
  screeningQuestion,
  screeningQuestionShape,
  screeningView,
} from '../openapi/screening-schemas.ts';
import { pageOf } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { refuseContent } from '../refuse-content.ts';
import { badCursor } from './parameters.ts';

const ask = operation({
  id: 'screenParties',
  method: 'POST',
  path: '/screening',
  tag: 'screening',
  summary: 'Which entries of the watch lists parties may be today, as declarations are screened',
  about: 'Who asked of whom, and what came near, is recorded before it is answered.',
  rights: ['screening.ask'],
  body: smallJson('The parties', screeningQuestion.ref),
  answers: {
    200: {
      about: 'The parties in their order, with their matches, the best first',
      schema: screeningView.ref,
    },
  },
  answer: async ({ serving: { app }, user, body }) => {
    const read = readContent(body.bytes, readQuestion);
    if ('refused' in read) return read.refused;
    const { lists, answers } = await askScreening(app, user, read.value.parties);
    const view: ScreeningView = {
      lists,
      rows: answers.map(({ party, matches }) => ({ party, matches: matches.map(matchView) })),
    };
    return ok(view);
  },
});

const decide = operation({
  id: 'decideOnMatch',
  method: 'POST',
  path: '/screening/decisions',
  tag: 'screening',
  summary: 'Say whether a party is the entry of a watch list that it resembles',
  about:
    'It is said of this identifier, name and country, and of the entry as it is now; a later word stands beside it. ' +
    'A party passes an entry when as many people say that it is not the same as the settings ask for (two), and none ' +
    'said since that it is. An equal identifier is not decided away.',
  rights: ['screening.decide'],
  body: smallJson('Of whom, what, and why', screeningOrder.ref),
  answers: { 201: { about: 'Recorded', schema: decidedScreening.ref } },
  refuses: ['no-match'],
  answer: async ({ serving: { app }, user, body }) => {
    const read = readContent(body.bytes, ofShape<ScreeningOrder>(screeningOrderShape));
    if ('refused' in read) return read.refused;
    const result = await decideOnMatch(app, user, read.value);
    switch (result.kind) {
      case 'decided': {
        const { content: _, entry, ...decision } = result.decision;
        const { at, isCleared } = result;
        return created({ ...decision, entry: String(entry), by: user.name, at, isCleared });
      }
      case 'no-entry':
        return notThere('entry', 'No screened list of this name has such an entry.');
      case 'no-declaration':
        return notThere('declarationId', 'You see no such declaration with this party.');
      case 'no-match':
        return refusal('no-match', 'The party does not resemble the entry as far as is told.');
      case 'same-identifier':
        return refusal(
          'no-match',
          'They have an identifier in common; if the list is wrong, have it corrected.',
        );
    }
  },
});

const list = operation({
  id: 'listScreeningDecisions',
  method: 'GET',
  path: '/screening/decisions',
  tag: 'screening',
  summary: 'What was decided on matches with watch lists, the newest first',
  about: 'Who reads them is recorded before it is answered.',
  rights: ['screening.read'],
  query: Type.Object({
    list: Type.Optional(namedText('The watch list')),
    entry: Type.Optional(namedText('Value of the entry')),
    ...pageQuery,
  }),
  answers: { 200: { about: 'A page of decisions', schema: pageOf(screeningDecision.ref) } },
  answer: async ({ serving: { app }, user, query: { limit = defaultLimit, cursor, ...filter } }) => {
    const before = cursor === undefined ? undefined : sequenceOfCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor();
    const found = await listScreeningDecisions(app, user, filter, before, limit + 1);
    return ok(pageOfRows(found, limit, decisionView, ({ sequence }) => sequence));
  },
});

/** The parties in their order. One of which nothing is said is refused, since the others would move up into its place. */
function readQuestion(value: unknown): Parsed<ScreeningQuestion> {
  const read = ofShape<ScreeningQuestion>(screeningQuestionShape)(value);
  if (!read.ok) return read;
  const { parties } = value as {
    readonly parties: readonly { readonly id?: unknown; readonly name?: unknown }[];
  };
  const problems = parties.flatMap(({ id, name }, at) =>
    (id ?? '') === '' && (name ?? '') === ''
      ? [problemAt(requestPlace, ['parties', at], 'missing', 'A party has an identifier or a name.')]
      : [],
  );
  return problems.length === 0 ? read : { ok: false, problems };
}

function namedText(description: string) {
  return Type.String({ minLength: 1, maxLength: 1_024, pattern: '^[^\\u0000]*$', description });
}

function matchView({ entry, explanation, ...match }: PartyMatch): PartyMatchView {
  return { ...match, entry: String(entry), explanation: explanation.text };
}

function decisionView({
  sequence: _,
  content: __,
  entry,
  ...decision
}: ShownDecision): ScreeningDecisionView {
  return { ...decision, entry: String(entry) };
}

function notThere(key: string, message: string): Answer {
  return refuseContent([problemAt(requestPlace, [key], 'not-a-choice', message)]);
}

export const screeningOperations = [ask, decide, list];
