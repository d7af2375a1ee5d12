import { declarationShape } from '../../domain/declaration-shape.ts';
import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';
import { instantOf, type Moment } from '../../domain/moment.ts';
import type { ObjectShape, Shape } from '../../domain/shape.ts';
import type { Field, FieldType, Scalar } from './field.ts';

type Scope = Field['scope'];

/**
 * The field at a dotted path of the declaration's own shape; undefined when there is none. National boxes
 * (`attributes.x`) are text fields under whatever name.
 */
export function declaredField(path: string): Field | undefined {
  const steps = path.split('.');
  const items = declarationShape.members.items?.shape;
  if (steps[0] === 'item') {
    return items?.kind === 'list' ? fieldIn(items.of, steps.slice(1), path, 'item') : undefined;
  }
  return steps[0] === 'items' ? undefined : fieldIn(declarationShape, steps, path, 'header');
}

/** The dotted paths of every declared field, without the national boxes. */
export function declaredPaths(shape: ObjectShape = declarationShape, prefix = ''): readonly string[] {
  return Object.entries(shape.members).flatMap(([key, member]) => pathsOf(member.shape, prefix + key));
}

function pathsOf(shape: Shape, path: string): readonly string[] {
  if (shape.kind === 'object') return declaredPaths(shape, `${path}.`);
  if (shape.kind === 'list') return pathsOf(shape.of, path === 'items' ? 'item' : path);
  return shape.kind === 'record' ? [] : [path];
}

function fieldIn(root: Shape, steps: readonly string[], path: string, scope: Scope): Field | undefined {
  let shape: Shape | undefined = root;
  let many = false;
  for (const [index, step] of steps.entries()) {
    if (shape?.kind === 'list') {
      many = true;
      shape = shape.of;
    }
    if (shape?.kind === 'record') return recordField(steps, index, path, scope);
    shape =
      shape?.kind === 'object' && Object.hasOwn(shape.members, step) ? shape.members[step]?.shape : undefined;
  }
  if (shape?.kind === 'list') {
    many = true;
    shape = shape.of;
  }
  const type = shape === undefined ? undefined : typeOf(shape);
  if (type === undefined) return undefined;
  return { path, type, scope, many, read: readerOf(steps, type, scope, many) };
}

/** A national box: all that follows the record's name is the box's name, dots included. */
function recordField(steps: readonly string[], index: number, path: string, scope: Scope): Field | undefined {
  const name = steps.slice(index).join('.');
  if (name === '') return undefined;
  return {
    path,
    type: 'text',
    scope,
    many: false,
    read: readerOf([...steps.slice(0, index), name], 'text', scope, false),
  };
}

function typeOf(shape: Shape): FieldType | undefined {
  switch (shape.kind) {
    case 'text':
    case 'choice':
      return 'text';
    case 'number':
    case 'decimal':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'moment':
      return 'moment';
    default:
      return undefined;
  }
}

function readerOf(steps: readonly string[], type: FieldType, scope: Scope, many: boolean): Field['read'] {
  const scalar = scalarOf(type);
  const from = scope === 'item' ? fromItem : fromDeclaration;
  if (many) {
    return (declaration, item) => {
      const values = elementsAt(from(declaration, item), steps).flatMap((value) => scalar(value) ?? []);
      return values.length === 0 ? undefined : values;
    };
  }
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) {
    return (declaration, item) => scalar((from(declaration, item) as Members | undefined)?.[only]);
  }
  return (declaration, item) => scalar(valueAt(from(declaration, item), steps));
}

type Members = Readonly<Record<string, unknown>>;

function fromDeclaration(declaration: KnownDeclaration): unknown {
  return declaration;
}

function fromItem(_: KnownDeclaration, item: KnownItem | undefined): unknown {
  return item;
}

function valueAt(root: unknown, steps: readonly string[]): unknown {
  let value = root;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Members)[step];
  }
  return value;
}

function elementsAt(root: unknown, steps: readonly string[]): readonly unknown[] {
  const [step, ...rest] = steps;
  if (Array.isArray(root)) return root.flatMap((element) => elementsAt(element, steps));
  if (step === undefined) return root === undefined ? [] : [root];
  return elementsAt(valueAt(root, [step]), rest);
}

/** How a declared value becomes one that conditions compare; '' is an absence. */
function scalarOf(type: FieldType): (value: unknown) => Scalar | undefined {
  switch (type) {
    case 'text':
      return (value) => (typeof value === 'string' && value !== '' ? value : undefined);
    case 'number':
      return (value) =>
        typeof value === 'number'
          ? value
          : typeof value === 'string' && value !== ''
            ? Number(value)
            : undefined;
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    case 'moment':
      return (value) => (typeof value === 'string' && value !== '' ? instantOf(value as Moment) : undefined);
  }
}
