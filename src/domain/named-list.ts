/** A value that conditions compare with. */
export type ListValue = string | number;

/** Who stands behind an entry of a watch list. */
export type PartyDetails = {
  readonly name?: string;
  /** Other names of the same party. */
  readonly names?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Tax numbers, registration numbers, passports. */
  readonly identifiers?: readonly string[];
};

/** What an entry says beside its value: who a party is, or what a reference table holds under a key. */
export type EntryDetails = PartyDetails & {
  /** What is looked up: the value is then the key, several parts of which are joined by `|`. */
  readonly is?: ListValue;
};

/** What a reference table holds under its keys: texts, numbers or days, never a mixture. */
export const tableTypes = ['text', 'number', 'day'] as const;
export type TableType = (typeof tableTypes)[number];

/** A value that is on its list from one UTC day to another, both included, as in "2026-03-01", with its details. */
export type ListRow = EntryDetails & {
  readonly value: ListValue;
  readonly validFrom?: string;
  readonly validTo?: string;
};

/** What a rule book says of a list: values that stand alone, and values with days or details. */
export type NamedList = readonly (ListValue | ListRow)[];

/** Whether an element of a list says more than its value. */
export function isRow(element: ListValue | ListRow): element is ListRow {
  return typeof element === 'object';
}

/** The value an element puts on its list. */
export function listedValue(element: ListValue | ListRow): ListValue {
  return isRow(element) ? element.value : element;
}

/** An element in its simplest form: a value of which no more is said stands alone, and keys stand in canonical order. */
export function elementOf(row: ListRow): ListValue | ListRow {
  const { value, validFrom, validTo } = row;
  const details = detailsOf(row);
  if (details !== undefined) {
    return {
      ...details,
      ...(validFrom !== undefined && { validFrom }),
      ...(validTo !== undefined && { validTo }),
      value,
    };
  }
  if (validFrom === undefined && validTo === undefined) return value;
  if (validTo === undefined) return { validFrom, value } as ListRow;
  if (validFrom === undefined) return { validTo, value };
  return { validFrom, validTo, value };
}

/** The details of a row alone, their keys in canonical order; undefined where it has none. */
export function detailsOf({ country, identifiers, is, name, names }: EntryDetails): EntryDetails | undefined {
  const hasNone =
    country === undefined &&
    identifiers === undefined &&
    is === undefined &&
    name === undefined &&
    names === undefined;
  if (hasNone) return undefined;
  return {
    ...(country !== undefined && { country }),
    ...(identifiers !== undefined && { identifiers }),
    ...(is !== undefined && { is }),
    ...(name !== undefined && { name }),
    ...(names !== undefined && { names }),
  };
}

/** The details of a row as one text, by which they are compared and stored; undefined where it has none. */
export function detailsText(row: EntryDetails): string | undefined {
  const details = detailsOf(row);
  return details && JSON.stringify(details);
}

/** A value with its days and details, also where it stands alone. */
export function rowOf(element: ListValue | ListRow): ListRow {
  return isRow(element) ? element : { value: element };
}

const known = new WeakMap<NamedList, boolean>();

/** Whether any element of a list is valid for a time only. Asked again and again, so it is remembered. */
export function hasDated(list: NamedList): boolean {
  let answer = known.get(list);
  if (answer === undefined) {
    answer = list.some((each) => isRow(each) && (each.validFrom !== undefined || each.validTo !== undefined));
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
