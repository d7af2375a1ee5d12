import type { ToldRow } from '../library/tell-library.ts';

/** `GET /api/v1/library` */
export type LibraryView = {
  /** Every indicator, the ready ones and the others. */
  readonly rows: readonly ToldRow[];
};
