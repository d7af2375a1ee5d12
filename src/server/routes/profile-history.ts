import Type from 'typebox';
import { proposeRetirements } from '../../app/profiles/propose-retirement.ts';
import { recordProfileRead } from '../../app/profiles/record-read.ts';
import { profileDifference } from '../../domain/profile-difference.ts';
import { openSteps } from '../../domain/profile-version.ts';
import { rightsOf } from '../../domain/role.ts';
import { ok } from '../answer.ts';
import type {
  ProfileDifferenceView,
  ProfileReadView,
  ProfileVersionsView,
  RetirementProposalsView,
} from '../api.ts';
import { defaultLimit, pageOfRows, pageQuery, sequenceOfCursor } from '../list-page.ts';
import {
  profileDifferenceView,
  profileReadView,
  profileVersionsView,
  retirementProposalsView,
} from '../openapi/profile-life-schemas.ts';
import { pageOf } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { badCursor, idParameters, isPossibleId, readIsRecorded, versionNumber } from './parameters.ts';
import { rightForStep } from './profile-steps.ts';
import { shownOf, viewOf } from './profile-views.ts';

const versions = operation({
  id: 'listProfileVersions',
  method: 'GET',
  path: '/profiles/:id/versions',
  tag: 'profiles',
  summary: 'Every version of a profile, and what was done with each',
  about: readIsRecorded,
  rights: ['profiles.read'],
  parameters: idParameters,
  answers: { 200: { about: 'Versions, the oldest first', schema: profileVersionsView.ref } },
  answer: async ({ serving: { app }, user, path: { id } }) => {
    const found = isPossibleId(id) ? await app.store.profiles.versions(id) : [];
    if (found.length === 0) return refusal('not-found');
    const events = await app.store.profileHistory.events(id);
    await recordProfileRead(app, user, 'listProfileVersions', found.map(shownOf));
    const rights = rightsOf(user.roles);
    const view: ProfileVersionsView = {
      versions: found.map((each) => ({
        ...viewOf(each),
        steps: openSteps(each, user.name).filter(({ step }) => rights.has(rightForStep(step))),
        events: events
          .filter(({ version }) => version === each.version)
          .map(({ version: _, ...rest }) => rest),
      })),
    };
    return ok(view);
  },
});

const difference = operation({
  id: 'compareProfileVersions',
  method: 'GET',
  path: '/profiles/:id/difference',
  tag: 'profiles',
  summary: 'What differs between two versions of a profile, by place and in words',
  about: readIsRecorded,
  rights: ['profiles.read'],
  parameters: idParameters,
  query: Type.Object({ from: versionNumber(), to: versionNumber() }),
  answers: { 200: { about: 'The differences', schema: profileDifferenceView.ref } },
  answer: async ({ serving: { app }, user, path: { id }, query: { from, to } }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const [before, after] = await Promise.all([
      app.store.profiles.find(id, from),
      app.store.profiles.find(id, to),
    ]);
    if (before === undefined || after === undefined) return refusal('not-found');
    await recordProfileRead(app, user, 'compareProfileVersions', [shownOf(before), shownOf(after)]);
    const differences = profileDifference(before.profile, after.profile);
    return ok({ id, from, to, differences } satisfies ProfileDifferenceView);
  },
});

const reads = operation({
  id: 'listProfileReads',
  method: 'GET',
  path: '/profiles/:id/reads',
  tag: 'profiles',
  summary: 'Who saw a profile, alone, in a list or within a rule book; the newest first',
  rights: ['audit.read'],
  parameters: idParameters,
  query: Type.Object({ ...pageQuery }),
  answers: { 200: { about: 'A page of reads', schema: pageOf(profileReadView.ref) } },
  answer: async ({ serving: { app }, path: { id }, query: { limit = defaultLimit, cursor } }) => {
    const before = cursor === undefined ? undefined : sequenceOfCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor();
    if (!isPossibleId(id) || (await app.store.profiles.find(id)) === undefined) return refusal('not-found');
    const acts = await app.store.reads.ofProfile(id, before, limit + 1);
    const rowOf = ({ at, actor, kind, subject, body }: (typeof acts)[number]): ProfileReadView => {
      const { operation: asked } = JSON.parse(body) as { operation: string };
      return { at, by: actor, operation: asked, ...(kind === 'rule-book.read' && { ruleBook: subject }) };
    };
    return ok(pageOfRows(acts, limit, rowOf, ({ sequence }) => sequence));
  },
});

const proposals = operation({
  id: 'listRetirementProposals',
  method: 'GET',
  path: '/retirement-proposals',
  tag: 'profiles',
  summary: 'Profiles in force that nothing matched for long, or whose validity ended',
  about:
    'Proposals only: a person retires. While not every decision is counted, none is proposed for want of matches.',
  rights: ['profiles.read'],
  answers: { 200: { about: 'What is proposed, and why; no criterion', schema: retirementProposalsView.ref } },
  answer: async ({ serving: { app } }) => {
    const { proposals: found, ...rest } = await proposeRetirements(app);
    const view: RetirementProposalsView = {
      ...rest,
      proposals: found.map(({ version, ...figures }) => {
        const { id, name, riskArea, owner, validTo } = version.profile;
        return {
          id,
          version: version.version,
          name,
          riskArea,
          ...(owner !== undefined && { owner }),
          ...(validTo !== undefined && { validTo }),
          inForceSince: version.changedAt,
          ...figures,
        };
      }),
    };
    return ok(view);
  },
});

export const profileHistoryOperations = [versions, difference, reads, proposals];
