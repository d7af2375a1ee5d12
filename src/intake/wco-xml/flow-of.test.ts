import { describe, expect, it } from 'vitest';
import { flowOf } from './flow-of.ts';

describe('the direction of a declaration', () => {
  it.each([
    ['IMA', '40', 'import'],
    ['IMZ', undefined, 'import'],
    ['imd', undefined, 'import'],
    ['EXD', '10', 'export'],
    ['EX', '40', 'export'],
    ['COA', '40', 'import'],
    ['COJ', undefined, 'import'],
    ['COA', '10', 'export'],
    ['T1', undefined, 'transit'],
    ['TIR', undefined, 'transit'],
    ['929', undefined, 'import'],
    ['830', undefined, 'export'],
    ['950', undefined, 'transit'],
    ['ЭК', undefined, 'export'],
    ['H1', undefined, 'import'],
    ['B1', undefined, 'export'],
    [undefined, '40', 'import'],
    [undefined, '07', 'import'],
    [undefined, '31', 'export'],
    [undefined, '80', 'transit'],
    [undefined, '99', undefined],
    [undefined, undefined, undefined],
    ['XYZ', '40', undefined],
    ['9290', '40', undefined],
  ])('type %s with procedure %s: %s', (type, procedure, expected) => {
    expect(flowOf(type, procedure)).toBe(expected);
  });
});
