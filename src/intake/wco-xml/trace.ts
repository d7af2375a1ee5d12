import type { Step } from '../problems.ts';
import { type XmlNode, xpathOf } from './xml-node.ts';

/** A place in a message: an element, and what follows its XPath where the place is not the element itself. */
type Origin = { readonly node: XmlNode; readonly suffix: string };

/**
 * Remembers from which element each value was read, so that what is wrong with the value can be said of the
 * element. Values are known by the object or list they stand in and their key there.
 */
export class Trace {
  readonly #origins = new Map<object, Map<Step, Origin>>();
  readonly #lines = new Map<string, number>();
  readonly #root: XmlNode;

  constructor(root: XmlNode) {
    this.#root = root;
  }

  /** The value under the key came from the node, or should have come from below it. */
  note(container: object, key: Step, node: XmlNode, suffix = ''): void {
    const origins = this.#origins.get(container) ?? new Map<Step, Origin>();
    if (origins.size === 0) this.#origins.set(container, origins);
    origins.set(key, { node, suffix });
  }

  /** The XPath of the value that the steps lead to, or of what is known nearest to it. */
  xpathOf(value: unknown, steps: readonly Step[]): string {
    let found: Origin = { node: this.#root, suffix: '' };
    let container = value;
    for (const step of steps) {
      if (typeof container !== 'object' || container === null) break;
      found = this.#origins.get(container)?.get(step) ?? found;
      container = (container as Record<Step, unknown>)[step];
    }
    const path = xpathOf(found.node) + found.suffix;
    this.#lines.set(path, found.node.line);
    return path;
  }

  /** The line of a place that `xpathOf` named. */
  lineOf(xpath: string): number {
    return this.#lines.get(xpath) ?? this.#root.line;
  }
}
