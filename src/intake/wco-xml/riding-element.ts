import { childOf, textOf, type XmlNode } from './xml-node.ts';

/** The new content at a position: `none` where the message carries none, `unclear` where nobody can tell. */
export type Riding =
  | { readonly kind: 'found'; readonly node: XmlNode }
  | { readonly kind: 'none' | 'unclear' };

/**
 * Which of the elements that ride along in an amendment is meant by a position in the original. Elements
 * with a sequence number are known by it. Of others, some senders repeat the whole list, changed or not, and
 * some send only what changed; which it was shows in how many there are and at how many positions (all those
 * pointed at in this list) the message points.
 */
export function ridingElement(
  riding: readonly XmlNode[],
  position: number,
  pointedAt: ReadonlySet<number>,
): Riding {
  const numbered = riding.filter((node) => sequenceOf(node) !== undefined);
  if (riding.length > 0 && numbered.length === riding.length) {
    return found(riding.find((node) => Number(sequenceOf(node)) === position));
  }
  const positions = [...pointedAt].sort((a, b) => a - b);
  const isWholeList = riding.length >= (positions.at(-1) ?? 0);
  if (isWholeList || riding.length === 0) return found(riding[position - 1]);
  if (positions.length === riding.length) return found(riding[positions.indexOf(position)]);
  // Each that rides along has its pointer, and the pointers beyond them are at what goes.
  const isEachPointedAt = riding.every((_, index) => pointedAt.has(index + 1));
  return isEachPointedAt ? found(riding[position - 1]) : { kind: 'unclear' };
}

function sequenceOf(node: XmlNode): string | undefined {
  return textOf(childOf(node, 'SequenceNumeric'));
}

function found(node: XmlNode | undefined): Riding {
  return node === undefined ? { kind: 'none' } : { kind: 'found', node };
}
