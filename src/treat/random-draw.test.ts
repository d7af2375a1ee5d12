import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeclarationId } from '../domain/codes.ts';
import { drawOf, profileDrawOf } from './random-draw.ts';

const secret = 'the secret of the day';
const draw = (id: string, of = secret) => drawOf(of, id as DeclarationId);
const manyIds = Array.from({ length: 100_000 }, (_, index) => `26UZ${String(index).padStart(13, '0')}`);

describe('anyone may check a draw', () => {
  // printf %s ID | openssl dgst -sha256 -hmac SECRET: the first 16 digits, less 11 bits, over 2^53.
  it.each([
    [secret, '26UZ0000000000001', '2bb60105580cbe65', 0.1707459104582537],
    [secret, '26UZ0000000000002', '09eca96601663757', 0.03876742115371523],
    ['another secret', '26UZ0000000000001', '39a2fa9fb6e0a8e1', 0.22514311217571736],
    [secret, 'Ўз-1', '999da40d0591c873', 0.6000616580764194],
    [secret, '300123456:LRN 7', '61d63ca28eeaf4d5', 0.3821752449866087],
  ])('secret %j and id %s: %s…', (of, id, digits, value) => {
    expect(draw(id, of)).toBe(value);
    expect(Number(BigInt(`0x${digits}`) >> 11n) / 2 ** 53).toBe(value);
  });

  // printf '%s\n%s' DRAW PROFILE | openssl dgst -sha256
  it.each([
    [0.5, 'p1', 0.9484465006812043],
    [0.5, 'p2', 0.3773649532066248],
    [0.123456789, 'p1', 0.4207792659498836],
    [0, 'Ўз', 0.18154139588100604],
    [1e-7, 'p1', 0.9566428846511766],
  ])('draw %d and profile %s', (of, profile, value) => {
    expect(profileDrawOf(of, profile)).toBe(value);
  });
});

it('lies from 0 to below 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (id, of) => {
      const value = draw(id, of);
      expect(value >= 0 && value < 1).toBe(true);
      const own = profileDrawOf(value, id);
      expect(own >= 0 && own < 1).toBe(true);
    }),
  );
});

/** The largest distance of the values from the even distribution, times the root of their number. */
function kolmogorov(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  for (const [index, value] of sorted.entries()) {
    distance = Math.max(distance, value - index / values.length, (index + 1) / values.length - value);
  }
  return distance * Math.sqrt(values.length);
}

describe('over 100,000 declarations', () => {
  const draws = manyIds.map((id) => draw(id));
  // Of even values, one set in a million lies beyond 2.69.
  const beyondChance = 2.69;

  it('draws are even', () => {
    expect(kolmogorov(draws)).toBeLessThan(beyondChance);
  });

  it.each([0.01, 0.02, 0.5])('a rate of %d draws its share', (rate) => {
    const drawn = draws.filter((value) => value < rate).length;
    const deviation = Math.sqrt(manyIds.length * rate * (1 - rate));
    expect(Math.abs(drawn - manyIds.length * rate)).toBeLessThan(5 * deviation);
  });

  it('another secret draws others', () => {
    const others = manyIds.slice(0, 30_000).map((id) => draw(id, 'another secret'));
    const both = others.filter((value, index) => value < 0.1 && (draws[index] ?? 1) < 0.1).length;
    // A tenth of a tenth of 30,000.
    expect(Math.abs(both - 300)).toBeLessThan(5 * Math.sqrt(300));
  });

  it('a profile’s draws are even, also among those that were drawn, and not another profile’s', () => {
    const some = draws.slice(0, 30_000);
    const first = some.map((value) => profileDrawOf(value, 'p1'));
    expect(kolmogorov(first)).toBeLessThan(beyondChance);
    expect(kolmogorov(first.filter((_, index) => (some[index] ?? 1) < 0.02))).toBeLessThan(beyondChance);
    const second = some.map((value) => profileDrawOf(value, 'p2'));
    const both = first.filter((value, index) => value < 0.3 && (second[index] ?? 1) < 0.3).length;
    expect(Math.abs(both - 2_700)).toBeLessThan(5 * Math.sqrt(2_700));
  });
});
