import { expect, it } from 'vitest';
import { readRuleBooksSearch } from './rule-books-search.ts';

const hash = (digit: string) => `sha256:${digit.repeat(64)}`;

it.each([
  [{}, {}],
  [
    { from: hash('a'), to: hash('0') },
    { from: hash('a'), to: hash('0') },
  ],
  [{ from: hash('a') }, {}],
  [{ from: hash('a'), to: 'sha256:abc' }, {}],
])('%o is read as %o', (search, read) => {
  expect(readRuleBooksSearch(search)).toEqual(read);
});
