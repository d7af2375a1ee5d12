import { expect, it } from 'vitest';
import type { ScoredDeclaration } from './score-traffic.ts';
import { allViolations, amongSelected, shareOfSchemes } from './share-of-schemes.ts';

const scored = (id: number, library: number, scheme?: 'flat-price' | 'new-pair'): ScoredDeclaration => ({
  id: String(id),
  truth: { violating: scheme !== undefined, items: [], ...(scheme !== undefined && { scheme }) },
  library,
  calibrated: library / 2,
  example: 1 - library,
});

it('tells the share of each scheme among the selected of each way', () => {
  const declarations = [
    scored(1, 0.9, 'flat-price'),
    scored(2, 0.8),
    scored(3, 0.3, 'flat-price'),
    scored(4, 0.1, 'new-pair'),
  ];
  const shares = shareOfSchemes(declarations, 0.5);
  const found = Object.fromEntries(shares.map((each) => [each.scheme, each.found]));
  expect(found['flat-price']).toMatchObject({ library: 0.5, example: 0.5 });
  expect(found['new-pair']).toMatchObject({ library: 0, example: 1 });
  expect(found[allViolations]).toMatchObject({ library: 1 / 3, example: 2 / 3 });
  expect(found[amongSelected]).toMatchObject({ library: 0.5, example: 1 });
});

it('what ties is told apart by nothing that it is', () => {
  const declarations = Array.from({ length: 2_000 }, (_, id) =>
    scored(id, 0, id < 1_000 ? 'flat-price' : undefined),
  );
  const all = shareOfSchemes(declarations, 0.1).find(({ scheme }) => scheme === allViolations);
  expect(all?.found.library).toBeGreaterThan(0.05);
  expect(all?.found.library).toBeLessThan(0.15);
  expect(all?.found.library).toBe(all?.found.random);
});
