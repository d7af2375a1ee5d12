import Type from 'typebox';
import { importRuleBook, retiredBy } from '../../app/rule-books/import-rule-book.ts';
import { ok } from '../answer.ts';
import type { ImportView } from '../api.ts';
import { readContent } from '../body/read-content.ts';
import { few } from '../few.ts';
import { namedLists } from '../openapi/list-schemas.ts';
import { riskProfile, settings } from '../openapi/noun-schemas.ts';
import { importView } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { besideInForce, readProfileSet } from '../read-profile-set.ts';
import { refuseContent } from '../refuse-content.ts';
import { refuseFaults } from '../refuse-faults.ts';

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
    'becomes a draft. A profile that is not valid is refused with its problems, and the rest drafted; where none ' +
    'is valid, nothing changes. To bring the rest in force without it wants partial=true, since what it replaces ' +
    'would be retired.',
  rights: ['profiles.import'],
  query: Type.Object({
    activate: Type.Optional(Type.Boolean({ description: 'Whether to bring it in force' })),
    partial: Type.Optional(
      Type.Boolean({ description: 'Whether to bring it in force without the profiles that are refused' }),
    ),
  }),
  body: {
    about: 'The profiles, with lists to add or replace, and settings',
    types: [{ media: 'application/json', schema: set, maximumBytes: (limits) => limits.messageBytes }],
  },
  answers: { 200: { about: 'What came in, and what was refused', schema: importView.ref } },
  answer: async ({ serving: { app }, user, query: { activate = false, partial = false }, body }) => {
    const { ruleBook: inForce } = app.ruleBook.current;
    const beside = besideInForce(app);
    const read = readContent(body.bytes, (value) => readProfileSet(value, beside));
    if ('refused' in read) return read.refused;
    const { refused, warnings, ...taken } = read.value;
    if (refused.length > 0 && taken.profiles.length === 0) return refuseContent(refused);
    if (refused.length > 0 && activate && !partial)
      return refuseContent(refused, wouldRetire(retiredBy(taken.profiles, inForce)));
    const result = await importRuleBook(app, user, taken, activate);
    if (result.kind === 'refused') return refuseFaults(result.faults);
    const { kind: _, retired, ...imported } = result;
    const view: ImportView = {
      ...imported,
      ...(retired.length > 0 && { retired }),
      ...(refused.length > 0 && { problems: refused }),
      ...(warnings.length > 0 && { warnings }),
    };
    return ok(view);
  },
});

function wouldRetire(ids: readonly string[]): string {
  const leaving = ids.length === 0 ? '' : `, and ${ids.length} now in force be retired: ${few(ids)}`;
  return `Nothing changed. With partial=true what is valid would be in force${leaving}.`;
}
