import { childById, declarationElement, type WcoElement } from './wco-elements.ts';
import { childOf, childrenOf, textOf, type XmlNode } from './xml-node.ts';

/** A step of a pointer: the element, and which of several it is, from 1. */
export type PointerStep = { readonly element: WcoElement; readonly position: number };

/** What an amendment points at. */
export type Pointer = {
  /** The way below the declaration; undefined when it leads to nothing the model knows. */
  readonly steps: readonly PointerStep[] | undefined;
  /** As an XPath, with the numbers of the model where it leads to nothing. */
  readonly path: string;
};

/**
 * Follows the pointers of one amendment: each names a class by its number and, where it repeats, its
 * position; the last may name an attribute by its tag. The first is the declaration itself.
 */
export function readPointer(amendment: XmlNode): Pointer {
  const [first, ...rest] = childrenOf(amendment, 'Pointer');
  const steps: PointerStep[] = [];
  let path = `/${declarationElement.name}`;
  let isKnown = first !== undefined && codeOf(first) === declarationElement.id;
  let parent: WcoElement | undefined = declarationElement;
  const enter = (id: string, position: number): void => {
    const element: WcoElement | undefined = parent === undefined ? undefined : childById(parent, id);
    path += `/${element?.name ?? id.slice(0, 32)}${element?.repeats === false ? '' : `[${position}]`}`;
    if (element === undefined) isKnown = false;
    else steps.push({ element, position });
    parent = element;
  };
  for (const [index, pointer] of [first, ...rest].entries()) {
    if (pointer === undefined) continue;
    if (index > 0) enter(codeOf(pointer), positionOf(pointer));
    const tag = textOf(childOf(pointer, 'TagID'));
    if (tag !== undefined) enter(tag, 1);
  }
  return { steps: isKnown ? steps : undefined, path };
}

function codeOf(pointer: XmlNode): string {
  return textOf(childOf(pointer, 'DocumentSectionCode')) ?? '';
}

/** Where a class stands once, messages leave its position out or count on in it; nobody looks at it there. */
function positionOf(pointer: XmlNode): number {
  const text = textOf(childOf(pointer, 'SequenceNumeric')) ?? '1';
  return /^0*[1-9]\d{0,8}$/.test(text) ? Number(text) : Number.NaN;
}
