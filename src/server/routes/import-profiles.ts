import Type from 'typebox';
import { importRuleBook } from '../../app/import-rule-book.ts';
import { problemAt } from '../../intake/problems.ts';
import { ok } from '../answer.ts';
import type { ImportView } from '../api.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { namedLists } from '../openapi/list-schemas.ts';
import { riskProfile, settings } from '../openapi/noun-schemas.ts';
import { importView } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { readProfileSet } from '../read-profile-set.ts';
import { refuseContent } from '../refuse-content.ts';

const profiles = Type.Array(riskProfile.ref);
const set = Type.Union([
  profiles,
  Type.Object({
    profiles,
    lists: Type.Optional(namedLists),
    settings: Type.Optional(settings.ref),
  }),
]);

export const importProfiles = operation({
  id: 'importProfiles',
  method: 'POST',
  path: '/profiles/import',
  tag: 'profiles',
  summary: 'Bring a whole set of profiles in, in one recorded act',
  about:
    'With activate=true the set is in force when this answers, in place of all that was; else every profile ' +
    'becomes a draft. A profile that is not valid is refused with its problems, and the rest kept; where none ' +
    'is valid, nothing changes.',
  rights: ['profiles.import'],
  query: Type.Object({
    activate: Type.Optional(Type.Boolean({ description: 'Whether to bring it in force' })),
  }),
  body: {
    about: 'The profiles, with lists to add or replace, and settings',
    types: [{ media: 'application/json', schema: set, maximumBytes: (limits) => limits.messageBytes }],
  },
  answers: { 200: { about: 'What came in, and what was refused', schema: importView.ref } },
  answer: async ({ serving: { app }, user, query: { activate = false }, body }) => {
    const read = readContent(body.bytes, (value) =>
      readProfileSet(value, app.ruleBook.current.ruleBook.lists),
    );
    if ('refused' in read) return read.refused;
    const { refused, ...taken } = read.value;
    if (taken.profiles.length === 0 && refused.length > 0) return refuseContent(refused);
    const result = await importRuleBook(app, user, taken, activate);
    if (result.kind === 'refused') {
      return refuseContent(
        result.faults.map(({ steps, code, message }) => problemAt(requestPlace, steps, code, message)),
      );
    }
    const { kind: _, remarks: __, ...imported } = result;
    const view: ImportView = { ...imported, ...(refused.length > 0 && { problems: refused }) };
    return ok(view);
  },
});
