import { expect, it } from 'vitest';
import { readListSearch } from './list-search.ts';

it.each([
  [{}, {}],
  [
    { part: 'versions', text: ' acme ', version: '3' },
    { part: 'versions', text: 'acme', version: 3 },
  ],
  [{ part: 'entries', version: '-1' }, {}],
  [{ part: 'x', text: ' ', version: 'new' }, {}],
])('%o is read as %o', (search, read) => {
  expect(readListSearch(search)).toEqual(read);
});
