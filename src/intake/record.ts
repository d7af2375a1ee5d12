import type { Amendment } from '../domain/amendment.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Problem } from '../domain/problem.ts';

/** What one record of an input came to. Its neighbours are read whatever it was. */
export type IntakeRecord =
  | {
      readonly kind: 'declaration';
      readonly line?: number;
      readonly declaration: Declaration;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly kind: 'amendment';
      readonly line?: number;
      readonly amendment: Amendment;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly kind: 'rejected';
      readonly line?: number;
      readonly problems: readonly Problem[];
      /** The record as it came, as far as it was text, for the file of rejects. */
      readonly raw?: string;
    };
