import Type, { type Static } from 'typebox';
import { type ChangeResult, changeProfile, type StepOrder } from '../../app/profiles/change-profile.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import { judgingSteps, type ProfileStep } from '../../domain/profile-version.ts';
import type { Right } from '../../domain/role.ts';
import { moment, object, required } from '../../domain/shape.ts';
import type { User } from '../../domain/user.ts';
import { problemAt } from '../../intake/problems.ts';
import { type Answer, ok } from '../answer.ts';
import type { ScheduleOrder, StepReason } from '../api.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import {
  confirmationOf,
  confirmingMembers,
  confirmingShape,
  confirmQuery,
  reasonOf,
  reasonShape,
  refuseUnconfirmed,
} from '../confirmation.ts';
import { profileView } from '../openapi/view-schemas.ts';
import { type Call, type Operation, operation } from '../operation.ts';
import { comeBack, type RefusalCode, refusal } from '../refusal.ts';
import { refuseContent } from '../refuse-content.ts';
import { refuseFaults } from '../refuse-faults.ts';
import { idParameters, isPossibleId, versionNumber, versionQuery } from './parameters.ts';
import { viewOf } from './profile-views.ts';

const scheduleShape = object<ScheduleOrder>({
  from: required(moment, 'When it comes in force, on every node and without a person'),
  ...confirmingMembers,
});

const stepQuery = Type.Object({
  ...versionQuery.properties,
  ...confirmQuery,
});

const judgedQuery = Type.Object({
  version: Type.Optional(
    versionNumber('The version that was looked at; may be absent while there is only one'),
  ),
  ...confirmQuery,
});

type SimpleStep = Exclude<ProfileStep, 'schedule'>;

const summaryOfStep = {
  submit: 'Submit a draft for approval',
  approve: 'Approve a submitted version',
  activate: 'Bring an approved version in force',
  shadow: 'Let an approved version judge what comes without deciding anything',
  suspend: 'Take a version out of force, out of line or out of shadow for a while',
  retire: 'Take a version out of use for good',
} as const satisfies Record<SimpleStep, string>;

const threePeople = 'Author, approver and activator of one version are three people.';

const aboutStep = {
  submit: threePeople,
  approve: `${threePeople} A version that would send a large share of the flow to red wants to be confirmed.`,
  activate: `${threePeople} The version in force until now is retired; where that leaves days without any, the activation wants to be confirmed.`,
  shadow: 'Its author may not; its approver may, since a shadow decides nothing.',
  suspend: 'What was scheduled is cancelled.',
  retire: 'What was scheduled is cancelled.',
} as const satisfies Record<SimpleStep, string>;

const refusedByStep: Readonly<Record<SimpleStep, readonly RefusalCode[]>> = {
  submit: [],
  approve: ['version-needed', 'four-eyes', 'needs-confirmation'],
  activate: ['version-needed', 'four-eyes', 'needs-confirmation', 'rule-book-unsound'],
  shadow: ['version-needed', 'four-eyes', 'rule-book-unsound'],
  suspend: ['rule-book-unsound'],
  retire: ['rule-book-unsound'],
};

/** Whoever may take a profile out of force may not be the one who writes alone: all but submitting is judging. */
export function rightForStep(step: ProfileStep): Right {
  return step === 'submit' ? 'profiles.write' : 'profiles.approve';
}

function stepOperation(step: SimpleStep): Operation {
  return operation({
    id: `${step}Profile`,
    method: 'POST',
    path: `/profiles/:id/${step}`,
    tag: 'profiles',
    summary: summaryOfStep[step],
    about: aboutStep[step],
    rights: [rightForStep(step)],
    parameters: idParameters,
    query: judgingSteps.includes(step) ? judgedQuery : stepQuery,
    body: {
      ...smallJson('Why, if it is to be said', Type.Unsafe(jsonSchemaOf(reasonShape))),
      isOptional: true,
    },
    answers: { 200: { about: 'Done; this node decides accordingly', schema: profileView.ref } },
    refuses: ['wrong-state', 'invalid-content', 'record-mismatch', ...refusedByStep[step]],
    answer: async (call) => {
      const read = reasonOf(call.body);
      if ('refused' in read) return read.refused;
      return takeStep(call, step, call.query, read.value);
    },
  });
}

