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

/** An element in its simplest form: a value without days stands alone. */
export function elementOf({ value, validFrom, validTo }: DatedValue): ListValue | DatedValue {
  if (validFrom === undefined && validTo === undefined) return value;
  return { value, ...(validFrom !== undefined && { validFrom }), ...(validTo !== undefined && { validTo }) };
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
