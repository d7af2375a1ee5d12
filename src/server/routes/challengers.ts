import Type from 'typebox';
import {
  type ChallengerStep,
  changeChallenger,
  registerChallenger,
} from '../../app/shadow/change-challenger.ts';
import { compareChallenger } from '../../app/shadow/read-shadow.ts';
import { type Challenger, challengerStateOf } from '../../domain/challenger.ts';
import { created, ok } from '../answer.ts';
import type { ChallengerComparisonView, ChallengerView } from '../api-shadow.ts';
import { readContent } from '../body/read-content.ts';
import { defaultLimit, pageOfRows, pageQuery, textOfCursor } from '../list-page.ts';
import { namedLists } from '../openapi/list-schemas.ts';
import { riskProfile, settings } from '../openapi/noun-schemas.ts';
import { challengerComparison, challengerView } from '../openapi/shadow-schemas.ts';
import { pageOf } from '../openapi/view-schemas.ts';
import { type Operation, operation } from '../operation.ts';
import { readChallenger } from '../read-challenger.ts';
import { besideInForce } from '../read-profile-set.ts';
import { refusal } from '../refusal.ts';
import { refuseFaults } from '../refuse-faults.ts';
import { badCursor, isPossibleId, nameParameters } from './parameters.ts';
import { comparisonView } from './shadow.ts';

const order = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 64 }),
  profiles: Type.Array(riskProfile.ref),
  lists: Type.Optional(namedLists),
  settings: Type.Optional(settings.ref),
});

const list = operation({
  id: 'listChallengers',
  method: 'GET',
  path: '/challengers',
  tag: 'shadow',
  summary: 'Rule books that are or were tried on the live traffic, by name',
  rights: ['profiles.read'],
  query: Type.Object({ ...pageQuery }),
  answers: { 200: { about: 'A page of challengers', schema: pageOf(challengerView.ref) } },
  answer: async ({ serving: { app }, query: { limit = defaultLimit, cursor } }) => {
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    const found = await app.store.challengers.list(after, limit + 1);
    return ok(pageOfRows(found, limit, viewOf, ({ name }) => name));
  },
});

const register = operation({
  id: 'registerChallenger',
  method: 'POST',
  path: '/challengers',
  tag: 'shadow',
  summary: 'Register a whole rule book to be tried on the live traffic',
  about:
    'What it holds never changes. Lists it does not bring, and settings when it brings none, are those in force ' +
    'now. One profile that is not valid refuses it all.',
  rights: ['profiles.write'],
  body: {
    about: 'Its name, and the set that an import takes',
    types: [{ media: 'application/json', schema: order, maximumBytes: (limits) => limits.messageBytes }],
  },
  answers: { 201: { about: 'Registered; somebody else starts it', schema: challengerView.ref } },
  refuses: ['name-taken'],
  answer: async ({ serving: { app }, user, body }) => {
    const beside = besideInForce(app);
    const read = readContent(body.bytes, (value) => readChallenger(value, beside));
    if ('refused' in read) return read.refused;
    const { name, set } = read.value;
    const result = await registerChallenger(app, user, name, set);
    switch (result.kind) {
      case 'registered':
        return created(viewOf(result.challenger));
      case 'name-taken':
        return refusal(
          'name-taken',
          'What a challenger holds never changes; give the next one another name.',
        );
      case 'refused':
        return refuseFaults(result.faults, ['profiles']);
    }
  },
});

const summaryOfStep = {
  start: 'Let a challenger judge what is decided from now on',
  stop: 'Stop a challenger, for good; what it judged stays',
} as const satisfies Record<ChallengerStep, string>;

function stepOperation(step: ChallengerStep): Operation {
  return operation({
    id: `${step}Challenger`,
    method: 'POST',
    path: `/challengers/:name/${step}`,
    tag: 'shadow',
    summary: summaryOfStep[step],
    rights: ['profiles.approve'],
    parameters: nameParameters,
    answers: { 200: { about: 'Done', schema: challengerView.ref } },
    refuses: ['wrong-state', ...(step === 'start' ? (['four-eyes', 'too-many-challengers'] as const) : [])],
    answer: async ({ serving, user, path: { name } }) => {
      if (!isPossibleId(name)) return refusal('not-found');
      const result = await changeChallenger(serving.app, user, name, step);
      switch (result.kind) {
        case 'taken':
          return ok(viewOf(result.challenger));
        case 'missing':
          return refusal('not-found');
        case 'wrong-state':
          return refusal('wrong-state', `The challenger is ${result.state}.`);
        case 'own-work':
          return refusal('four-eyes', 'You are the author of this challenger.');
        case 'too-many':
          return refusal(
            'too-many-challengers',
            `The settings allow ${result.maximum} at once; stop one first.`,
          );
      }
    },
  });
}

const compare = operation({
  id: 'compareChallenger',
  method: 'GET',
  path: '/challengers/:name/comparison',
  tag: 'shadow',
  summary: 'What a challenger would have decided while it ran, beside what was decided',
  about: 'Figures count versions of declarations, of the offices the user sees.',
  rights: ['profiles.read'],
  parameters: nameParameters,
  answers: { 200: { about: 'The comparison with what is in force', schema: challengerComparison.ref } },
  answer: async ({ serving: { app }, user, path: { name } }) => {
    const found = isPossibleId(name) ? await compareChallenger(app, user, name) : undefined;
    if (found === undefined) return refusal('not-found');
    const view: ChallengerComparisonView = {
      challenger: viewOf(found.challenger),
      ...comparisonView(found.comparison),
    };
    return ok(view);
  },
});

function viewOf(challenger: Challenger): ChallengerView {
  return { ...challenger, state: challengerStateOf(challenger) };
}

export const challengerOperations: readonly Operation[] = [
  list,
  register,
  stepOperation('start'),
  stepOperation('stop'),
  compare,
];
