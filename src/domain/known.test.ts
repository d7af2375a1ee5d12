import { expect, it } from 'vitest';
import { keptOf, withKnown } from './known.ts';
import { aDeclaration } from './testing/a-declaration.ts';

it('what is kept of what is known is what comes back from the record', () => {
  const known = {
    header: {
      history: { importer: { declarations: 3, burst: Number.POSITIVE_INFINITY }, copyOf: undefined },
    },
    items: [{ converted: { unitValue: Number.NaN, value: 0 } }],
  };
  const kept = keptOf(known);
  expect(kept).toEqual({
    header: { history: { importer: { declarations: 3 } } },
    items: [{ converted: { value: 0 } }],
  });
  expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
});

it('a declaration of which nothing is known is the declaration', () => {
  const declaration = aDeclaration();
  expect(withKnown(declaration, undefined)).toBe(declaration);
});
