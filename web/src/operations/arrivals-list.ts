import type { DeclarationRow, Page } from '../../../src/server/api.ts';
import type { DeclarationFilter } from '../api/declarations.ts';

type Rows = readonly DeclarationRow[];

/** The declarations shown, and those that came since and wait to be. */
export type ArrivalsList = {
  readonly filter: DeclarationFilter;
  readonly rows: Rows;
  /** Where the list goes on; undefined at its end. */
  readonly next?: string;
  /** Older pages were added: then the newest page alone is no longer the whole list. */
  readonly extended: boolean;
  /** Keys of the rows that came with the last change. */
  readonly fresh: ReadonlySet<string>;
  /** The newest page, held back so that nothing moves under the reader. */
  readonly waiting?: Page<DeclarationRow>;
};

/** A row is the same as long as its declaration has the same version. */
export function keyOf(row: DeclarationRow): string {
  return `${row.version} ${row.id}`;
}

/**
 * Takes in the newest page. While the reader is in the middle of the list (`hold`) news wait, and only what
 * became of the rows in view is brought up to date.
 */
export function receive(
  list: ArrivalsList | undefined,
  filter: DeclarationFilter,
  page: Page<DeclarationRow>,
  hold: boolean,
): ArrivalsList {
  if (list === undefined || !isSameFilter(list.filter, filter)) return begin(filter, page);
  if (hold && newsIn(list, page) > 0) return { ...list, rows: updated(list.rows, page.rows), waiting: page };
  return merge(list, page);
}

/** Shows what waits. */
export function release(list: ArrivalsList): ArrivalsList {
  return list.waiting === undefined ? list : merge(list, list.waiting);
}

/** Adds an older page, if it is still the one that follows. */
export function extend(list: ArrivalsList, cursor: string, page: Page<DeclarationRow>): ArrivalsList {
  if (list.next !== cursor) return list;
  const { next: _, ...rest } = list;
  return { ...rest, rows: [...list.rows, ...without(page.rows, list.rows)], ...nextOf(page), extended: true };
}

/** How many declarations wait to be shown. */
export function waitingIn(list: ArrivalsList): number {
  return list.waiting === undefined ? 0 : newsIn(list, list.waiting);
}

function begin(filter: DeclarationFilter, page: Page<DeclarationRow>): ArrivalsList {
  return { filter, rows: page.rows, ...nextOf(page), extended: false, fresh: new Set() };
}

function merge(list: ArrivalsList, page: Page<DeclarationRow>): ArrivalsList {
  const known = new Set(list.rows.map(keyOf));
  const fresh = new Set(page.rows.map(keyOf).filter((key) => !known.has(key)));
  const older = list.extended ? olderThan(page.rows, list.rows) : undefined;
  // Without a row in common something may be missing between the page and the list: begin anew.
  if (older === undefined) return { ...begin(list.filter, page), fresh };
  const next = list.next === undefined ? {} : { next: list.next };
  return { filter: list.filter, rows: [...page.rows, ...older], ...next, extended: true, fresh };
}

/** What the list holds beyond the page; undefined when the two do not meet. */
function olderThan(page: Rows, rows: Rows): Rows | undefined {
  const keys = new Set(page.map(keyOf));
  const meeting = rows.findLastIndex((row) => keys.has(keyOf(row)));
  return meeting === -1 ? undefined : without(rows.slice(meeting + 1), page);
}

/** Those rows whose declaration is not among others: an amended one has moved to the front. */
function without(rows: Rows, others: Rows): Rows {
  const ids = new Set(others.map((row) => row.id));
  return rows.filter((row) => !ids.has(row.id));
}

function updated(rows: Rows, by: Rows): Rows {
  const newer = new Map(by.map((row) => [keyOf(row), row]));
  return rows.map((row) => newer.get(keyOf(row)) ?? row);
}

function newsIn(list: ArrivalsList, page: Page<DeclarationRow>): number {
  const known = new Set(list.rows.map(keyOf));
  return page.rows.filter((row) => !known.has(keyOf(row))).length;
}

function nextOf(page: Page<DeclarationRow>): { next?: string } {
  return page.next === undefined ? {} : { next: page.next };
}

function isSameFilter(a: DeclarationFilter, b: DeclarationFilter): boolean {
  return a.office === b.office && a.lane === b.lane && a.flow === b.flow;
}
