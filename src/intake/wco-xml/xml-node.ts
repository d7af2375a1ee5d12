import type { WcoElement } from './wco-elements.ts';

/** One element of a message, as far as the model knows it. */
export type XmlNode = {
  readonly element: WcoElement;
  readonly parent: XmlNode | undefined;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Which one it is among the children of the same name, from 1. */
  readonly position: number;
  readonly children: readonly XmlNode[];
  /** What stands in it as written; only attributes of the model have any. */
  readonly text: string;
  readonly currencyId?: string;
  readonly unitCode?: string;
  readonly formatCode?: string;
};

/** The first child of that name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node === undefined) return undefined;
  for (const child of node.children) if (child.element.name === name) return child;
  return undefined;
}

/** Every child of that name, in its order. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node === undefined ? [] : node.children.filter((child) => child.element.name === name);
}

/** The first element down a path of names; the node itself for an empty path. */
export function nodeAt(node: XmlNode | undefined, names: readonly string[]): XmlNode | undefined {
  let found = node;
  for (const name of names) found = childOf(found, name);
  return found;
}

/** What an element says, without the white space of its layout; undefined when it says nothing. */
export function textOf(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const text = node.text.trim();
  if (text === '') return undefined;
  return /\s\s|[\t\n\r]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** The XPath of a node, with positions where the model lets elements repeat. */
export function xpathOf(node: XmlNode): string {
  const { element, parent, position } = node;
  if (parent === undefined) return `/${element.name}`;
  return `${xpathOf(parent)}/${element.name}${element.repeats || position > 1 ? `[${position}]` : ''}`;
}
