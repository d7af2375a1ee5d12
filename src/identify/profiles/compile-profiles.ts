import { fieldsOf } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import { type Day, utcDayOf } from '../../domain/moment.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import type { Field } from './field.ts';
import { fieldAt } from './field-catalogue.ts';
import { FieldSlots } from './field-slots.ts';
import { ProfileIndex } from './profile-index.ts';

/** A profile that matched, with the sequences of the items that satisfied it; none when it asks about no item. */
export type ProfileMatch = { readonly profile: CompiledProfile; readonly items: readonly number[] };

/** Profiles made ready, with the slots they share. */
export type CompiledProfiles = {
  readonly slots: FieldSlots;
  readonly profiles: readonly CompiledProfile[];
  readonly index: ProfileIndex;
};

/** Makes checked profiles ready; an unchecked one throws. */
export function compileProfiles(profiles: readonly RiskProfile[], lists: NamedLists): CompiledProfiles {
  const slots = new FieldSlots();
  const fieldAtPath = rememberedFields();
  const compiled = profiles.map((profile) => compileProfile(profile, fieldAtPath));
  const indexed = compiled.map(({ profile, itemFields }) => ({
    when: profile.when,
    scope: itemFields.length > 0 ? ('item' as const) : ('header' as const),
    offices: profile.offices,
  }));
  return { slots, profiles: compiled, index: new ProfileIndex(indexed, slots, lists, fieldAtPath) };
}

function compileProfile(profile: RiskProfile, fieldAtPath: (path: string) => Field): CompiledProfile {
  const fields = fieldsOf(profile.when).map(fieldAtPath);
  return {
    profile,
    headerFields: fields.filter((field) => field.scope === 'header'),
    itemFields: fields.filter((field) => field.scope === 'item'),
    offices: profile.offices === undefined ? undefined : new Set<string>(profile.offices),
    firstDay: profile.validFrom?.slice(0, 10) ?? '',
    lastDay: profile.validTo?.slice(0, 10) ?? '9999-12-31',
  };
}

/** Fields by their paths, each made once however many profiles mention it. */
function rememberedFields(): (path: string) => Field {
  const known = new Map<string, Field>();
  return (path) => {
    const field = known.get(path) ?? fieldAt(path);
    if (field === undefined) throw new Error(`Field ${path} was to be checked before it is compiled`);
    known.set(path, field);
    return field;
  };
}

/** The profiles that match a declaration, in the order they were given. */
export function matchProfiles(compiled: CompiledProfiles, declaration: Declaration): readonly ProfileMatch[] {
  const { slots, profiles, index } = compiled;
  const header = slots.headerRow(declaration);
  const items = declaration.items.map((item) => slots.itemRow(declaration, item));
  const day = utcDayOf(declaration.lodgedAt);
  const found = index.match(header, items, (place) => applies(profiles[place], declaration, day));
  const matches: ProfileMatch[] = [];
  for (const { profile: place, items: matched } of found.toSorted((a, b) => a.profile - b.profile)) {
    const profile = profiles[place];
    if (profile !== undefined) matches.push({ profile, items: sequencesOf(matched, declaration.items) });
  }
  return matches;
}

function applies(profile: CompiledProfile | undefined, declaration: Declaration, day: Day): boolean {
  if (profile === undefined) return false;
  const { flow } = profile.profile;
  if (flow !== undefined && flow !== declaration.flow) return false;
  if (profile.offices !== undefined && !profile.offices.has(declaration.office)) return false;
  return day >= profile.firstDay && day <= profile.lastDay;
}

function sequencesOf(places: readonly number[], items: readonly GoodsItem[]): readonly number[] {
  const sequences: number[] = [];
  for (const place of places) sequences.push(items[place]?.sequence ?? 0);
  return sequences.length < 2 ? sequences : sequences.sort((a, b) => a - b);
}
