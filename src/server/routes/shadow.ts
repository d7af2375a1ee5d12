import Type from 'typebox';
import {
  compareProfile,
  listShadowProfiles,
  readShadowRuleBook,
  type ShadowComparison,
} from '../../app/shadow/read-shadow.ts';
import { ok } from '../answer.ts';
import type { ProfileShadowView, ShadowComparisonView, ShadowProfileRow, ShadowView } from '../api-shadow.ts';
import { defaultLimit, pageOfRows, pageQuery, textOfCursor } from '../list-page.ts';
import { profileShadow, shadowView } from '../openapi/shadow-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { badCursor, idParameters, isPossibleId, versionNumber } from './parameters.ts';

const about =
  'Figures count versions of declarations, of the offices the user sees. Nothing that is judged in shadow ' +
  'changes a decision, a notice or its time.';

const list = operation({
  id: 'listShadow',
  method: 'GET',
  path: '/shadow',
  tag: 'shadow',
  summary: 'The profiles in shadow, by id, and what they would do together',
  about,
  rights: ['profiles.read'],
  query: Type.Object({ ...pageQuery }),
  answers: { 200: { about: 'A page of profiles', schema: shadowView.ref } },
  answer: async ({ serving: { app }, user, query: { limit = defaultLimit, cursor } }) => {
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    const found = await listShadowProfiles(app, user, after, limit + 1);
    const together = await readShadowRuleBook(app, user);
    const view: ShadowView = {
      ...pageOfRows(
        found,
        limit,
        ({ version: { profile, version }, summary }): ShadowProfileRow => ({
          id: profile.id,
          version,
          name: profile.name,
          ...summary,
        }),
        ({ version: { profile } }) => profile.id,
      ),
      ...(together !== undefined && { together: { profiles: together.profiles, ...together.summary } }),
    };
    return ok(view);
  },
});

const compare = operation({
  id: 'getProfileShadow',
  method: 'GET',
  path: '/profiles/:id/shadow',
  tag: 'shadow',
  summary: 'What a version of a profile would have decided while it stood in shadow',
  about: `${about} The record stays when the version leaves shadow.`,
  rights: ['profiles.read'],
  parameters: idParameters,
  query: Type.Object({
    version: Type.Optional(versionNumber('The newest that stood in shadow when absent')),
  }),
  answers: { 200: { about: 'The comparison with what is in force', schema: profileShadow.ref } },
  answer: async ({ serving: { app }, user, path: { id }, query: { version } }) => {
    const found = isPossibleId(id) ? await compareProfile(app, user, id, version) : undefined;
    if (found === undefined) return refusal('not-found');
    const view: ProfileShadowView = {
      id,
      version: found.version.version,
      isInShadow: found.version.state === 'shadow',
      ...comparisonView(found.comparison),
    };
    return ok(view);
  },
});

/** A comparison as it is shown; where the store keeps it is nobody's business. */
export function comparisonView({ examples, ...comparison }: ShadowComparison): ShadowComparisonView {
  return {
    ...comparison,
    examples: examples.flatMap(({ declarationId, version, office, inForce, wouldBe }) => {
      if (wouldBe === undefined) return [];
      const { lane, level, likelihood, matches } = wouldBe;
      return [{ declarationId, version, office, inForce, wouldBe: lane, level, likelihood, matches }];
    }),
  };
}

export const shadowOperations = [list, compare];
