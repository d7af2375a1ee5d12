import { fieldsOf } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { type Day, utcDayOf } from '../../domain/moment.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { compileCondition } from './compile-condition.ts';
import type { CompiledProfile } from './compiled-profile.ts';
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
  const compiled = profiles.map((profile) => compileProfile(profile, slots, lists));
  return { slots, profiles: compiled, index: new ProfileIndex(compiled, slots, lists) };
}

function compileProfile(profile: RiskProfile, slots: FieldSlots, lists: NamedLists): CompiledProfile {
  const fields = fieldsOf(profile.when).flatMap((path) => fieldAt(path) ?? []);
  return {
    profile,
    fields,
    scope: fields.some((field) => field.scope === 'item') ? 'item' : 'header',
    holds: compileCondition(profile.when, slots, lists),
    offices: profile.offices === undefined ? undefined : new Set<string>(profile.offices),
    firstDay: profile.validFrom?.slice(0, 10) ?? '',
    lastDay: profile.validTo?.slice(0, 10) ?? '9999-12-31',
  };
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
    if (candidate.scope === 'header') {
      if (candidate.holds(header, noItem) === True) matches.push({ profile: candidate, items: [] });
      continue;
    }
    const satisfied = satisfyingItems(candidate, declaration, header, items);
    if (satisfied.length > 0) matches.push({ profile: candidate, items: satisfied });
  }
  return matches;
}

function applies(candidate: CompiledProfile, declaration: Declaration, day: Day): boolean {
  const { flow } = candidate.profile;
  if (flow !== undefined && flow !== declaration.flow) return false;
  if (candidate.offices !== undefined && !candidate.offices.has(declaration.office)) return false;
  return day >= candidate.firstDay && day <= candidate.lastDay;
}

const noSequences: readonly number[] = [];

function satisfyingItems(
  candidate: CompiledProfile,
  declaration: Declaration,
  header: Row,
  items: readonly Row[],
): readonly number[] {
  let satisfied: number[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const row = items[index];
    const item = declaration.items[index];
    if (row === undefined || item === undefined || candidate.holds(header, row) !== True) continue;
    satisfied ??= [];
    satisfied.push(item.sequence);
  }
  return satisfied === undefined ? noSequences : satisfied.sort((a, b) => a - b);
}
