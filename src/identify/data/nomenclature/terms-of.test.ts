import { expect, it } from 'vitest';
import { termsOf } from './terms-of.ts';

it.each([
  ['Batteries, boxes and buses', ['battery', 'box', 'bus']],
  ['Glass; gas; dresses; knives', ['glass', 'gas', 'dress', 'knive']],
  ['T-shirts of cotton', ['tshirt', 'shirt', 'cotton']],
  ['Engines, 1 500 cc', ['engine', '1', '500', 'cc']],
  ['Футболка, футболки', ['футболк', 'футболк']],
  ['Oʻzbek non', ['ozbek', 'non']],
  ['Of other goods n.e.c. in this chapter', ['good']],
  ['', []],
])('%j gives %j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms);
});
