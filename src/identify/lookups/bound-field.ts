import type { Condition } from '../../domain/condition.ts';
import { fieldsOf, listsOf } from '../../domain/condition.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { DataNeed, Field } from '../fields/field.ts';
import { fieldAt } from '../fields/field-catalogue.ts';

const known = new WeakMap<NamedLists, Map<string, Field>>();

/**
 * The field a checked condition means by a path, bound to the lists of a rule book where it is looked up there. It is
 * made once for these lists, whoever asks; a path that means nothing throws.
 */
export function boundFieldAt(path: string, lists: NamedLists): Field {
  const field = fieldAt(path);
  if (field === undefined) throw new Error(`Field ${path} was to be checked before it is asked`);
  if (field.lookup === undefined) return field;
  const byPath = known.get(lists) ?? new Map<string, Field>();
  known.set(lists, byPath);
  const bound = byPath.get(path) ?? bind(field, field.lookup, lists);
  byPath.set(path, bound);
  return bound;
}

function bind(
  field: Field,
  { list, from, answerBy }: NonNullable<Field['lookup']>,
  lists: NamedLists,
): Field {
  const rows = Object.hasOwn(lists, list) ? lists[list] : undefined;
  if (rows === undefined) return field;
  const answer = answerBy(rows);
  const fields = from.map((path) => boundFieldAt(path, lists));
  return {
    ...field,
    bound: { from: fields, answer },
    read: (declaration, item) => answer(fields.map((each) => each.read(declaration, item))),
  };
}

/** The reference tables that a field rests on, those of the fields that make its key included. */
export function tablesBeneath(path: string): readonly string[] {
  const lookup = fieldAt(path)?.lookup;
  return lookup === undefined ? [] : [...new Set([lookup.list, ...lookup.from.flatMap(tablesBeneath)])];
}

/** The paths of the fields a field is worked out from that are looked up in no list; its own where it is none of these. */
export function pathsBeneath(path: string): readonly string[] {
  const lookup = fieldAt(path)?.lookup;
  return lookup === undefined ? [path] : [...new Set(lookup.from.flatMap(pathsBeneath))];
}

/** The data beyond declarations and lists that a field rests on. */
export function factsBeneath(path: string): ReadonlySet<DataNeed> {
  const needs = pathsBeneath(path).map((each) => fieldAt(each)?.needs);
  return new Set(needs.filter((need) => need !== undefined && need !== 'list'));
}

/** The lists a condition rests on: those it names, and those its fields are looked up in. */
export function listsBeneath(condition: Condition): readonly string[] {
  return [...new Set([...listsOf(condition), ...fieldsOf(condition).flatMap(tablesBeneath)])];
}
