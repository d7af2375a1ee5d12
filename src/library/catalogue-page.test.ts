import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cataloguePage } from './catalogue-page.ts';

it('docs/indicators.md is what npm run catalogue writes', () => {
  const written = readFileSync(new URL('../../docs/indicators.md', import.meta.url), 'utf8');
  expect(written).toBe(cataloguePage());
});
