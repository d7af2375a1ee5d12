import {
  type Condition,
  type FieldRef,
  isFieldRef,
  listsOf,
  type Predicate,
} from '../../domain/condition.ts';
import { isFilled } from '../../domain/example-list.ts';
import { ratesList } from '../../domain/exchange-rates.ts';
import { parseMoment } from '../../domain/moment.ts';
import { type ListValue, listedValue, type NamedList } from '../../domain/named-list.ts';
import type { Fault } from '../../domain/problem.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { canAsk } from '../conditions/operators-by-type.ts';
import type { DataNeed, Field, FieldType } from '../fields/field.ts';
import { fieldAt, nearestPath } from '../fields/field-catalogue.ts';
import { factsBeneath, tablesBeneath } from '../lookups/bound-field.ts';
import { misfitIn } from '../lookups/table-misfit.ts';

type Steps = Fault['steps'];

/** What is wrong with a profile's condition, seen against the declaration's shape and the lists there are. */
export function checkProfile(profile: RiskProfile, lists: NamedLists): readonly Fault[] {
  return [...checkPeriod(profile), ...checkCondition(profile.when, ['when'], lists)];
}

/** What a profile rests on that is not loaded: it will stay undetermined, and is not silent about it. */
export function dataNotLoaded(
  profile: RiskProfile,
  paths: readonly string[],
  lists: NamedLists,
  loaded: ReadonlySet<DataNeed>,
): readonly Fault[] {
  const steps = ['when'];
  const code = 'data-not-loaded';
  const stays = `so what profile ${profile.id} asks of`;
  const waiting = paths.filter((path) => [...factsBeneath(path)].some((need) => !loaded.has(need)));
  const faults: Fault[] = [];
  if (waiting.length > 0) {
    const message = `${waiting.join(', ')}: no data for it are loaded, ${stays} them stays undetermined.`;
    faults.push({ steps, code, message });
  }
  const converted = paths.filter((path) => factsBeneath(path).has('rates'));
  if (converted.length > 0 && !isFilled(tableIn(lists, ratesList))) {
    const message = `${converted.join(', ')}: there are no rows in the list ${ratesList}; of values in other currencies than the reference currency, what profile ${profile.id} asks stays undetermined.`;
    faults.push({ steps, code, message });
  }
  for (const path of paths) {
    const absent = tablesBeneath(path).filter((name) => !isFilled(tableIn(lists, name)));
    if (absent.length === 0) continue;
    const what = `there are no rows in the ${absent.length === 1 ? 'list' : 'lists'} ${absent.join(' and ')}`;
    faults.push({ steps, code, message: `${path}: ${what}, ${stays} it stays undetermined.` });
  }
  for (const name of new Set(listsOf(profile.when))) {
    const list = tableIn(lists, name);
    if (list.length === 0 || isFilled(list)) continue;
    const message = `${name} holds examples only: nothing is on this list, and whatever profile ${profile.id} looks for outside of it matches. Fill it first.`;
    faults.push({ steps, code, message });
  }
  return faults;
}

function tableIn(lists: NamedLists, name: string): NamedList {
  return (Object.hasOwn(lists, name) ? lists[name] : undefined) ?? [];
}

function checkPeriod(profile: RiskProfile): readonly Fault[] {
  const faults = (['validFrom', 'validTo'] as const).flatMap((key): Fault[] => {
    const written = profile[key];
    if (written === undefined) return [];
    const parsed = parseMoment(written);
    if ('moment' in parsed) return [];
    return [
      {
        steps: [key],
        code: parsed.fault,
        message: `${JSON.stringify(written)} is no day; give it as in 2026-03-01.`,
      },
    ];
  });
  if (faults.length > 0 || profile.validFrom === undefined || profile.validTo === undefined) return faults;
  if (profile.validFrom.slice(0, 10) <= profile.validTo.slice(0, 10)) return [];
  return [{ steps: ['validTo'], code: 'empty-period', message: 'The last day lies before the first.' }];
}

function checkCondition(condition: Condition, steps: Steps, lists: NamedLists): readonly Fault[] {
  if ('all' in condition) return checkEach(condition.all, [...steps, 'all'], lists);
  if ('any' in condition) return checkEach(condition.any, [...steps, 'any'], lists);
  if ('not' in condition) return checkCondition(condition.not, [...steps, 'not'], lists);
  return checkPredicate(condition, steps, lists);
}

function checkEach(conditions: readonly Condition[], steps: Steps, lists: NamedLists): readonly Fault[] {
  return conditions.flatMap((condition, index) => checkCondition(condition, [...steps, index], lists));
}

function checkPredicate(predicate: Predicate, steps: Steps, lists: NamedLists): readonly Fault[] {
  const field = fieldAt(predicate.field);
  if (field === undefined) return [unknownField(predicate.field, [...steps, 'field'])];
  return [
    ...checkQuestion(field, predicate, steps, lists),
    ...checkTables(field, [...steps, 'field'], lists),
    ...('value' in predicate && isFieldRef(predicate.value)
      ? checkTables(fieldAt(predicate.value.field), [...steps, 'value', 'field'], lists)
      : []),
  ];
}

