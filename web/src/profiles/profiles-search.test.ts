import { expect, it } from 'vitest';
import { readProfilesSearch } from './profiles-search.ts';

it.each([
  [{}, {}],
  [
    { state: 'shadow', area: 'origin', text: ' tyres ', part: 'proposals' },
    { state: 'shadow', area: 'origin', text: 'tyres', part: 'proposals' },
  ],
  [{ state: 'asleep', area: ' ', text: '', part: 'other' }, {}],
  [{ text: 'x'.repeat(300) }, { text: 'x'.repeat(128) }],
])('%o is read as %o', (search, filter) => {
  expect(readProfilesSearch(search)).toEqual(filter);
});
