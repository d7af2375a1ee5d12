import type { Draft } from '../draft.ts';

/** Leaves out every permit; answers the items that needed one. */
export function withoutPermit(draft: Draft): readonly number[] {
  return draft.items.flatMap((item, index) => {
    if (item.goods.permit === undefined) return [];
    item.hasPermit = false;
    return [index + 1];
  });
}
