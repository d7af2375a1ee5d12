import type { Condition, FieldRef } from '../../../domain/condition.ts';
import type { KnownDeclaration } from '../../../domain/known.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import type { NamedLists } from '../../../domain/rule-book.ts';
import { naiveHeaderChecks, naiveItemChecks } from './naive-checks.ts';

/** What a declaration matched: the profile's id, and the items that did, in ascending order. */
export type NaiveMatch = { readonly profile: string; readonly items: readonly number[] };

type Values = readonly unknown[] | undefined;
type Answer = 'true' | 'false' | 'undetermined';
type Bag = { readonly [key: string]: unknown };
type Bare = { readonly [key: string]: unknown; readonly items: readonly Bag[] };

/**
 * The contract's meaning of profiles once more, as slowly and plainly as it can be said, and from its text
 * alone: the other way of matching is held to this one.
 */
export function naiveMatches(
  profiles: readonly RiskProfile[],
  lists: NamedLists,
  declaration: KnownDeclaration,
): readonly NaiveMatch[] {
  const bare = JSON.parse(JSON.stringify(declaration)) as Bare;
  const matches: NaiveMatch[] = [];
  for (const profile of profiles) {
    if (profile.flow !== undefined && profile.flow !== bare.flow) continue;
    if (profile.offices !== undefined && !(profile.offices as readonly unknown[]).includes(bare.office))
      continue;
    const day = new Date(millisecondsOf(String(bare.lodgedAt))).toISOString().slice(0, 10);
    if (profile.validFrom !== undefined && day < profile.validFrom) continue;
    if (profile.validTo !== undefined && day > profile.validTo) continue;
    if (mentionsItem(profile.when)) {
      const satisfied = bare.items.filter((item) => judge(profile.when, lists, bare, item) === 'true');
      const items = satisfied.map((item) => Number(item.sequence)).sort((a, b) => a - b);
      if (items.length > 0) matches.push({ profile: profile.id, items });
    } else if (judge(profile.when, lists, bare, undefined) === 'true') {
      matches.push({ profile: profile.id, items: [] });
    }
  }
  return matches;
}

function mentionsItem(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(mentionsItem);
  if ('any' in condition) return condition.any.some(mentionsItem);
  if ('not' in condition) return mentionsItem(condition.not);
  if (condition.field.startsWith('item.')) return true;
  return 'value' in condition && isReference(condition.value) && condition.value.field.startsWith('item.');
}

