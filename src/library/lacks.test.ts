import { expect, it } from 'vitest';
import type { NamedLists } from '../domain/rule-book.ts';
import { type DataNeed, dataNeeds } from '../identify/fields/field.ts';
import { isReady, lacksOf } from './lacks.ts';
import { library } from './library.ts';
import { libraryLists } from './library-lists.ts';
import { listTemplates } from './list-templates.ts';
import { exampleLists } from './testing/judge-rows.ts';

const everything = { lists: exampleLists, data: new Set(dataNeeds) };
const rowOf = (indicator: string) => library.find((row) => row.indicator === indicator)!;
const lacking = (indicator: string, lists: NamedLists, ...data: DataNeed[]) =>
  lacksOf(rowOf(indicator), { lists, data: new Set(data) }).map(({ name, state }) => `${name} ${state}`);

it.each<[string, NamedLists, DataNeed[], string[]]>([
  ['O02', {}, [], ['HUB_COUNTRIES not-there']],
  ['O02', { HUB_COUNTRIES: [] }, [], ['HUB_COUNTRIES not-filled']],
  ['O02', listTemplates(['HUB_COUNTRIES']), [], ['HUB_COUNTRIES not-filled']],
  ['O02', { HUB_COUNTRIES: ['AE'] }, [], []],
  ['V01', {}, [], ['references not-loaded']],
  ['V01', {}, ['references'], []],
  ['P05', { 'traders-activity': [{ value: '1', is: 'a' }] }, [], ['activity-goods not-there']],
  ['T01', {}, [], []],
])('%s beside %j with %j', (indicator, lists, data, lacks) => {
  expect(lacking(indicator, lists, ...data)).toEqual(lacks);
});

it('with everything there all profiles are ready, and nothing else is', () => {
  for (const row of library)
    expect([row.indicator, isReady(row, everything)]).toEqual([row.indicator, row.kind === 'profile']);
});

it('lists exported to be filled make nothing ready', () => {
  const templates = { lists: listTemplates([...libraryLists.keys()]), data: new Set(dataNeeds) };
  const bare = library.filter((row) => lacksOf(row, { lists: {}, data: new Set(dataNeeds) }).length === 0);
  expect(library.filter((row) => isReady(row, templates))).toEqual(
    bare.filter(({ kind }) => kind === 'profile'),
  );
});
