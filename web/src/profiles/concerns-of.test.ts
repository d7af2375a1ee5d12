import { expect, it } from 'vitest';
import { RequestRefused } from '../api/request-refused.ts';
import { concernsOf } from './concerns-of.ts';

const problem = {
  source: 'request',
  path: '',
  code: 'many-to-red',
  message: '12 % would go to red.',
} as const;

it.each([
  ['each concern', { code: 'needs-confirmation', problems: [problem] }, ['12 % would go to red.']],
  ['else the whole', { code: 'needs-confirmation', detail: 'Sure?' }, ['Sure?']],
  ['nothing of another refusal', { code: 'four-eyes', problems: [problem] }, undefined],
])('tells %s', (_, refusal, concerns) => {
  expect(concernsOf(new RequestRefused({ status: 409, ...refusal } as never))).toEqual(concerns);
});

it('tells nothing of a broken connection', () => {
  expect(concernsOf(new TypeError('Failed to fetch'))).toBeUndefined();
});
