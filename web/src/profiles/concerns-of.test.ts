import { expect, it } from 'vitest';
import { RequestRefused } from '../api/request-refused.ts';
import { concernsOf, confirmationOf } from './concerns-of.ts';

const problem = {
  source: 'request',
  path: '',
  code: 'too-much-to-red',
  message: '12 % would go to red.',
} as const;

it.each([
  [
    'each concern',
    { code: 'needs-confirmation', problems: [problem] },
    [{ code: 'too-much-to-red', message: '12 % would go to red.' }],
  ],
  ['else the whole', { code: 'needs-confirmation', detail: 'Sure?' }, [{ message: 'Sure?' }]],
  ['nothing of another refusal', { code: 'four-eyes', problems: [problem] }, undefined],
])('tells %s', (_, refusal, concerns) => {
  expect(concernsOf(new RequestRefused({ status: 409, ...refusal } as never))).toEqual(concerns);
});

it('tells nothing of a broken connection', () => {
  expect(concernsOf(new TypeError('Failed to fetch'))).toBeUndefined();
});

it.each([
  [[], []],
  [
    [problem, { ...problem, code: 'validity-gap' as const }],
    ['too-much-to-red', 'validity-gap'],
  ],
  [[problem, problem], ['too-much-to-red']],
  // Where the server did not say what it was, only all can be confirmed.
  [[problem, { message: 'Sure?' }], undefined],
])('confirms what was shown: %j', (concerns, confirms) => {
  const confirmed = confirms === undefined ? { confirm: true } : { confirm: true, confirms };
  expect(confirmationOf(concerns)).toEqual(concerns.length === 0 ? {} : confirmed);
});
