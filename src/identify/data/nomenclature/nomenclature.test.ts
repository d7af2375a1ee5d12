import { expect, it } from 'vitest';
import { aNomenclature, codeOf } from './testing/a-nomenclature.ts';

const national = aNomenclature({
  '61': 'Apparel, knitted',
  '6109': 'T-shirts and vests',
  '610910': 'Of cotton',
  '6109100010': 'Printed',
  '610990': 'Of other textiles',
  '6111': "Babies' garments",
});

it.each([
  ['61', true],
  ['6109', true],
  ['610910', true],
  // The national lines under it are known, and there is no other.
  ['6109100010', true],
  ['6109100020', false],
  // Filled up with noughts to the length of the national code.
  ['6109100000', true],
  ['6109000000', true],
  // Not divided further here, so whatever a country makes of it.
  ['6109901234', true],
  ['610920', false],
  ['6110', false],
  // A heading is no subheading: what it is divided into is not for a country to say.
  ['611120', false],
  ['62', false],
])('%s is known: %j', (code, isKnown) => {
  expect(national.knows(codeOf(code))).toBe(isKnown);
});

it.each([
  ['6109100010', '610910'],
  ['6109900000', '610990'],
  ['610910', '6109'],
  ['6110', '61'],
  ['61', undefined],
])('%s stands under %s', (code, above) => {
  expect(national.above(codeOf(code))).toBe(above);
});
