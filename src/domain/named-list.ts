/** A value that conditions compare with. */
export type ListValue = string | number;

/** A value that is on its list from one UTC day to another, both included, as in "2026-03-01". */
export type DatedValue = {
  readonly value: ListValue;
  readonly validFrom?: string;
  readonly validTo?: string;
};

/** What a rule book says of a list: values that are always valid, and values that are so for a time. */
export type NamedList = readonly (ListValue | DatedValue)[];

/** Whether an element of a list is valid for a time only. */
export function isDated(element: ListValue | DatedValue): element is DatedValue {
  return typeof element === 'object';
}

/** The value an element puts on its list. */
export function listedValue(element: ListValue | DatedValue): ListValue {
  return isDated(element) ? element.value : element;
}

/** An element in its simplest form: a value without days stands alone, and keys stand in canonical order. */
export function elementOf({ value, validFrom, validTo }: DatedValue): ListValue | DatedValue {
  if (validFrom === undefined && validTo === undefined) return value;
  if (validTo === undefined) return { validFrom, value } as DatedValue;
  if (validFrom === undefined) return { validTo, value };
  return { validFrom, validTo, value };
}

/** A value with the days it is valid, also where it stands alone. */
export function datedValueOf(element: ListValue | DatedValue): DatedValue {
  return isDated(element) ? element : { value: element };
}

const known = new WeakMap<NamedList, boolean>();

/** Whether any element of a list is valid for a time only. Asked again and again, so it is remembered. */
export function hasDated(list: NamedList): boolean {
  let answer = known.get(list);
  if (answer === undefined) {
    answer = list.some(isDated);
    known.set(list, answer);
  }
  return answer;
}

const sets = new WeakMap<NamedList, ReadonlySet<ListValue>>();

/** The values of a list, whenever they are valid; made once, because many profiles ask of one long list. */
export function valuesOf(list: NamedList): ReadonlySet<ListValue> {
  let values = sets.get(list);
  if (values === undefined) {
    values = new Set(list.map(listedValue));
    sets.set(list, values);
  }
  return values;
}
