import Type from 'typebox';
import type { App } from '../../app/app.ts';
import { recordRuleBookRead } from '../../app/profiles/record-read.ts';
import { compareRuleBooks, mostCompared } from '../../app/rule-books/compare-rule-books.ts';
import { type RollBackResult, rollBack } from '../../app/rule-books/roll-back.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { object, required, text } from '../../domain/shape.ts';
import { type Answer, ok } from '../answer.ts';
import type { RollBackOrder, RollBackView, RuleBookDifferenceView, RuleBooksView } from '../api.ts';
import { ofShape, readContent } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { few } from '../few.ts';
import { defaultLimit, pageOfRows, pageQuery, sequenceOfCursor } from '../list-page.ts';
import { namedLists } from '../openapi/list-schemas.ts';
import { riskProfile, settings } from '../openapi/noun-schemas.ts';
import {
  rollBackOrder,
  rollBackView,
  ruleBookDifferenceView,
  ruleBooks,
} from '../openapi/profile-life-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { badCursor, readIsRecorded } from './parameters.ts';
import { shownOf } from './profile-views.ts';

const ruleBook = Type.Object({
  profiles: Type.Array(riskProfile.ref),
  lists: namedLists,
  settings: settings.ref,
});

const hashParameters = Type.Object({
  hash: Type.String({ description: 'sha256: and 64 hexadecimal digits' }),
});

const list = operation({
  id: 'listRuleBooks',
  method: 'GET',
  path: '/rule-books',
  tag: 'rule books',
  summary: 'The rule book this node decides by, and every one that came in force, the newest first',
  rights: ['rule-books.read'],
  query: Type.Object({ ...pageQuery }),
  answers: { 200: { about: 'Hashes, and what changed; no criterion', schema: ruleBooks.ref } },
  answer: async ({ serving: { app }, query: { limit = defaultLimit, cursor } }) => {
    const before = cursor === undefined ? undefined : sequenceOfCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor();
    const found = await app.store.ruleBookHistory.list(before, limit + 1);
    const { current, unsound } = app.ruleBook;
    const { profiles, lists } = current.ruleBook;
    const view: RuleBooksView = {
      inForce: { hash: current.hash, profiles: profiles.length, lists: Object.keys(lists).length },
      ...(unsound !== undefined && { unsound }),
      ...pageOfRows(
        found,
        limit,
        (each) => each,
        ({ number }) => number,
      ),
    };
    return ok(view);
  },
});

const find = operation({
  id: 'getRuleBook',
  method: 'GET',
  path: '/rule-books/:hash',
  tag: 'rule books',
  summary: 'A rule book as it decided, by the hash that decisions name',
  about: readIsRecorded,
  rights: ['rule-books.read'],
  parameters: hashParameters,
  answers: { 200: { about: 'Profiles, lists and settings', schema: ruleBook } },
  answer: async ({ serving: { app }, user, path: { hash } }) => {
    const found = await ruleBookOf(app, hash);
    if (found === undefined) return refusal('not-found');
    await recordRuleBookRead(app, user, 'getRuleBook', hash);
    return ok(found);
  },
});

const difference = operation({
  id: 'compareRuleBooks',
  method: 'GET',
  path: '/rule-books/:hash/difference',
  tag: 'rule books',
  summary: 'What a rule book has in place of another',
  about: `${readIsRecorded} Of many changed profiles, and of values that came or went, the first ${mostCompared} are told in full.`,
  rights: ['rule-books.read'],
  parameters: hashParameters,
  query: Type.Object({
    to: Type.Optional(
      Type.String({ description: 'The hash of the later one; what this node decides by when absent' }),
    ),
  }),
  answers: { 200: { about: 'Profiles, lists and settings that differ', schema: ruleBookDifferenceView.ref } },
  answer: async ({ serving: { app }, user, path: { hash }, query: { to = app.ruleBook.current.hash } }) => {
    const [before, after] = await Promise.all([ruleBookOf(app, hash), ruleBookOf(app, to)]);
    if (before === undefined || after === undefined) return refusal('not-found');
    await Promise.all([hash, to].map((each) => recordRuleBookRead(app, user, 'compareRuleBooks', each)));
    const view: RuleBookDifferenceView = { from: hash, to, ...(await compareRuleBooks(before, after)) };
    return ok(view);
  },
});

const rollBackShape = object<RollBackOrder>({ reason: required(text(2_000), 'Why; kept in the record') });

const rollBackRuleBook = operation({
  id: 'rollBackRuleBook',
  method: 'POST',
  path: '/rule-books/:hash/activate',
  tag: 'rule books',
  summary: 'Bring a rule book that was in force before in force again, at once and whole',
  about:
    'For an emergency: one approver with a reason, who must not be the author of a profile that comes back, nor have ' +
    'proposed or accepted a list as it would be again. Versions in it are active afterwards, and no others; what ' +
    'leaves force is suspended. One that this node could not decide by is refused.',
  rights: ['profiles.approve'],
  parameters: hashParameters,
  body: smallJson('Why', rollBackOrder.ref),
  answers: { 200: { about: 'In force again; this node decides accordingly', schema: rollBackView.ref } },
  refuses: [
    'not-found',
    'unchanged',
    'four-eyes',
    'wrong-state',
    'invalid-content',
    'rule-book-unsound',
    'record-mismatch',
  ],
  answer: async ({ serving: { app }, user, path: { hash }, body }) => {
    const read = readContent(body.bytes, ofShape<RollBackOrder>(rollBackShape));
    if ('refused' in read) return read.refused;
    if (!isHash(hash)) return refusal('not-found');
    return answerOf(await rollBack(app, user, hash, read.value.reason));
  },
});

function answerOf(result: RollBackResult): Answer {
  switch (result.kind) {
    case 'rolled-back': {
      const { ruleBook: inForce, from, activated, suspended } = result;
      const view: RollBackView = {
        ruleBook: inForce,
        from,
        activated: activated.map(shownOf),
        suspended: suspended.map(shownOf),
      };
      return ok(view);
    }
    case 'missing':
      return refusal('not-found');
    case 'unchanged':
      return refusal('unchanged', 'This rule book is in force.');
    case 'author': {
      const { profiles, lists } = result;
      const own = [
        ...(profiles.length > 0 ? [`you are the author of ${few(profiles)}`] : []),
        ...(lists.length > 0 ? [`you proposed or accepted the list ${few(lists)} as it would be`] : []),
      ];
      return refusal('four-eyes', `What would come back is your own work: ${own.join('; ')}.`);
    }
    case 'versions-missing':
      return refusal('wrong-state', `No version is stored of these profiles in it: ${few(result.profiles)}.`);
    case 'unsound':
      return refusal('rule-book-unsound', `It would not be decided by: ${result.why}`);
  }
}

function isHash(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

async function ruleBookOf(app: App, hash: string): Promise<RuleBook | undefined> {
  if (!isHash(hash)) return undefined;
  const { current } = app.ruleBook;
  // What a fresh administration decides by was never brought in force, and so is stored nowhere.
  return current.hash === hash ? current.ruleBook : app.store.ruleBooks.find(hash);
}

export const ruleBookOperations = [list, find, difference, rollBackRuleBook];
