import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Correlation, correlated } from './correlated.ts';
import { codeOf } from './testing/a-nomenclature.ts';

/** Made up after the ways in which lines of HS 2017 went over into HS 2022. */
const table = new Correlation([
  { from: codeOf('851712'), to: codeOf('851714'), share: 0.2 },
  { from: codeOf('851712'), to: codeOf('851713'), share: 0.8 },
  { from: codeOf('854140'), to: codeOf('854141') },
  { from: codeOf('854140'), to: codeOf('854143') },
  { from: codeOf('901390'), to: codeOf('901390') },
  { from: codeOf('901380'), to: codeOf('901390') },
  { from: codeOf('300220'), to: codeOf('300220') },
]);

describe('a code', () => {
  it.each([
    [
      '851712',
      'later',
      [
        { code: '851713', share: 0.8 },
        { code: '851714', share: 0.2 },
      ],
    ],
    [
      '8517120000',
      'later',
      [
        { code: '851713', share: 0.8 },
        { code: '851714', share: 0.2 },
      ],
    ],
    ['854140', 'later', [{ code: '854141' }, { code: '854143' }]],
    // No table tells what part of a later code comes from an earlier one.
    ['851713', 'earlier', [{ code: '851712' }]],
    ['901390', 'earlier', [{ code: '901380' }, { code: '901390' }]],
    ['9013900000', 'later', [{ code: '9013900000' }]],
    ['3002200010', 'earlier', [{ code: '3002200010' }]],
    ['610910', 'later', [{ code: '610910' }]],
    ['8517', 'later', [{ code: '8517' }]],
  ] as const)('%s becomes, %s, %j', (code, towards, others) => {
    expect(correlated(codeOf(code), table, towards)).toEqual(others);
  });
});

it('each line is found from both its sides, whatever the order of the lines', () => {
  const code = fc.constantFrom('010101', '010102', '010103', '0202').map(codeOf);
  const pair = fc.record({ from: code, to: code });
  const rows = fc.uniqueArray(pair, { selector: ({ from, to }) => `${from} ${to}`, maxLength: 8 });
  fc.assert(
    fc.property(rows, (lines) => {
      const [one, turned] = [new Correlation(lines), new Correlation([...lines].reverse())];
      for (const { from, to } of lines) {
        expect(correlated(from, one, 'later')).toContainEqual({ code: to });
        expect(correlated(to, one, 'earlier')).toContainEqual({ code: from });
        expect(correlated(from, turned, 'later')).toEqual(correlated(from, one, 'later'));
      }
    }),
  );
});
