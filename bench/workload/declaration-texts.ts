import type { Declaration } from '../../src/domain/declaration.ts';
import { generatedDeclarations } from './generated.ts';

/** Declarations under ids of their own: the text of the n-th, from 0, and its id. */
export type DeclarationTexts = {
  readonly idOf: (n: number) => string;
  readonly textOf: (n: number) => string;
  readonly meanBytes: number;
};

/** Different contents; after these they come round again under other ids. */
const contents = 2_000;

/** Texts of generated declarations, of a number of items where one is asked for; ids begin with the prefix. */
export function declarationTexts(prefix: string, items?: number, distinct = contents): DeclarationTexts {
  return textsOf(generatedDeclarations(distinct, items), prefix);
}

/** Texts that repeat the contents of these declarations, with members added where they are given. */
export function textsOf(
  declarations: readonly Declaration[],
  prefix: string,
  added: Readonly<Record<string, string>> = {},
): DeclarationTexts {
  const rests = declarations.map(({ id: _, ...rest }) => JSON.stringify({ ...rest, ...added }).slice(1));
  const idOf = (n: number): string => `${prefix}-${n}`;
  const textOf = (n: number): string => `{"id":"${idOf(n)}",${rests[n % rests.length] ?? ''}`;
  const bytes = rests.reduce((sum, _, n) => sum + Buffer.byteLength(textOf(n)), 0);
  return { idOf, textOf, meanBytes: bytes / rests.length };
}
