import type { Condition, Predicate } from '../profiles/shown-version.ts';
import type { Catalogue } from './catalogue.ts';
import { meantBy, meantByLines } from './written-value.ts';

export type Operator = Predicate['op'];

/** One question as it is being written: texts as they are typed, whatever they will mean. */
export type WrittenRow = {
  readonly kind: 'row';
  readonly key: number;
  /** How often it is turned into its opposite: twice means what none does. */
  readonly nots: number;
  readonly field: string;
  readonly op: Operator;
  /** One value a line; operators of one value take the first, and leave the others for those of several. */
  readonly values: string;
  /** Whether a single value is written as a list of one. */
  readonly isList: boolean;
  readonly low: string;
  readonly high: string;
  /** Whether it is compared with another field in place of a value. */
  readonly isWithField: boolean;
  readonly otherField: string;
  readonly times: string;
};

export type WrittenGroup = {
  readonly kind: 'group';
  readonly key: number;
  readonly nots: number;
  readonly join: 'all' | 'any';
  readonly parts: readonly WrittenNode[];
  /** Around a condition that is a single question: as long as it has one part, it is written without it. */
  readonly isBare: boolean;
};

export type WrittenNode = WrittenRow | WrittenGroup;

let lastKey = 0;
const nextKey = () => ++lastKey;

export function newRow(): WrittenRow {
  return {
    kind: 'row',
    key: nextKey(),
    nots: 0,
    field: '',
    op: 'eq',
    values: '',
    isList: false,
    low: '',
    high: '',
    isWithField: false,
    otherField: '',
    times: '',
  };
}

export function newGroup(
  join: WrittenGroup['join'],
  parts: readonly WrittenNode[] = [newRow()],
  isBare = false,
): WrittenGroup {
  return { kind: 'group', key: nextKey(), nots: 0, join, parts, isBare };
}

/** What is written, as a condition: not always a sound one. */
export function conditionOf(node: WrittenNode, catalogue: Catalogue): Condition {
  let condition = node.kind === 'row' ? predicateOf(node, catalogue) : joined(node, catalogue);
  for (let turned = 0; turned < node.nots; turned += 1) condition = { not: condition };
  return condition;
}

function joined(group: WrittenGroup, catalogue: Catalogue): Condition {
  const only = barePart(group);
  if (only !== undefined) return conditionOf(only, catalogue);
  const parts = group.parts.map((part) => conditionOf(part, catalogue));
  return group.join === 'all' ? { all: parts } : { any: parts };
}

function barePart({ isBare, nots, parts }: WrittenGroup): WrittenNode | undefined {
  return isBare && nots === 0 && parts.length === 1 ? parts[0] : undefined;
}

/** What operators take: nothing, one value, several, two ends, or the name of a list. */
export function takes(op: Operator): 'nothing' | 'value' | 'values' | 'ends' | 'list' {
  switch (op) {
    case 'exists':
    case 'missing':
      return 'nothing';
    case 'in':
    case 'notIn':
    case 'startsWith':
    case 'contains':
      return 'values';
    case 'between':
      return 'ends';
    case 'inList':
    case 'notInList':
      return 'list';
    default:
      return 'value';
  }
}

/** The first line: what operators of one value take. */
export function firstOf(values: string): string {
  return values.split('\n', 1)[0] ?? '';
}

/** The values with another first line. */
export function withFirst(values: string, first: string): string {
  const [, ...others] = values.split('\n');
  return [first, ...others].join('\n');
}

function predicateOf(row: WrittenRow, { typeOf }: Catalogue): Predicate {
  const { field, op } = row;
  const type = typeOf(field);
  // What is typed may mean nothing in this field: then the server refuses it at its place.
  return { field, op, ...valueIn() } as Predicate;

  function valueIn(): { readonly value?: unknown } {
    switch (takes(op)) {
      case 'nothing':
        return {};
      case 'value':
        return { value: row.isWithField ? referenceOf(row) : meantBy(firstOf(row.values), type) };
      case 'values': {
        const values = meantByLines(row.values, type);
        const isOne = values.length === 1 && !row.isList && (op === 'startsWith' || op === 'contains');
        return { value: isOne ? values[0] : values };
      }
      case 'ends':
        return { value: [meantBy(row.low, 'number'), meantBy(row.high, 'number')] };
      case 'list':
        return { value: firstOf(row.values).trim() };
    }
  }
}

