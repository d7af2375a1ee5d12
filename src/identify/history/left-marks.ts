import type { Marks } from './declaration-marks.ts';
import { footprintOf } from './footprint.ts';
import type { HistoryKey } from './history-key.ts';
import type { Mark } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import { type ReceivedDeclaration, secondOf } from './own-past.ts';

/** A mark and when it was left, in seconds since 1970. */
export type Left = { readonly mark: Mark; readonly at: number };

/** What stands under a key of one declaration: whether it was counted, which texts it has left, and by which marks. */
type Standing = { counts: boolean; readonly texts: Set<string>[]; readonly left: Left[] };

/**
 * What the versions of one declaration have left so far. It grows with each, so that the next is compared with what
 * stands and not with every version before it.
 */
export class LeftMarks {
  readonly #standing = new Map<HistoryKey, Standing>();

  /** What a version leaves that none before it has left. */
  freshOf(marks: Marks): Marks {
    if (this.#standing.size === 0) return marks;
    const fresh = new Map(marks);
    for (const [key, mark] of marks) {
      const standing = this.#standing.get(key);
      if (standing !== undefined) fresh.set(key, freshMark(mark, standing));
    }
    return fresh;
  }

  /** A version was received, in seconds since 1970. */
  leave(marks: Marks, at: number): void {
    for (const [key, mark] of marks) {
      const standing = this.#standing.get(key);
      if (standing === undefined) this.#standing.set(key, standingOf(mark, at));
      else stand(standing, freshMark(mark, standing), at);
    }
  }

  /** What was left under a key, in the order in which it was; without marks that only a trail tells of. */
  under(key: HistoryKey): readonly Left[] {
    return this.#standing.get(key)?.left ?? [];
  }
}

/** What versions have left, worked out once. */
export function leftMarks(versions: readonly ReceivedDeclaration[], settings: HistorySettings): LeftMarks {
  const left = new LeftMarks();
  for (const { declaration, at } of versions)
    left.leave(footprintOf(declaration, at, settings).marks, secondOf(at));
  return left;
}

function freshMark(mark: Mark, { counts, texts }: Standing): Mark {
  return {
    // A declaration is counted once, and its figures are those it was counted with.
    counts: mark.counts && !counts,
    lists: (mark.lists ?? []).map((list, place) => list.filter((text) => !texts[place]?.has(text))),
    ...(mark.trail && { trail: mark.trail }),
  };
}

function standingOf(mark: Mark, at: number): Standing {
  const texts = (mark.lists ?? []).map((list) => new Set(list));
  return { counts: mark.counts, texts, left: [{ mark, at }] };
}

function stand(standing: Standing, fresh: Mark, at: number): void {
  const lists = fresh.lists ?? [];
  if (!fresh.counts && lists.every((list) => list.length === 0)) return;
  standing.counts ||= fresh.counts;
  lists.forEach((list, place) => {
    standing.texts[place] ??= new Set();
    for (const text of list) standing.texts[place].add(text);
  });
  standing.left.push({ mark: fresh, at });
}
