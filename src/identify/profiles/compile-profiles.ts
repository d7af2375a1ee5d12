import { type Condition, fieldsOf } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import { type Day, utcDayOf } from '../../domain/moment.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { compileCondition } from './compile-condition.ts';
import type { CompiledCondition } from './compile-predicate.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import type { Field } from './field.ts';
import { fieldAt } from './field-catalogue.ts';
import { FieldSlots, type Row } from './field-slots.ts';
import { ProfileIndex } from './profile-index.ts';
import { True } from './truth.ts';

/** A profile that matched, with the sequences of the items that satisfied it; none when it asks about no item. */
export type ProfileMatch = { readonly profile: CompiledProfile; readonly items: readonly number[] };

/** Profiles made ready, with the slots they share. */
export type CompiledProfiles = {
  readonly slots: FieldSlots;
  readonly profiles: readonly CompiledProfile[];
  readonly index: ProfileIndex;
};

const noItem: Row = [];

/** Makes checked profiles ready; an unchecked one throws. */
export function compileProfiles(profiles: readonly RiskProfile[], lists: NamedLists): CompiledProfiles {
  const slots = new FieldSlots();
  const compiled = profiles.map((profile, place) => compileProfile(profile, place, slots, lists));
  return { slots, profiles: compiled, index: new ProfileIndex(compiled, slots, lists) };
}

function compileProfile(
  profile: RiskProfile,
  place: number,
  slots: FieldSlots,
  lists: NamedLists,
): CompiledProfile {
  const fields = fieldsIn(profile.when);
  const parts = 'all' in profile.when ? profile.when.all : [profile.when];
  const [ofItem, ofHeader] = [parts.filter(concernsItem), parts.filter((part) => !concernsItem(part))];
  return {
    profile,
    place,
    headerFields: fields.filter((field) => field.scope === 'header'),
    itemFields: fields.filter((field) => field.scope === 'item'),
    ofHeader: compileCondition({ all: ofHeader }, slots, lists),
    ofItem: ofItem.length === 0 ? undefined : compileCondition({ all: ofItem }, slots, lists),
    offices: profile.offices === undefined ? undefined : new Set<string>(profile.offices),
    firstDay: profile.validFrom?.slice(0, 10) ?? '',
    lastDay: profile.validTo?.slice(0, 10) ?? '9999-12-31',
  };
}

function fieldsIn(condition: Condition): readonly Field[] {
  return fieldsOf(condition).flatMap((path) => fieldAt(path) ?? []);
}

function concernsItem(condition: Condition): boolean {
  return fieldsIn(condition).some((field) => field.scope === 'item');
}

/** The profiles that match a declaration, in the order they were given. */
export function matchProfiles(compiled: CompiledProfiles, declaration: Declaration): readonly ProfileMatch[] {
  const header = compiled.slots.headerRow(declaration);
  const items = declaration.items.map((item) => compiled.slots.itemRow(declaration, item));
  const day = utcDayOf(declaration.lodgedAt);
  const matches: ProfileMatch[] = [];
  for (const index of compiled.index.candidates(header, items)) {
    const candidate = compiled.profiles[index];
    if (candidate === undefined || !applies(candidate, declaration, day)) continue;
    if (candidate.ofHeader(header, noItem) !== True) continue;
    const satisfied = candidate.ofItem && satisfyingItems(candidate.ofItem, declaration.items, header, items);
    if (satisfied?.length !== 0) matches.push({ profile: candidate, items: satisfied ?? noSequences });
  }
  return matches.length < 2 ? matches : matches.sort((a, b) => a.profile.place - b.profile.place);
}

function applies(candidate: CompiledProfile, declaration: Declaration, day: Day): boolean {
  const { flow } = candidate.profile;
  if (flow !== undefined && flow !== declaration.flow) return false;
  if (candidate.offices !== undefined && !candidate.offices.has(declaration.office)) return false;
  return day >= candidate.firstDay && day <= candidate.lastDay;
}

const noSequences: readonly number[] = [];

function satisfyingItems(
  ofItem: CompiledCondition,
  items: readonly GoodsItem[],
  header: Row,
  rows: readonly Row[],
): readonly number[] {
  let satisfied: number[] | undefined;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const item = items[index];
    if (row === undefined || item === undefined || ofItem(header, row) !== True) continue;
    satisfied ??= [];
    satisfied.push(item.sequence);
  }
  return satisfied === undefined ? noSequences : satisfied.sort((a, b) => a - b);
}
