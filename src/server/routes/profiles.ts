import Type from 'typebox';
import { draftProfile } from '../../app/profiles/change-profile.ts';
import { recentMatches } from '../../app/profiles/recent-matches.ts';
import { recordProfileRead } from '../../app/profiles/record-read.ts';
import { type ProfileVersion, profileStates } from '../../domain/profile-version.ts';
import { asWarning, problemAt } from '../../intake/problems.ts';
import { readProfile } from '../../intake/read-profiles.ts';
import { type Answer, created, ok } from '../answer.ts';
import type { DraftView, ProfileRow, ProfilesView } from '../api.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { defaultLimit, pageOfRows, pageQuery, textOfCursor } from '../list-page.ts';
import { draftView } from '../openapi/draft-schema.ts';
import { riskProfile } from '../openapi/noun-schemas.ts';
import { profilesView } from '../openapi/profile-life-schemas.ts';
import { profileView } from '../openapi/view-schemas.ts';
import { type Operation, operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { refuseFaults } from '../refuse-faults.ts';
import { badCursor, idParameters, isPossibleId, readIsRecorded, versionQuery } from './parameters.ts';
import { shownOf, viewOf } from './profile-views.ts';

const filterText = { minLength: 1, maxLength: 128, pattern: '^[^\\u0000]*$' };

const list = operation({
  id: 'listProfiles',
  method: 'GET',
  path: '/profiles',
  tag: 'profiles',
  summary: 'Risk profiles in their newest version, by id',
  about: readIsRecorded,
  rights: ['profiles.read'],
  query: Type.Object({
    state: Type.Optional(Type.Enum([...profileStates], { description: 'The newest version in this state' })),
    riskArea: Type.Optional(Type.String({ ...filterText, description: 'Risk area, whatever its case' })),
    contains: Type.Optional(
      Type.String({ ...filterText, description: 'Part of the id, the name or the owner, whatever its case' }),
    ),
    ...pageQuery,
  }),
  answers: { 200: { about: 'A page of profiles', schema: profilesView.ref } },
  answer: async ({ serving: { app }, user, query: { limit = defaultLimit, cursor, ...filter } }) => {
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    const found = await app.store.profiles.list(filter, after, limit + 1);
    await recordProfileRead(app, user, 'listProfiles', found.slice(0, limit).map(shownOf));
    const recent = await recentMatches(app, found.slice(0, limit));
    const rowOf = (version: ProfileVersion): ProfileRow => {
      const counted = recent.of(version);
      return { ...viewOf(version), ...(counted && { recentMatches: { since: recent.since, ...counted } }) };
    };
    const view: ProfilesView = {
      ...pageOfRows(found, limit, rowOf, ({ profile }) => profile.id),
      ...(recent.countedUpTo !== undefined && { matchesCountedUpTo: recent.countedUpTo }),
    };
    return ok(view);
  },
});

const find = operation({
  id: 'getProfile',
  method: 'GET',
  path: '/profiles/:id',
  tag: 'profiles',
  summary: 'A version of a risk profile',
  about: readIsRecorded,
  rights: ['profiles.read'],
  parameters: idParameters,
  query: versionQuery,
  answers: { 200: { about: 'The version', schema: profileView.ref } },
  answer: async ({ serving: { app }, user, path: { id }, query: { version } }) => {
    const found = isPossibleId(id) ? await app.store.profiles.find(id, version) : undefined;
    if (found === undefined) return refusal('not-found');
    await recordProfileRead(app, user, 'getProfile', [shownOf(found)]);
    return ok(viewOf(found));
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
  query: Type.Object({
    follows: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 2_147_483_647,
        description:
          'The version it was written from, 0 for a new profile: refused where that is not the newest',
      }),
    ),
  }),
  body: smallJson('The profile', riskProfile.ref),
  answers: { 201: { about: 'Written', schema: draftView.ref } },
  refuses: ['name-taken', 'overtaken'],
  answer: async ({ serving, user, query: { follows }, body }) => {
    const read = readContent(body.bytes, (value) => readProfile(value, requestPlace));
    if ('refused' in read) return read.refused;
    const result = await draftProfile(serving.app, user, read.value, follows);
    if (result.kind === 'refused') return refuseFaults(result.faults);
    if (result.kind === 'overtaken') return refuseOvertaken(result.newest, follows);
    const warnings = result.remarks.map(({ steps, code, message }) =>
      asWarning(problemAt(requestPlace, steps, code, message)),
    );
    const view: DraftView = { ...viewOf(result.version), ...(warnings.length > 0 && { warnings }) };
    return created(view);
  },
});

/** Nothing is told of a profile whose id was taken for a new one: its criterion was not asked for. */
function refuseOvertaken(newest: number, follows = 0): Answer {
  return follows === 0
    ? refusal('name-taken', 'There is a profile with this id; write its next version, or choose another id.')
    : refusal('overtaken', `Version ${newest} is the newest; write from what it says.`);
}

export const profileOperations: readonly Operation[] = [list, find, draft];
