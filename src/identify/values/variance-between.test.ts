import { expect, it } from 'vitest';
import { type Distance, varianceBetween } from './variance-between.ts';

/** Standard normal quantiles, so that the sample is normal without chance (Tocher's logistic approximation, 1 % off). */
const normals = Array.from({ length: 2_001 }, (_, index) => {
  const share = (index + 0.5) / 2_001;
  return Math.log(share / (1 - share)) / 1.702;
});

it.each([
  [100, 0, 100],
  [100, 300, 100],
  [4, 0.1, 4],
  [0, 50, 0],
])('between %d, by chance %d', (between, chance, expected) => {
  const distances = normals.map(
    (normal): Distance => ({ squared: normal ** 2 * (between + chance), variance: chance }),
  );
  const found = varianceBetween(distances)!;
  expect(Math.abs(found - expected)).toBeLessThan(0.1 * (between + chance));
});

it('a tenth of absurd groups hardly matters', () => {
  const clean = normals.map((normal): Distance => ({ squared: normal ** 2 * 100, variance: 0 }));
  const spoilt = clean.map((distance, index) =>
    index % 10 === 0 ? { ...distance, squared: 1e12 } : distance,
  );
  expect(varianceBetween(spoilt)! / varianceBetween(clean)!).toBeLessThan(1.5);
});

it('says nothing of a few groups', () => {
  expect(
    varianceBetween(normals.slice(0, 9).map((normal) => ({ squared: normal, variance: 1 }))),
  ).toBeUndefined();
});
