import type { ListEntry } from '../domain/list-entry.ts';
import type { ListHeader, ListVersion } from '../domain/list-version.ts';
import type { TableType } from '../domain/named-list.ts';
import type { Problem } from '../domain/problem.ts';

export type { ListEntry } from '../domain/list-entry.ts';

/** A list as `/api/v1/lists` shows it: never what is on it. */
export type ListView = ListHeader & {
  /** What a reference table holds under its keys, where that is known. */
  readonly holds?: TableType;
  /** The version this node decides by. */
  readonly inForce?: ListVersionView;
  /** What waits for somebody to accept it. */
  readonly proposed?: ListVersionView;
};

/** A version of a list, as `GET /api/v1/lists/{name}/versions` tells of it. */
export type ListVersionView = ListVersion & { readonly isInForce: boolean };

/** `POST /api/v1/lists/{name}/entries` and its batch: what was proposed, and what was left out. */
export type ListProposalView = ListVersionView & {
  /** Why lines were left out, where a part was asked for. */
  readonly problems?: readonly Problem[];
  /** How many lines were left out. */
  readonly rejected?: number;
};

/** One row of `GET /api/v1/lists/{name}/difference`: an entry on both sides, or on one. */
export type ListDifferenceRow = { readonly before?: ListEntry; readonly after?: ListEntry };
