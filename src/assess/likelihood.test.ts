import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import { noisyOr } from './likelihood.ts';

const weighing = (weights: readonly number[]) =>
  weights.map(
    (weight, index): IndicatorResult => ({
      reason: { kind: 'profile', id: `p${index}`, riskArea: 'origin', weight, text: '', evidence: {} },
      outcome: {},
    }),
  );

it.each([
  [[], 0, 0, 'nothing speaks against it'],
  [[], 0.02, 0.02, 'the leak alone'],
  [[0.3], 0, 0.3, 'one indicator alone gives its own'],
  [[0.5, 0.5], 0, 0.75, '1 - 0.5 x 0.5'],
  [[0.1, 0.2], 0, 0.28, '1 - 0.9 x 0.8, without a binary tail'],
  [[0.1, 0.2], 0.5, 0.64, '1 - 0.5 x 0.9 x 0.8'],
  [[0.3, 0], 0, 0.3, 'an indicator without weight adds nothing'],
  [[0.3, 1], 0.1, 1, 'certainty stays certain'],
  [[0.3], 1, 1, 'also when it is the leak'],
  [[1e-13], 0, 0, 'beyond twelve digits lies nothing'],
])('%j with leak %d is %d: %s', (weights, base, likelihood) => {
  expect(noisyOr(weighing(weights), base)).toBe(likelihood);
});

describe('laws', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const shares = fc.array(share, { maxLength: 20 });

  it('is one minus the product of what each leaves, within 0 to 1', () => {
    fc.assert(
      fc.property(shares, share, (weights, base) => {
        let left = 1 - base;
        for (const weight of weights) left *= 1 - weight;
        const likelihood = noisyOr(weighing(weights), base);
        expect(Math.abs(likelihood - (1 - left))).toBeLessThanOrEqual(1e-12);
        expect(likelihood >= 0 && likelihood <= 1).toBe(true);
      }),
    );
  });

  it('one more indicator never makes it less', () => {
    fc.assert(
      fc.property(shares, share, share, (weights, base, more) => {
        expect(noisyOr(weighing([...weights, more]), base)).toBeGreaterThanOrEqual(
          noisyOr(weighing(weights), base),
        );
      }),
    );
  });
});
