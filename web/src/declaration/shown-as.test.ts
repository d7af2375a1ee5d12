import { expect, it } from 'vitest';
import { shownAs } from './shown-as.ts';

it.each([
  ['nothing', null, { kind: 'nothing' }],
  ['no text', '', { kind: 'nothing' }],
  ['zero is not nothing', 0, { kind: 'number', value: 0 }],
  ['false is not nothing', false, { kind: 'truth', value: false }],
  ['a code', '0402', { kind: 'text', value: '0402' }],
  [
    'money',
    { amount: '12.50', currency: 'USD' },
    { kind: 'money', value: { amount: '12.50', currency: 'USD' } },
  ],
  [
    'almost money',
    { amount: 'much', currency: 'USD' },
    { kind: 'facts', value: { amount: 'much', currency: 'USD' } },
  ],
  ['facts in facts', { p25: 1.2 }, { kind: 'facts', value: { p25: 1.2 } }],
  ['none of several', [], { kind: 'nothing' }],
  ['several', ['CN', 'KZ'], { kind: 'list', value: ['CN', 'KZ'], more: 0 }],
])('%s', (_, value, shown) => {
  expect(shownAs(value, 0)).toEqual(shown);
});

it('sets facts of the same kind side by side', () => {
  const items = [
    { sequence: 1, 'item.hs6': '290230' },
    { sequence: 2, permit: false },
  ];
  expect(shownAs(items, 0)).toEqual({
    kind: 'table',
    fields: ['sequence', 'item.hs6', 'permit'],
    value: items,
    more: 0,
  });
});

it('tells how many of a long list it leaves out', () => {
  expect(
    shownAs(
      Array.from({ length: 50 }, (_, index) => index),
      0,
    ),
  ).toMatchObject({ kind: 'list', more: 30 });
});

it('writes out what is nested too deep', () => {
  expect(shownAs({ a: [1] }, 4)).toEqual({ kind: 'text', value: '{"a":[1]}' });
});
