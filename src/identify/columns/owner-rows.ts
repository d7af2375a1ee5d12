/**
 * Writes, for each of ascending rows of items, the row of its declaration. From one to the next it looks ahead in
 * growing steps, so that neighbours cost a step and distant ones a few.
 */
export function ownerRows(
  items: Int32Array,
  count: number,
  itemStarts: Int32Array,
  owners: Int32Array,
): Int32Array {
  let owner = 0;
  for (let at = 0; at < count; at++) {
    const item = items[at] as number;
    if ((itemStarts[owner + 1] as number) <= item) owner = ownerAfter(owner, item, itemStarts);
    owners[at] = owner;
  }
  return owners;
}

function ownerAfter(known: number, item: number, itemStarts: Int32Array): number {
  let low = known;
  let step = 1;
  while (low + step < itemStarts.length && (itemStarts[low + step] as number) <= item) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, itemStarts.length);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((itemStarts[middle] as number) <= item) low = middle;
    else high = middle;
  }
  return low;
}