/** What is wrong with the tables that a field is looked up in. One that is not there is no fault, but told of. */
function checkTables(field: Field | undefined, steps: Steps, lists: NamedLists): readonly Fault[] {
  if (field?.lookup === undefined) return [];
  const { list, holds, from } = field.lookup;
  const misfit = misfitIn(tableIn(lists, list), holds);
  const beneath = from.flatMap((path) => checkTables(fieldAt(path), steps, lists));
  if (misfit === undefined) return beneath;
  const message = `${field.path} is looked up in list ${JSON.stringify(list)}, where ${misfit}.`;
  return [{ steps, code: 'value-type', message }, ...beneath];
}

function checkQuestion(
  field: Field,
  predicate: Predicate,
  steps: Steps,
  lists: NamedLists,
): readonly Fault[] {
  switch (predicate.op) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return checkComparison(field, predicate.op, predicate.value, steps);
    case 'in':
    case 'notIn':
      return predicate.value.flatMap((value, index) => checkValue(field, value, [...steps, 'value', index]));
    case 'startsWith':
    case 'contains':
    case 'between':
      return canAsk(field.type, predicate.op) ? [] : [wrongOperator(field, predicate.op, steps)];
    case 'exists':
    case 'missing':
      return [];
    case 'inList':
    case 'notInList':
      return checkList(field, predicate.value, lists, [...steps, 'value']);
  }
}

function checkComparison(
  field: Field,
  op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte',
  value: string | number | boolean | FieldRef,
  steps: Steps,
): readonly Fault[] {
  if (!canAsk(field.type, op)) return [wrongOperator(field, op, steps)];
  return isFieldRef(value)
    ? checkReference(field, value, steps)
    : checkValue(field, value, [...steps, 'value']);
}

function checkReference(field: Field, reference: FieldRef, steps: Steps): readonly Fault[] {
  const other = fieldAt(reference.field);
  if (other === undefined) return [unknownField(reference.field, [...steps, 'value', 'field'])];
  if (other.type !== field.type) {
    const message = `${field.path} is ${nameOf(field.type)} and ${other.path} is ${nameOf(other.type)}; they cannot be compared.`;
    return [{ steps: [...steps, 'value', 'field'], code: 'value-type', message }];
  }
  if (reference.times !== undefined && field.type !== 'number') {
    const message = `Only a number can be taken ${reference.times} times, and ${other.path} is ${nameOf(other.type)}.`;
    return [{ steps: [...steps, 'value', 'times'], code: 'value-type', message }];
  }
  return [];
}

function checkValue(field: Field, value: string | number | boolean, steps: Steps): readonly Fault[] {
  if (field.type === 'moment' && typeof value === 'string') {
    const parsed = parseMoment(value);
    if ('moment' in parsed) return [];
    return [
      {
        steps,
        code: parsed.fault,
        message: `${field.path} is a date, and ${JSON.stringify(value)} is not one.`,
      },
    ];
  }
  const expected = { text: 'string', number: 'number', boolean: 'boolean', moment: 'string' }[field.type];
  if (typeof value === expected) return [];
  const message = `${field.path} is ${nameOf(field.type)}, and ${JSON.stringify(value)} is not.`;
  return [{ steps, code: 'value-type', message }];
}

function checkList(field: Field, name: string, lists: NamedLists, steps: Steps): readonly Fault[] {
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list === undefined) {
    const known = Object.keys(lists).slice(0, 10).join(', ') || 'none is loaded';
    return [{ steps, code: 'unknown-list', message: `There is no list ${JSON.stringify(name)} (${known}).` }];
  }
  const wrong = misfitOf(field, list);
  if (wrong === undefined) return [];
  const message = `List ${JSON.stringify(name)} holds ${JSON.stringify(wrong)}, and ${field.path} is ${nameOf(field.type)}.`;
  return [{ steps, code: 'value-type', message }];
}

const misfits = new WeakMap<NamedList, Map<FieldType, ListValue | undefined>>();

/** The first value of a list that is not of a field's type. Many profiles may ask of one long list. */
function misfitOf(field: Field, list: NamedList): ListValue | undefined {
  const known = misfits.get(list) ?? new Map<FieldType, ListValue | undefined>();
  misfits.set(list, known);
  if (!known.has(field.type)) {
    const wrong = list.find((element) => checkValue(field, listedValue(element), []).length > 0);
    known.set(field.type, wrong === undefined ? undefined : listedValue(wrong));
  }
  return known.get(field.type);
}

function unknownField(path: string, steps: Steps): Fault {
  const near = nearestPath(path);
  const offer = near === undefined ? '' : ` Was ${near} meant?`;
  return {
    steps,
    code: 'unknown-field',
    message: `A declaration has no field ${JSON.stringify(path)}.${offer}`,
  };
}

function wrongOperator(field: Field, op: string, steps: Steps): Fault {
  return {
    steps: [...steps, 'op'],
    code: 'value-type',
    message: `${op} cannot be asked of ${field.path}, which is ${nameOf(field.type)}.`,
  };
}

function nameOf(type: FieldType): string {
  return { text: 'text', number: 'a number', boolean: 'true or false', moment: 'a date' }[type];
}