function referenceOf({ otherField, times }: WrittenRow) {
  return { field: otherField, ...(times.trim() === '' ? {} : { times: meantBy(times, 'number') }) };
}

/** A condition as rows to write on; undefined for what rows would not give back as it is. */
export function writtenOf(condition: unknown, catalogue: Catalogue): WrittenGroup | undefined {
  const node = nodeOf(condition, 0);
  if (node === undefined) return undefined;
  const group = node.kind === 'group' ? node : newGroup('all', [node], true);
  const isSame = canonical(conditionOf(group, catalogue)) === canonical(condition);
  return isSame ? group : undefined;
}

type Members = Readonly<Record<string, unknown>>;

const deepest = 50;

function nodeOf(condition: unknown, depth: number): WrittenNode | undefined {
  if (typeof condition !== 'object' || condition === null || depth > deepest) return undefined;
  const members = condition as Members;
  if ('not' in members) {
    const inner = nodeOf(members.not, depth + 1);
    return inner && { ...inner, nots: inner.nots + 1 };
  }
  for (const join of ['all', 'any'] as const) {
    const parts = members[join];
    if (parts === undefined) continue;
    const nodes = Array.isArray(parts) ? parts.map((part) => nodeOf(part, depth + 1)) : [undefined];
    return nodes.includes(undefined) ? undefined : newGroup(join, nodes as readonly WrittenNode[]);
  }
  return typeof members.field === 'string' && typeof members.op === 'string' ? rowOf(members) : undefined;
}

function rowOf({ field, op, value }: Members): WrittenRow {
  const row = { ...newRow(), field: String(field), op: op as Operator };
  if (Array.isArray(value)) {
    if (op === 'between') return { ...row, low: String(value[0] ?? ''), high: String(value[1] ?? '') };
    return { ...row, values: value.map(String).join('\n'), isList: true };
  }
  if (typeof value === 'object' && value !== null) {
    const { field: otherField, times = '' } = value as Members;
    return { ...row, isWithField: true, otherField: String(otherField), times: String(times) };
  }
  return value === undefined ? row : { ...row, values: String(value) };
}

/** JSON whose members stand in one order, to compare by. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The tree with another node in the place of one, or without it. What did not change stays the same object. */
export function withNode(root: WrittenGroup, key: number, next: WrittenNode | undefined): WrittenGroup {
  const parts = root.parts.flatMap((part): readonly WrittenNode[] => {
    if (part.key === key) return next === undefined ? [] : [next];
    return [part.kind === 'group' ? withNode(part, key, next) : part];
  });
  const isSame =
    parts.length === root.parts.length && parts.every((part, index) => part === root.parts[index]);
  if (root.key === key && next?.kind === 'group') return next;
  return isSame ? root : { ...root, parts };
}

/** The node a place in the condition lies in, the innermost, and how it goes on from there. */
export function nodeAt(
  root: WrittenNode,
  steps: readonly string[],
): { readonly node: WrittenNode; readonly rest: readonly string[] } {
  const turned = steps.findIndex((step) => step !== 'not');
  const rest = steps.slice(Math.min(turned === -1 ? steps.length : turned, root.nots));
  if (root.kind === 'row') return { node: root, rest };
  const only = barePart(root);
  if (only !== undefined) return rest.length === 0 ? { node: root, rest } : nodeAt(only, rest);
  const part = rest[0] === root.join ? root.parts[Number(rest[1] ?? Number.NaN)] : undefined;
  return part === undefined ? { node: root, rest } : nodeAt(part, rest.slice(2));
}
