import { expect, test } from 'vitest';
import { readDeclaration } from '../../src/intake/read-declaration.ts';
import { declarationTexts } from './declaration-texts.ts';

test('declarations under ids of their own are read without a remark', () => {
  const texts = declarationTexts('T', 3, 5);
  const read = [0, 4, 5].map((n) => readDeclaration(JSON.parse(texts.textOf(n)), { source: 'test' }));
  expect(read.map((each) => each.ok && each.value.id)).toEqual(['T-0', 'T-4', 'T-5']);
  expect(read.flatMap((each) => (each.ok ? each.warnings : each.problems))).toEqual([]);
  expect(read.map((each) => each.ok && each.value.items.length)).toEqual([3, 3, 3]);
  expect(texts.meanBytes).toBeGreaterThan(1_000);
});
