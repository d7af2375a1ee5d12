import Type from 'typebox';
import { changeProfile, draftProfile } from '../../app/change-profile.ts';
import type { Fault } from '../../domain/problem.ts';
import { type ProfileStep, type ProfileVersion, profileStates } from '../../domain/profile-version.ts';
import { asWarning, problemAt } from '../../intake/problems.ts';
import { readProfile } from '../../intake/read-profiles.ts';
import { type Answer, created, ok } from '../answer.ts';
import type { DraftView, ProfileView } from '../api.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { defaultLimit, pageOfRows, pageQuery, textOfCursor } from '../list-page.ts';
import { draftView } from '../openapi/draft-schema.ts';
import { riskProfile } from '../openapi/noun-schemas.ts';
import { pageOf, profileView } from '../openapi/view-schemas.ts';
import { type Operation, operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { refuseContent } from '../refuse-content.ts';
import { badCursor, idParameters, isPossibleId, versionQuery } from './parameters.ts';

const list = operation({
  id: 'listProfiles',
  method: 'GET',
  path: '/profiles',
  tag: 'profiles',
  summary: 'Risk profiles in their newest version, by id',
  rights: ['profiles.read'],
  query: Type.Object({
    state: Type.Optional(Type.Enum([...profileStates], { description: 'The newest version in this state' })),
    ...pageQuery,
  }),
  answers: { 200: { about: 'A page of profiles', schema: pageOf(profileView.ref) } },
  answer: async ({ serving, query: { limit = defaultLimit, cursor, ...filter } }) => {
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    const found = await serving.app.store.profiles.list(filter, after, limit + 1);
    return ok(pageOfRows(found, limit, viewOf, ({ profile }) => profile.id));
  },
});

const find = operation({
  id: 'getProfile',
  method: 'GET',
  path: '/profiles/:id',
  tag: 'profiles',
  summary: 'A version of a risk profile',
  rights: ['profiles.read'],
  parameters: idParameters,
  query: versionQuery,
  answers: { 200: { about: 'The version', schema: profileView.ref } },
  answer: async ({ serving, path: { id }, query: { version } }) => {
    const found = isPossibleId(id) ? await serving.app.store.profiles.find(id, version) : undefined;
    return found === undefined ? refusal('not-found') : ok(viewOf(found));
  },
});

const draft = operation({
  id: 'draftProfile',
  method: 'POST',
  path: '/profiles',
  tag: 'profiles',
  summary: 'Write a profile, or the next version of one, as a draft',
  about:
    'What can only be a mistake (an empty list of values, a range that holds nothing, predicates that cannot hold ' +
    'together) is refused; what is merely odd is told in `warnings`.',
  rights: ['profiles.write'],
  body: smallJson('The profile', riskProfile.ref),
  answers: { 201: { about: 'Written', schema: draftView.ref } },
  answer: async ({ serving, user, body }) => {
    const read = readContent(body.bytes, (value) => readProfile(value, requestPlace));
    if ('refused' in read) return read.refused;
    const result = await draftProfile(serving.app, user, read.value);
    if (result.kind === 'refused') return refuseFaults(result.faults);
    const warnings = result.remarks.map(({ steps, code, message }) =>
      asWarning(problemAt(requestPlace, steps, code, message)),
    );
    const view: DraftView = { ...viewOf(result.version), ...(warnings.length > 0 && { warnings }) };
    return created(view);
  },
});

const summaryOfStep = {
  submit: 'Submit a draft for approval',
  approve: 'Approve a submitted version',
  activate: 'Bring an approved version in force',
  suspend: 'Take the version in force out of force for a while',
  retire: 'Take a version out of use for good',
} as const satisfies Record<ProfileStep, string>;

/** Whoever may take a profile out of force may not be the one who writes alone: all but submitting is judging. */
function stepOperation(step: ProfileStep): Operation {
  return operation({
    id: `${step}Profile`,
    method: 'POST',
    path: `/profiles/:id/${step}`,
    tag: 'profiles',
    summary: summaryOfStep[step],
    about: 'Author, approver and activator of one version are three people.',
    rights: [step === 'submit' ? 'profiles.write' : 'profiles.approve'],
    parameters: idParameters,
    query: versionQuery,
    answers: { 200: { about: 'Done; this node decides accordingly', schema: profileView.ref } },
    refuses: [
      'wrong-state',
      'invalid-content',
      ...(step === 'approve' || step === 'activate' ? ['four-eyes' as const] : []),
    ],
    answer: async ({ serving, user, path: { id }, query: { version } }) => {
      if (!isPossibleId(id)) return refusal('not-found');
      const result = await changeProfile(serving.app, user, id, step, version);
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
          return refuseFaults(result.faults);
      }
    },
  });
}

function viewOf(version: ProfileVersion): ProfileView {
  return { id: version.profile.id, ...version };
}

function refuseFaults(faults: readonly Fault[]): Answer {
  return refuseContent(
    faults.map(({ steps, code, message }) => problemAt(requestPlace, steps, code, message)),
  );
}

export const profileOperations: readonly Operation[] = [
  list,
  find,
  draft,
  stepOperation('submit'),
  stepOperation('approve'),
  stepOperation('activate'),
  stepOperation('suspend'),
  stepOperation('retire'),
];