function isReference(value: unknown): value is FieldRef {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function judge(condition: Condition, lists: NamedLists, declaration: Bare, item: Bag | undefined): Answer {
  if ('all' in condition) {
    const answers = condition.all.map((part) => judge(part, lists, declaration, item));
    if (answers.includes('false')) return 'false';
    if (answers.includes('undetermined')) return 'undetermined';
    return 'true';
  }
  if ('any' in condition) {
    const answers = condition.any.map((part) => judge(part, lists, declaration, item));
    if (answers.includes('true')) return 'true';
    if (answers.includes('undetermined')) return 'undetermined';
    return 'false';
  }
  if ('not' in condition) {
    const answer = judge(condition.not, lists, declaration, item);
    if (answer === 'true') return 'false';
    if (answer === 'false') return 'true';
    return 'undetermined';
  }
  const values = valuesAt(condition.field, declaration, item, lists);
  switch (condition.op) {
    case 'exists':
      return values === undefined ? 'false' : 'true';
    case 'missing':
      return values === undefined ? 'true' : 'false';
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const others = othersOf(condition.field, condition.value, declaration, item, lists);
      if (values === undefined || others === undefined) return 'undetermined';
      const op = condition.op;
      if (op === 'ne') return values.some((a) => others.some((b) => a === b)) ? 'false' : 'true';
      return values.some((a) => others.some((b) => compares(a, op, b))) ? 'true' : 'false';
    }
    case 'in':
    case 'notIn': {
      if (values === undefined) return 'undetermined';
      const wanted = condition.value.map((value) => asCompared(condition.field, value));
      const isThere = values.some((value) => wanted.includes(value));
      return isThere === (condition.op === 'in') ? 'true' : 'false';
    }
    case 'inList':
    case 'notInList': {
      if (values === undefined) return 'undetermined';
      const entries = (lists[condition.value] ?? []).map((entry) =>
        typeof entry === 'object' ? entry : { value: entry },
      );
      const today = new Date(millisecondsOf(String(declaration.lodgedAt))).toISOString().slice(0, 10);
      const wanted = entries
        .filter(({ validFrom = today, validTo = today }) => validFrom <= today && today <= validTo)
        .map(({ value }) => asCompared(condition.field, value));
      const isThere = values.some((value) => wanted.includes(value));
      return isThere === (condition.op === 'inList') ? 'true' : 'false';
    }
    case 'startsWith': {
      if (values === undefined) return 'undetermined';
      const starts = typeof condition.value === 'string' ? [condition.value] : condition.value;
      return values.some((value) => starts.some((start) => String(value).indexOf(start) === 0))
        ? 'true'
        : 'false';
    }
    case 'contains': {
      if (values === undefined) return 'undetermined';
      const parts = typeof condition.value === 'string' ? [condition.value] : condition.value;
      const holds = values.some((value) =>
        parts.some((part) => folded(String(value)).includes(folded(part))),
      );
      return holds ? 'true' : 'false';
    }
    case 'between': {
      if (values === undefined) return 'undetermined';
      const [low, high] = condition.value;
      return values.some((value) => Number(value) >= low && Number(value) <= high) ? 'true' : 'false';
    }
  }
}

/** The other side of a comparison: the constant, or what stands in another field, taken so many times. */
function othersOf(
  field: string,
  value: string | number | boolean | FieldRef,
  declaration: Bare,
  item: Bag | undefined,
  lists: NamedLists,
): Values {
  if (!isReference(value)) return [asCompared(field, value)];
  const others = valuesAt(value.field, declaration, item, lists);
  const { times } = value;
  return times === undefined ? others : others?.map((other) => Number(other) * times);
}

function compares(a: unknown, op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', b: unknown): boolean {
  if (op === 'eq') return a === b;
  const [left, right] = [a as number, b as number];
  if (op === 'lt') return left < right;
  if (op === 'lte') return left < right || left === right;
  if (op === 'gt') return left > right;
  return left > right || left === right;
}

function asCompared(field: string, value: unknown): unknown {
  return field === 'lodgedAt' ? millisecondsOf(String(value)) : value;
}

/** The case of each character by itself, so that no neighbour has a say. */
function folded(text: string): string {
  const capitals = Array.from(text, (character) => character.toLowerCase().toUpperCase()).join('');
  return Array.from(capitals, (character) => character.toLowerCase()).join('');
}

function millisecondsOf(moment: string): number {
  const parts = /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+):(\d+)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d)))?$/.exec(
    moment,
  );
  if (parts === null) throw new Error(`${moment} is no moment`);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * (parts[8] === '-' ? -1 : 1);
  const milliseconds = Math.trunc(Number(`0.${parts[7] ?? 0}`) * 1_000);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - offset * 60_000 + milliseconds;
}

/** The values at a path, each as conditions compare it; undefined where there is none. */
function valuesAt(path: string, declaration: Bare, item: Bag | undefined, lists: NamedLists): Values {
  if (path in lookups || path.startsWith('item.brand.')) {
    if (path.startsWith('item.') && item === undefined) return undefined;
    const found = naiveLookup(path, lists, declaration, (beneath) =>
      valuesAt(beneath, declaration, item, lists),
    );
    return found.length === 0 ? undefined : found;
  }
  const raw = path.startsWith('item.') ? itemValues(path.slice(5), item) : headerValues(path, declaration);
  const there = raw.filter((value) => value !== undefined && value !== null && value !== '');
  if (there.length === 0) return undefined;
  return there.map((value) => {
    if (/(^|\.)(invoice|itemPrice|customsValue)\.amount$/.test(path)) return Number(value);
    return asCompared(path, value);
  });
}

