import type { Marks } from './declaration-marks.ts';
import type { Mark } from './history-record.ts';

/** What a version leaves that no earlier version of the declaration has left. */
export function freshMarks(marks: Marks, earlier: readonly Marks[]): Marks {
  if (earlier.length === 0) return marks;
  const fresh = new Map(marks);
  for (const before of earlier) {
    for (const [key, left] of before) {
      const mark = fresh.get(key);
      if (mark !== undefined) fresh.set(key, freshMark(mark, left));
    }
  }
  return fresh;
}

function freshMark(mark: Mark, left: Mark): Mark {
  return {
    // A declaration is counted once, and its figures are those it was counted with.
    counts: mark.counts && !left.counts,
    lists: (mark.lists ?? []).map((texts, place) =>
      texts.filter((text) => !(left.lists?.[place] ?? []).includes(text)),
    ),
    ...(mark.trail && { trail: mark.trail }),
  };
}
