import { byOrder, canonicalList, type ListElement } from './canonical-list.ts';
import type { NamedList } from './named-list.ts';

/** Elements of a list, the first of them, and how many more there are. */
export type SomeElements = { readonly first: readonly ListElement[]; readonly more: number };

/**
 * What a list has that another had not, and the other way round, without repetitions: so many of each, and how many
 * more. One walk through both in their order, which a list of a million has ready.
 */
export function listDifference(
  before: NamedList,
  after: NamedList,
  most: number,
): { readonly added: SomeElements; readonly removed: SomeElements } {
  const [had, has] = [canonicalList(before).elements, canonicalList(after).elements];
  const added = { first: [] as ListElement[], more: 0 };
  const removed = { first: [] as ListElement[], more: 0 };
  let [from, to] = [0, 0];
  for (;;) {
    const [gone, come] = [had[from], has[to]];
    if (gone === undefined && come === undefined) return { added, removed };
    const order = gone === undefined ? 1 : come === undefined ? -1 : byOrder(gone, come);
    if (order < 0) tell(removed, gone as ListElement, most);
    if (order > 0) tell(added, come as ListElement, most);
    if (order <= 0) from = afterEqual(had, from);
    if (order >= 0) to = afterEqual(has, to);
  }
}

function tell(told: { first: ListElement[]; more: number }, element: ListElement, most: number): void {
  if (told.first.length < most) told.first.push(element);
  else told.more += 1;
}

/** The place of the next element that is another. */
function afterEqual(list: NamedList, place: number): number {
  const element = list[place] as ListElement;
  let next = place + 1;
  while (next < list.length && byOrder(element, list[next] as ListElement) === 0) next += 1;
  return next;
}
