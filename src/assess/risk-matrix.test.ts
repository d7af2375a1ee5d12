import { describe, expect, it } from 'vitest';
import type { Money } from '../domain/money.ts';
import { consequences, likelihoodBands, riskLevels } from '../domain/risk-level.ts';
import { defaultSettings } from '../domain/settings.ts';
import { consequenceOf, likelihoodBandOf } from './risk-matrix.ts';

const settings = {
  ...defaultSettings,
  likelihoodBands: { likely: 0.1, highlyLikely: 0.4 },
  revenueBands: { USD: { moderate: 1_000, major: 10_000, severe: 100_000 } },
};
const usd = (amount: string) => ({ amount, currency: 'USD' }) as Money;

describe('a band begins at its threshold', () => {
  it.each([
    [0, 'unlikely'],
    [0.099999999999, 'unlikely'],
    [0.1, 'likely'],
    [0.399999999999, 'likely'],
    [0.4, 'highlyLikely'],
    [1, 'highlyLikely'],
  ])('a likelihood of %d is %s', (likelihood, band) => {
    expect(likelihoodBandOf(likelihood, settings)).toBe(band);
  });

  it.each([
    ['0', 'minor'],
    ['999.99', 'minor'],
    ['1000', 'moderate'],
    ['1000.00', 'moderate'],
    ['9999.99', 'moderate'],
    ['10000', 'major'],
    ['99999.99', 'major'],
    ['100000', 'severe'],
    ['999999999999', 'severe'],
  ])('a stake of %s is %s', (amount, consequence) => {
    expect(consequenceOf([], usd(amount), settings)).toBe(consequence);
  });

  it('bands may fall together', () => {
    const one = { ...settings, likelihoodBands: { likely: 0.4, highlyLikely: 0.4 } };
    expect([likelihoodBandOf(0.39, one), likelihoodBandOf(0.4, one)]).toEqual(['unlikely', 'highlyLikely']);
  });
});

describe('the gravest consequence counts', () => {
  it.each([
    [[], undefined, 'minor'],
    [['undervaluation'], undefined, 'minor'],
    [['IPR'], undefined, 'moderate'],
    [['IPR', 'narcotics', 'CITES'], undefined, 'severe'],
    [['CITES'], usd('5'), 'major'],
    [['CITES'], usd('1000000'), 'severe'],
    [['IPR'], usd('20000'), 'major'],
    [[], { amount: '1000000', currency: 'EUR' } as Money, 'minor'],
    [[], { amount: '1000000', currency: 'constructor' } as unknown as Money, 'minor'],
    [['constructor', '__proto__', 'toString'], undefined, 'minor'],
  ])('areas %j and stake %j: %s', (areas, atStake, consequence) => {
    expect(consequenceOf(areas, atStake, settings)).toBe(consequence);
  });
});

it('the matrix never falls with likelihood or consequence', () => {
  const rank = (band: number, consequence: number) => {
    const row = settings.riskMatrix[likelihoodBands[band] ?? 'unlikely'];
    return riskLevels.indexOf(row[consequences[consequence] ?? 'minor']);
  };
  for (let band = 0; band < 3; band++) {
    for (let consequence = 0; consequence < 4; consequence++) {
      if (band > 0) expect(rank(band, consequence)).toBeGreaterThanOrEqual(rank(band - 1, consequence));
      if (consequence > 0)
        expect(rank(band, consequence)).toBeGreaterThanOrEqual(rank(band, consequence - 1));
    }
  }
});