function headerValues(path: string, declaration: Bare): readonly unknown[] {
  if (path === 'itemCount') return [declaration.items.length];
  if (path === 'totalValue') return [totalOf(declaration)];
  const check = naiveHeaderChecks[path];
  if (check !== undefined) return check(declaration);
  if (/^(history|screening|trust|converted)\./.test(path)) return walk(declaration.known, path);
  return walk(declaration, path);
}

function itemValues(path: string, item: Bag | undefined): readonly unknown[] {
  if (item === undefined) return [];
  const check = naiveItemChecks[path];
  if (check !== undefined) return [check(item)];
  if (/^(reference|band|history|converted|text|code)\./.test(path)) return walk(item.known, path);
  const money = (item.customsValue ?? item.itemPrice) as Bag | undefined;
  const value = money === undefined ? undefined : Number(money.amount);
  const [net, gross] = [item.netMassKg as number | undefined, item.grossMassKg as number | undefined];
  const code = item.commodityCode as string | undefined;
  if (path === 'value') return [value];
  if (path === 'unitValue') return value === undefined || net === undefined || net === 0 ? [] : [value / net];
  if (path === 'grossToNet')
    return gross === undefined || net === undefined || net === 0 ? [] : [gross / net];
  if (path === 'hs2') return code === undefined || code.length < 2 ? [] : [code.substring(0, 2)];
  if (path === 'hs4') return code === undefined || code.length < 4 ? [] : [code.substring(0, 4)];
  if (path === 'hs6') return code === undefined || code.length < 6 ? [] : [code.substring(0, 6)];
  return walk(item, path);
}

/** Down the path, into every element of a list; the name of a national box is all that follows `attributes.`. */
function walk(root: unknown, path: string): readonly unknown[] {
  if (Array.isArray(root)) return root.flatMap((element) => walk(element, path));
  if (path === '') return [root];
  if (typeof root !== 'object' || root === null) return [];
  const bag = root as Bag;
  if (path.startsWith('attributes.')) return [(bag.attributes as Bag | undefined)?.[path.slice(11)]];
  const dot = path.indexOf('.');
  if (dot === -1) return walk(bag[path], '');
  return walk(bag[path.slice(0, dot)], path.slice(dot + 1));
}

/** Where a value is looked up, by what; `~` before the last part of a key asks for its longest beginning. */
const lookups: Readonly<Record<string, readonly [list: string, ...key: string[]]>> = {
  'item.lookup.tariffRatePercent': ['tariff-rates', '~item.commodityCode'],
  'item.lookup.tradeDefencePercent': ['trade-defence', 'item.originCountry', '~item.commodityCode'],
  'item.lookup.originMakesGoods': ['world-exports', 'item.originCountry', 'item.hs6'],
  'item.lookup.requiredDocument': ['required-documents', '~item.commodityCode'],
  'item.lookup.goodsFitActivity': ['activity-goods', 'lookup.importerActivity', 'item.hs2'],
  'item.lookup.brandPriceUsd': ['brand-prices', 'item.brand.name', 'item.hs4'],
  'lookup.importerActivity': ['traders-activity', 'importer.id'],
  'lookup.importerRegisteredDays': ['traders-registered', 'importer.id'],
  'lookup.minimumTransitDays': ['minimum-transit-days', 'exportCountry', 'borderTransport.mode'],
};

type TableRow = { readonly value: string; readonly is: string | number };

