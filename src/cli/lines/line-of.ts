import type { Declaration } from '../../domain/declaration.ts';
import type { KnownFacts } from '../../domain/known.ts';

/** The line that is written about a declaration, given what the history tells of it. */
export type LineOf = (declaration: Declaration, told?: KnownFacts) => string;
