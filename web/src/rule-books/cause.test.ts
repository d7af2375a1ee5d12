import { expect, it } from 'vitest';
import { readCause } from './cause.ts';

const hash = `sha256:${'0'.repeat(64)}`;

it.each([
  ['profile.activated P-1@2', { kind: 'profile.activated', profile: { id: 'P-1', version: 2 } }],
  [
    'profile.retired with spaces@x@10',
    { kind: 'profile.retired', profile: { id: 'with spaces@x', version: 10 } },
  ],
  [`rule-book.rolled-back from ${hash}`, { kind: 'rule-book.rolled-back', hash }],
  ['profiles.imported 12 profiles', { kind: 'profiles.imported', rest: '12 profiles' }],
  ['scheduled P-1@2 by dono', { kind: 'scheduled', rest: 'P-1@2 by dono' }],
  ['import', { kind: 'import', rest: '' }],
])('%s', (text, cause) => {
  expect(readCause(text)).toEqual(cause);
});
