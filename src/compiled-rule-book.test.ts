import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRuleBook, faultsOf, remarksOn, ruleBookText } from './compiled-rule-book.ts';
import { canonicalJson } from './domain/canonical-json.ts';
import type { RuleBook } from './domain/rule-book.ts';
import { defaultSettings } from './domain/settings.ts';
import { aProfile } from './domain/testing/a-profile.ts';
import { arbitraryLists, arbitraryProfiles } from './identify/profiles/testing/arbitrary-rule-books.ts';

const book: RuleBook = {
  profiles: [
    aProfile({ id: 'p2', when: { field: 'item.originCountry', op: 'inList', value: 'watched' } }),
    aProfile({ id: 'p1', when: { field: 'history.importer.declarations', op: 'lt', value: 3 } }),
  ],
  lists: { watched: ['TR', 'CN'], others: [10, 9, 'x'] },
  settings: defaultSettings,
};

const sorted = { others: ['x', 9, 10], watched: ['CN', 'TR'] };

describe('the hash', () => {
  it('is of the canonical text, and says so', () => {
    const compiled = compileRuleBook(book);
    const text = ruleBookText(compiled.ruleBook);
    expect(compiled.hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    expect(text).toBe(ruleBookText(JSON.parse(text)));
  });

  it('is the same for the same rule book, compiled again or from its stored text', () => {
    const compiled = compileRuleBook(book);
    expect(compileRuleBook(compiled.ruleBook).hash).toBe(compiled.hash);
    expect(compileRuleBook(JSON.parse(ruleBookText(compiled.ruleBook))).hash).toBe(compiled.hash);
  });

  it('does not depend on the order of profiles, of lists or of their values', () => {
    fc.assert(
      fc.property(arbitraryProfiles(6), arbitraryLists, (profiles, lists) => {
        const turned = Object.entries(lists).map(([name, values]) => [name, [...values].reverse()] as const);
        const one = compileRuleBook({ profiles, lists, settings: defaultSettings });
        const other = compileRuleBook({
          profiles: [...profiles].reverse(),
          lists: Object.fromEntries(turned.reverse()),
          settings: defaultSettings,
        });
        expect(other.hash).toBe(one.hash);
      }),
    );
  });

  it('is what it was before values could be valid for a time, and does not tell a value from itself without days', () => {
    const text = canonicalJson({ ...book, profiles: [book.profiles[1], book.profiles[0]], lists: sorted });
    expect(ruleBookText(book)).toContain('"lists":{"others":["x",9,10],"watched":["CN","TR"]}');
    expect(compileRuleBook(book).hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    const wordy = { ...book, lists: { ...book.lists, watched: [{ value: 'TR' }, 'CN'] } };
    expect(compileRuleBook(wordy).hash).toBe(compileRuleBook(book).hash);
  });

  it.each<[string, Partial<RuleBook>]>([
    ['a profile', { profiles: book.profiles.slice(0, 1) }],
    ['a criterion', { profiles: [book.profiles[0] ?? aProfile(), aProfile({ id: 'p1' })] }],
    ['a value of a list', { lists: { ...book.lists, watched: ['TR', 'DE'] } }],
    ['the kind of a value', { lists: { ...book.lists, others: ['10', 9, 'x'] } }],
    ['a list nobody asks for', { lists: { ...book.lists, more: [] } }],
    [
      'a day on which a value leaves its list',
      { lists: { ...book.lists, watched: ['TR', { value: 'CN', validTo: '2026-03-01' }] } },
    ],
    ['a setting', { settings: { ...defaultSettings, baseLikelihood: 0.01 } }],
    ['words for traders', { settings: { ...defaultSettings, appeal: 'To the court.' } }],
  ])('changes with %s', (_, changes) => {
    expect(compileRuleBook({ ...book, ...changes }).hash).not.toBe(compileRuleBook(book).hash);
  });
});

it('profiles stand in the order of their ids', () => {
  const compiled = compileRuleBook(book);
  expect(compiled.ruleBook.profiles.map(({ id }) => id)).toEqual(['p1', 'p2']);
  expect(compiled.profiles.profiles.map(({ profile }) => profile.id)).toEqual(['p1', 'p2']);
  expect(book.profiles.map(({ id }) => id)).toEqual(['p2', 'p1']);
});

it('faults and remarks are told with the index of their profile', () => {
  const profiles = [
    aProfile(),
    aProfile({ id: 'p2', when: { all: [{ field: 'ofice', op: 'exists' }] }, validFrom: 'soon' }),
  ];
  expect(faultsOf({ profiles, lists: {} }).map(({ code, steps }) => `${code} ${steps.join('/')}`)).toEqual([
    'not-a-date 1/validFrom',
    'unknown-field 1/when/all/0/field',
  ]);
  expect(faultsOf(book)).toEqual([]);
  expect(remarksOn(book, new Set()).map(({ code, steps }) => `${code} ${steps.join('/')}`)).toEqual([
    'data-not-loaded 1/when',
  ]);
});