const schedule = operation({
  id: 'scheduleProfile',
  method: 'POST',
  path: '/profiles/:id/schedule',
  tag: 'profiles',
  summary: 'Set the time from which an approved version is in force',
  about:
    'Whoever could activate it now may. When the time comes it is in force on every node, once, without a person; ' +
    'suspending or retiring it before cancels that. A version that cannot be used when its time comes is left out, ' +
    'and its state says why.',
  rights: [rightForStep('schedule')],
  parameters: idParameters,
  query: judgedQuery,
  body: smallJson('From when', Type.Unsafe(jsonSchemaOf(scheduleShape))),
  answers: { 200: { about: 'Scheduled', schema: profileView.ref } },
  refuses: [
    'wrong-state',
    'version-needed',
    'four-eyes',
    'needs-confirmation',
    'rule-book-unsound',
    'record-mismatch',
  ],
  answer: async (call) => {
    const read = readContent(call.body.bytes, confirmingShape<ScheduleOrder>(scheduleShape));
    if ('refused' in read) return read.refused;
    const { from, ...terms } = read.value;
    const scheduledFor = new Date(from).toISOString();
    if (Date.parse(scheduledFor) <= Date.parse(call.serving.app.now())) {
      const message = `${from} is not in the future; activate the version to have it in force now.`;
      return refuseContent([problemAt(requestPlace, ['from'], 'not-in-future', message)]);
    }
    return takeStep(call, 'schedule', call.query, { ...terms, scheduledFor });
  },
});

async function takeStep(
  { serving, user, path: { id } }: Pick<Call<{ id: string }, unknown, User>, 'serving' | 'user' | 'path'>,
  step: ProfileStep,
  { version, confirm }: Static<typeof stepQuery>,
  wish: StepReason & Pick<StepOrder, 'scheduledFor'>,
): Promise<Answer> {
  if (!isPossibleId(id)) return refusal('not-found');
  const confirmation = confirmationOf(confirm, wish);
  if ('refused' in confirmation) return confirmation.refused;
  const { confirms: _, ...terms } = wish;
  const order = { ...terms, ...confirmation, ...(version !== undefined && { version }) };
  return answerOf(step, await changeProfile(serving.app, user, id, step, order));
}

function answerOf(step: ProfileStep, result: ChangeResult): Answer {
  switch (result.kind) {
    case 'taken':
      return ok(viewOf(result.version));
    case 'missing':
      return refusal('not-found');
    case 'wrong-state':
      return refusal(
        'wrong-state',
        `The version is ${result.state}; to ${step} it, it must be ${result.needed.join(' or ')}.`,
      );
    case 'four-eyes':
      return refusal('four-eyes', `You are the ${result.role} of this version.`);
    case 'refused':
      return refuseFaults(result.faults, ['profile']);
    case 'version-needed':
      return refusal(
        'version-needed',
        `There are ${result.versions} versions; to ${step} one, name the one you looked at with version=.`,
      );
    case 'unconfirmed':
      return refuseUnconfirmed(result.concerns);
    case 'busy':
      return comeBack('too-many-requests', 'Too many steps are being tried on history.', 10);
    case 'rule-book-unsound':
      return refusal('rule-book-unsound', `Suspend what is wrong in it, or roll it back: ${result.why}`);
  }
}

export const profileStepOperations: readonly Operation[] = [
  stepOperation('submit'),
  stepOperation('approve'),
  schedule,
  stepOperation('activate'),
  stepOperation('shadow'),
  stepOperation('suspend'),
  stepOperation('retire'),
];
