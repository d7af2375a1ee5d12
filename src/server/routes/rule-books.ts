import Type from 'typebox';
import { ok } from '../answer.ts';
import type { RuleBooksView } from '../api.ts';
import { namedLists } from '../openapi/list-schemas.ts';
import { riskProfile, settings } from '../openapi/noun-schemas.ts';
import { ruleBooks } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';

const ruleBook = Type.Object({
  profiles: Type.Array(riskProfile.ref),
  lists: namedLists,
  settings: settings.ref,
});

const list = operation({
  id: 'listRuleBooks',
  method: 'GET',
  path: '/rule-books',
  tag: 'rule books',
  summary: 'The rule book this node decides by',
  rights: ['rule-books.read'],
  answers: { 200: { about: 'Its hash, and what it holds', schema: ruleBooks.ref } },
  answer: ({ serving: { app } }) => {
    const { hash, ruleBook: inForce } = app.ruleBook.current;
    const { profiles, lists } = inForce;
    const view: RuleBooksView = {
      inForce: { hash, profiles: profiles.length, lists: Object.keys(lists).length },
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
  rights: ['rule-books.read'],
  parameters: Type.Object({ hash: Type.String({ description: 'sha256: and 64 hexadecimal digits' }) }),
  answers: { 200: { about: 'Profiles, lists and settings', schema: ruleBook } },
  answer: async ({ serving: { app }, path: { hash } }) => {
    if (!/^sha256:[0-9a-f]{64}$/.test(hash)) return refusal('not-found');
    const { current } = app.ruleBook;
    // What a fresh administration decides by was never brought in force, and so is stored nowhere.
    const found = current.hash === hash ? current.ruleBook : await app.store.ruleBooks.find(hash);
    return found === undefined ? refusal('not-found') : ok(found);
  },
});

export const ruleBookOperations = [list, find];
