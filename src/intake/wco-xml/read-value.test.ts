import { describe, expect, it } from 'vitest';
import type { BoxKind } from './box.ts';
import { numberOf, readValue } from './read-value.ts';
import { Trace } from './trace.ts';
import { declarationElement } from './wco-elements.ts';
import type { XmlNode } from './xml-node.ts';

function node(text: string, more: Partial<XmlNode> = {}): XmlNode {
  return {
    element: declarationElement,
    parent: undefined,
    line: 1,
    position: 1,
    children: [],
    text,
    ...more,
  };
}

const value = (kind: BoxKind, text: string, more: Partial<XmlNode> = {}) => {
  const read = node(text, more);
  return readValue(kind, read, new Trace(read));
};

describe('a number', () => {
  it.each([
    ['7', 7],
    ['0', 0],
    ['-1.5', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
  ])('%s', (text, expected) => {
    expect(numberOf(text)).toBe(expected);
  });

  it.each(['1e5', '12,5', '1 000', '0x10', 'NaN', 'Infinity', '.', '', '--1', '1.2.3', '١'])(
    'is not %s, which stays as it was written',
    (text) => {
      expect(numberOf(text)).toBe(text);
    },
  );

  it('may stand in the white space of its layout', () => {
    expect(value('number', '\n\t 7 \n')).toBe(7);
    expect(value('number', ' ')).toBeUndefined();
  });
});

describe('a mass', () => {
  it.each([
    [undefined, 2.1],
    ['KGM', 2.1],
    ['TNE', 2_100],
    ['GRM', 0.0021],
    ['LBR', 0.952543977],
    ['XXX', '2.1 XXX'],
  ])('in %s', (unitCode, expected) => {
    expect(value('mass', '2.1', unitCode === undefined ? {} : { unitCode })).toBe(expected);
  });

  it('is not made of what is no number', () => {
    expect(value('mass', '2,1', { unitCode: 'TNE' })).toBe('2,1');
  });
});

describe('other values', () => {
  it('an amount has its currency, or none for the reader to miss', () => {
    expect(value('money', ' .50 ', { currencyId: 'GBP' })).toEqual({ amount: '0.50', currency: 'GBP' });
    expect(value('money', '1e5')).toEqual({ amount: '1e5', currency: undefined });
    expect(value('amount', '2500', { currencyId: 'GBP' })).toBe('2500 GBP');
    expect(value('amount', '2500')).toBe('2500');
  });

  it('a quantity without a unit is in that of the tariff', () => {
    expect(value('quantity', '10')).toEqual({ value: 10, unit: 'ZZ' });
    expect(value('quantity', '10', { unitCode: 'NAR' })).toEqual({ value: 10, unit: 'NAR' });
    expect(value('measure', '10.00', { unitCode: 'KGM#G' })).toBe('10.00 KGM#G');
  });

  it('text is in one line', () => {
    expect(value('text', '\n  v2.1\n   beta ')).toBe('v2.1 beta');
    expect(value('text', 'a b')).toBe('a b');
  });
});
