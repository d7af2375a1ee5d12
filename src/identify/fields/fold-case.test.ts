import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldCase } from './fold-case.ts';

it.each([
  ['ПАРТИЯ', 'партия'],
  ['ЎҚҒҲ', 'ўқғҳ'],
  ['STRASSE', 'straße'],
  ['STRAẞE', 'strasse'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
  ['σίσυφοσ', 'σίσυφος'],
  ['ΟΔΌΣ', 'Οδός'],
  ['ﬁne', 'FINE'],
  ['Ǆ', 'ǅ'],
  ['İZMİR', 'İzmir'.replace('i', 'İ')],
  ['ÀÉÎ', 'àéî'],
  ['Å', 'å'],
  ['KAPI', 'kapı'],
])('%s and %s are one', (a, b) => {
  expect(foldCase(a)).toBe(foldCase(b));
});

it.each([
  ['é', 'e'],
  ['й', 'и'],
  ['İ', 'I'],
  ['o', '0'],
])('%s and %s are two', (a, b) => {
  expect(foldCase(a)).not.toBe(foldCase(b));
});

it('no letter is told apart by its case', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, (each) => {
      expect(foldCase(each.toUpperCase())).toBe(foldCase(each));
      expect(foldCase(each.toLowerCase())).toBe(foldCase(each));
      expect(foldCase(foldCase(each))).toBe(foldCase(each));
    }),
  );
});
