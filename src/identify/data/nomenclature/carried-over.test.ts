import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../domain/declaration.ts';
import { aDeclaration } from '../../../domain/testing/a-declaration.ts';
import { carriedOver } from './carried-over.ts';

/** Made up after the ways in which lines of one version went over into the next, twice. */
const list = [
  { value: '851712|851713', is: 0.8, validFrom: '2022-01-01' },
  { value: '851712|851714', is: 0.2, validFrom: '2022-01-01' },
  { value: '300220|300241', is: 1, validFrom: '2022-01-01' },
  { value: '300241|300299', is: 1, validFrom: '2028-01-01' },
  { value: '901380|901390', is: 0, validFrom: '2022-01-01' },
  { value: '850440|850450', is: 1 },
  { value: 'AB|850450', is: 1, validFrom: '2022-01-01' },
];

const declared = (commodityCode: string | undefined, day: string): Declaration =>
  aDeclaration({ lodgedAt: `${day}T08:00:00Z`, items: [{ sequence: 1, commodityCode }] } as never);

describe('a code declared before a change', () => {
  it.each([
    ['901380', '2021-12-31', '901390'],
    ['9013800000', '2021-12-31', '901390'],
    ['901380', '2022-01-01', '901380'],
    // Both changes, one of them, none.
    ['300220', '2021-06-01', '300299'],
    ['300241', '2027-12-31', '300299'],
    ['300241', '2028-01-01', '300241'],
    // Became several.
    ['851712', '2021-12-31', '851712'],
    // Not listed, or by a row without a day.
    ['610910', '2021-12-31', '610910'],
    ['850440', '2021-12-31', '850440'],
    [undefined, '2021-12-31', undefined],
  ])('%s of %s is %s in the latest version', (code, day, latest) => {
    const declaration = declared(code, day);
    const carried = carriedOver(declaration, list);
    expect(carried.items.map(({ commodityCode }) => commodityCode)).toEqual([latest]);
    expect(carried === declaration).toBe(code === latest);
  });
});
