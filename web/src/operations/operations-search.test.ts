import { expect, it } from 'vitest';
import { readOperationsSearch } from './operations-search.ts';

it.each([
  [{}, {}],
  [
    { office: '26001', lane: 'red', flow: 'export', hours: '168' },
    { office: '26001', lane: 'red', flow: 'export', hours: 168 },
  ],
  [{ hours: '24' }, {}],
  [{ office: ' ', lane: 'purple', flow: 'sideways', hours: '5' }, {}],
])('%o is read as %o', (search, filter) => {
  expect(readOperationsSearch(search)).toEqual(filter);
});
