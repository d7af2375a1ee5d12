import type { Reason } from '../../domain/decision.ts';
import type { IndicatorResult } from '../../domain/indicator-result.ts';
import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Field, FieldValue } from '../fields/field.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { type CompiledProfiles, matchProfiles, type ProfileMatch } from './compile-profiles.ts';

/** Items whose values are written into the evidence; more would bury the officer, and the store. */
const evidenceItems = 10;

/** What the profiles say of a declaration, in the order of their ids: the order of a rule book means nothing. */
export function indicateProfiles(
  compiled: CompiledProfiles,
  declaration: KnownDeclaration,
  settings: Settings,
): readonly IndicatorResult[] {
  return matchProfiles(compiled, declaration)
    .map((match) => indicatorResult(match, declaration, settings))
    .sort((a, b) => (a.reason.id < b.reason.id ? -1 : 1));
}

function indicatorResult(
  match: ProfileMatch,
  declaration: KnownDeclaration,
  settings: Settings,
): IndicatorResult {
  const { id, riskArea, name, then } = match.profile.profile;
  const kind = 'profile';
  const weight = then.likelihood ?? settings.defaultLikelihoods[then.lane ?? 'green'];
  const evidence = evidenceOf(match, declaration);
  const reason: Reason =
    match.items.length === 0
      ? { kind, id, riskArea, weight, text: name, evidence }
      : { kind, id, riskArea, items: match.items, weight, text: name, evidence };
  return { reason, outcome: then };
}

/**
 * The declared values the condition spoke of, and what they rest on where that is more than the declaration: what an
 * officer can check, never the threshold.
 */
function evidenceOf(
  { profile, items }: ProfileMatch,
  declaration: KnownDeclaration,
): Readonly<Record<string, unknown>> {
  const evidence = writeValues({}, profile.headerFields, declaration, undefined);
  if (items.length === 0) return evidence;
  const listed = items.length > evidenceItems ? items.slice(0, evidenceItems) : items;
  evidence.items = listed.map((sequence) => {
    const item = declaration.items.find((each) => each.sequence === sequence);
    return writeValues({ sequence }, profile.itemFields, declaration, item);
  });
  return evidence;
}

function writeValues(
  values: Record<string, unknown>,
  fields: readonly Field[],
  declaration: KnownDeclaration,
  item: KnownItem | undefined,
): Record<string, unknown> {
  for (const field of fields) values[field.path] = writtenValue(field, declaration, item);
  for (const path of fields.flatMap(({ beside = [] }) => beside)) {
    const field = Object.hasOwn(values, path) ? undefined : fieldAt(path);
    const value = field?.read(declaration, item);
    if (field !== undefined && value !== undefined) values[path] = written(field, value);
  }
  return values;
}

/** The value as an officer would write it; null where the condition asked for an absence. */
function writtenValue(field: Field, declaration: KnownDeclaration, item: KnownItem | undefined): unknown {
  const value = field.read(declaration, item);
  return value === undefined ? null : written(field, value);
}

function written(field: Field, value: NonNullable<FieldValue>): unknown {
  return field.type === 'moment' && typeof value === 'number' ? new Date(value).toISOString() : value;
}
