import type { FieldsView, FieldView } from '../../../src/server/api.ts';
import type { Predicate } from '../profiles/shown-version.ts';

export type FieldType = FieldView['type'];

/** What a condition can ask about, found by its path. */
export type Catalogue = {
  readonly fields: readonly FieldView[];
  readonly boxPrefixes: readonly string[];
  /** Text for what is not known: the server says so of it. */
  readonly typeOf: (path: string) => FieldType;
  readonly operatorsOf: (path: string) => readonly Predicate['op'][];
  readonly isKnown: (path: string) => boolean;
};

export function catalogueOf({ rows, boxes }: FieldsView): Catalogue {
  const byPath = new Map(rows.map((field) => [field.path, field]));
  const found = (path: string) => byPath.get(path) ?? boxes.find(({ prefix }) => path.startsWith(prefix));
  const usual: readonly Predicate['op'][] = ['eq', 'ne'];
  return {
    fields: rows,
    boxPrefixes: boxes.map(({ prefix }) => prefix),
    typeOf: (path) => found(path)?.type ?? 'text',
    operatorsOf: (path) => found(path)?.operators ?? usual,
    isKnown: (path) => found(path) !== undefined,
  };
}
