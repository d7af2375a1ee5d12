import { expect, it } from 'vitest';
import { readProfileSearch } from './profile-search.ts';

it.each([
  [{}, {}],
  [
    { part: 'impact', version: '2', against: '1' },
    { part: 'impact', version: 2, against: 1 },
  ],
  [{ part: 'overview' }, {}],
  [{ part: 'other', version: '0', against: '1.5' }, {}],
  [{ version: '99999999999' }, {}],
])('%o is read as %o', (search, read) => {
  expect(readProfileSearch(search)).toEqual(read);
});
