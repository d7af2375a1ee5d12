import type { ListChange } from '../domain/list-entry.ts';
import type { ListKind } from '../domain/list-version.ts';
import type { EntryDetails, ListValue, TableType } from '../domain/named-list.ts';
import type { Parsed, Problem } from '../domain/problem.ts';
import { type Place, problemAt, quoted } from './problems.ts';
import { isAbsent, partyKeys, readEntryDetails, tableKeys } from './read-entry-details.ts';
import { longestValue, mixed } from './read-lists.ts';
import { type Report, readDay, readPeriod } from './read-period.ts';

type Members = Readonly<Record<string, unknown>>;

const commonKeys = ['value', 'validFrom', 'validTo', 'remark', 'source', 'remove'] as const;

const longestRemark = 1_024;

/**
 * Reads the changes of one list, the values as its kind has them. What a reference table holds is of one type: that
 * which is known of it, or else that of the first row.
 */
export class ChangeReader {
  /** The keys of an entry, and the columns of an upload. */
  readonly keys: readonly string[];
  readonly kind: ListKind;
  #table: TableType | undefined;

  constructor(kind: ListKind, table?: TableType) {
    this.kind = kind;
    this.#table = table;
    const [first, ...others] = commonKeys;
    const details = kind === 'party' ? partyKeys : kind === 'table' ? tableKeys : [];
    this.keys = [first, ...details, ...others];
  }

  /** The type of what is looked up, as far as it is known yet. */
  get table(): TableType | undefined {
    return this.#table;
  }

  /**
   * One change, `{ value, validFrom?, validTo?, remark?, source?, remove? }` with the details of its kind. A removal
   * names the entry by its value and first day.
   */
  read(value: unknown, place: Place): Parsed<ListChange> {
    const problems: Problem[] = [];
    const report: Report = (steps, code, message) => problems.push(problemAt(place, steps, code, message));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report([], 'wrong-type', `Give an entry, as in { "value": "T-100" }, instead of ${quoted(value)}.`);
      return { ok: false, problems };
    }
    const members = value as Members;
    for (const key of Object.keys(members).filter((each) => !this.keys.includes(each)))
      report([key], 'unknown-key', `Known are ${this.keys.join(', ')}.`);
    const read = readValue(members.value, this.kind, report);
    const period = readPeriod(members, [], report);
    const remark = readText(members, 'remark', report);
    const source = readText(members, 'source', report);
    const isRemoval = readRemoval(members.remove, report);
    const details = isRemoval ? {} : this.#readDetails(members, report);
    if (problems.length > 0 || read === undefined) return { ok: false, problems };
    const { validFrom } = period;
    const change: ListChange = isRemoval
      ? { kind: 'remove', entry: { value: read, ...(validFrom !== undefined && { validFrom }) } }
      : { kind: 'put', entry: { value: read, ...period, ...details, ...remark, ...source } };
    return { ok: true, value: change, warnings: [] };
  }

  #readDetails(members: Members, report: Report): EntryDetails {
    if (this.kind !== 'party' && this.kind !== 'table') return {};
    const told = { isFaulty: false };
    const details = readEntryDetails(members, [], (...problem) => {
      told.isFaulty = true;
      report(...problem);
    });
    if (this.kind === 'table' && !told.isFaulty) this.#checkIs(details.is, report);
    return details;
  }

  #checkIs(is: ListValue | undefined, report: Report): void {
    if (is === undefined) {
      report(['is'], 'missing', 'A row of a reference table says what is looked up.');
      return;
    }
    this.#table ??= typeof is === 'number' ? 'number' : 'text';
    if (this.#table === 'day') readDay(is, ['is'], report);
    else if ((this.#table === 'number') !== (typeof is === 'number')) report(['is'], 'wrong-type', mixed(is));
  }
}

function readValue(value: unknown, kind: ListKind, report: Report): ListValue | undefined {
  if (isAbsent(value)) {
    report(['value'], 'missing', 'An entry has a value.');
    return undefined;
  }
  if (typeof value === 'number' && (kind === 'number' || kind === 'mixed')) return finite(value, report);
  if (typeof value !== 'string' || kind === 'number') {
    const wanted = { number: 'a number', mixed: 'text or a number' }[kind as string] ?? 'text';
    report(['value'], 'wrong-type', `${quoted(value)} is not ${wanted}.`);
    return undefined;
  }
  return readTextValue(value, kind, report);
}

function finite(value: number, report: Report): number | undefined {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  report(['value'], 'not-finite', 'The number is too large to be one.');
  return undefined;
}

function readTextValue(value: string, kind: ListKind, report: Report): string | undefined {
  const before = { told: false };
  const refuse: Report = (...problem) => {
    before.told = true;
    report(...problem);
  };
  checkText(value, 'value', longestValue, refuse);
  if (!before.told && value !== value.trim())
    refuse(
      ['value'],
      'ill-formed-text',
      `Take the spaces around ${quoted(value)} away; nothing would match it.`,
    );
  if (!before.told && kind === 'country' && !/^[A-Z]{2}$/.test(value))
    refuse(
      ['value'],
      'not-a-country-code',
      `Give two capital letters (ISO 3166-1) instead of ${quoted(value)}.`,
    );
  if (!before.told && kind === 'commodity' && !/^\d{2,12}$/.test(value))
    refuse(['value'], 'not-a-commodity-code', `${quoted(value)} is not 2 to 12 digits.`);
  return before.told ? undefined : value;
}

function readText<Key extends 'remark' | 'source'>(
  members: Members,
  key: Key,
  report: Report,
): { readonly [key in Key]?: string } {
  const value = members[key];
  if (isAbsent(value)) return {};
  if (typeof value !== 'string') {
    report([key], 'wrong-type', `Give text instead of ${quoted(value)}.`);
    return {};
  }
  checkText(value, key, longestRemark, report);
  return { [key]: value } as { readonly [key in Key]?: string };
}

function checkText(value: string, key: string, maximum: number, report: Report): void {
  if (value.length > maximum)
    report([key], 'too-long', `${value.length} characters; at most ${maximum} are taken.`);
  else if (!value.isWellFormed() || /\p{Cc}/u.test(value))
    report([key], 'ill-formed-text', 'The text holds a control character or half a character; take it out.');
}

function readRemoval(value: unknown, report: Report): boolean {
  if (isAbsent(value) || value === false) return false;
  if (value !== true) report(['remove'], 'wrong-type', `Give true or false instead of ${quoted(value)}.`);
  return true;
}
