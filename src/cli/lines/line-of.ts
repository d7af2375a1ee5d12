import type { Declaration } from '../../domain/declaration.ts';

/** The line that is written about a declaration. */
export type LineOf = (declaration: Declaration) => string;