function naiveLookup(
  path: string,
  lists: NamedLists,
  declaration: Bare,
  ask: (path: string) => Values,
): readonly unknown[] {
  const today = new Date(millisecondsOf(String(declaration.lodgedAt))).toISOString().slice(0, 10);
  if (path.startsWith('item.brand.')) {
    const [text] = ask('item.description') ?? [];
    const rows = rowsOn(lists, 'trade-marks', today);
    const names =
      text === undefined
        ? []
        : naiveBrands(wordsOf(String(text)), [...new Set(rows.map(({ value }) => value))]);
    if (path === 'item.brand.name') return names;
    const [importer] = ask('importer.id') ?? [];
    if (names.length === 0 || importer === undefined) return [];
    const holders = names.map((name) => String(rows.find(({ value }) => value === name)?.is).split('|'));
    return [holders.every((ids) => ids.map((id) => id.trim()).includes(String(importer)))];
  }
  const [list = '', ...key] = lookups[path] ?? [];
  const rows = rowsOn(lists, list, today);
  let keys = [''];
  for (const [place, part] of key.entries()) {
    const values = ask(part.replace('~', '')) ?? [];
    keys = keys.flatMap((before) => values.map((value) => `${before}${place === 0 ? '' : '|'}${value}`));
  }
  const isPrefix = key.at(-1)?.startsWith('~') === true;
  const told = keys.flatMap((wanted) => {
    const fitting = rows.filter(({ value }) => (isPrefix ? wanted.startsWith(value) : wanted === value));
    const longest = Math.max(...fitting.map(({ value }) => value.length));
    const row = fitting.find(({ value }) => value.length === longest);
    return row === undefined ? [] : [row.is];
  });
  if (path === 'lookup.importerRegisteredDays')
    return told.map((day) => (Date.parse(today) - Date.parse(String(day))) / 86_400_000);
  return typeof told[0] === 'number' && told.length > 1 ? [Math.max(...(told as number[]))] : told;
}

/** The rows of a table that are valid on a day, what holds before the rest first. */
function rowsOn(lists: NamedLists, list: string, today: string): readonly TableRow[] {
  const rows = (lists[list] ?? []).flatMap((row) => (typeof row === 'object' ? [row] : []));
  const rank = ({ validFrom = '', validTo = '9', is }: (typeof rows)[number]) =>
    `${validFrom.padEnd(10)} ${validTo.padEnd(10)} ${JSON.stringify(is)}`;
  return rows
    .filter(({ validFrom = today, validTo = today }) => validFrom <= today && today <= validTo)
    .sort((a, b) => (rank(a) < rank(b) ? 1 : -1)) as unknown as readonly TableRow[];
}

/** From the left, the longest name that stands there; what it takes up begins no other. */
function naiveBrands(words: readonly string[], names: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const here = names
    .filter((name) => wordsOf(name).length > 0)
    .filter((name) => wordsOf(name).join(' ') === words.slice(0, wordsOf(name).length).join(' '))
    .sort((a, b) => wordsOf(b).length - wordsOf(a).length || (a < b ? -1 : 1));
  const [name] = here;
  const rest = naiveBrands(words.slice(name === undefined ? 1 : wordsOf(name).length), names);
  return name === undefined ? rest : [...new Set([name, ...rest])];
}

function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The sum of the items' values in whole units of the twentieth decimal place. */
function totalOf(declaration: Bare): number | undefined {
  const moneys: Bag[] = [];
  for (const item of declaration.items) {
    const money = item.customsValue ?? item.itemPrice;
    if (money !== undefined) moneys.push(money as Bag);
  }
  const [first] = moneys;
  if (first === undefined) return undefined;
  let units = 0n;
  for (const money of moneys) {
    if (money.currency !== first.currency) return undefined;
    const [whole = '0', fraction = ''] = String(money.amount).split('.');
    units += BigInt(whole + fraction.padEnd(20, '0'));
  }
  const digits = units.toString().padStart(21, '0');
  return Number(`${digits.slice(0, -20)}.${digits.slice(-20)}`);
}
