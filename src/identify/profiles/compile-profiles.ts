import { fieldsOf } from '../../domain/condition.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { Field } from '../fields/field.ts';
import { FieldSlots } from '../fields/field-slots.ts';
import { boundFieldAt } from '../lookups/bound-field.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import { DeclaredValues } from './index/declared-values.ts';
import type { MatchBuffer } from './index/match-buffer.ts';
import { type Entry, EntryWriter, mostTelling } from './index/profile-entries.ts';
import { ProfileIndex } from './index/profile-index.ts';

/** A profile that matched, with the sequences of the items that satisfied it; none when it asks about no item. */
export type ProfileMatch = { readonly profile: CompiledProfile; readonly items: readonly number[] };

/** Profiles made ready, with the slots they share. */
export type CompiledProfiles = {
  readonly slots: FieldSlots;
  readonly profiles: readonly CompiledProfile[];
  readonly index: ProfileIndex;
  readonly values: DeclaredValues;
};

/** Profiles made ready between two pauses: some milliseconds' work. */
const portion = 200;

/** Makes checked profiles ready; an unchecked one throws. */
export function compileProfiles(profiles: readonly RiskProfile[], lists: NamedLists): CompiledProfiles {
  const steps = compilingProfiles(profiles, lists);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with pauses, in which whoever compiles can let others go on. */
export function* compilingProfiles(
  profiles: readonly RiskProfile[],
  lists: NamedLists,
): Generator<undefined, CompiledProfiles> {
  const slots = new FieldSlots();
  const fieldAtPath = rememberedFields(lists);
  const writer = new EntryWriter(slots, lists, fieldAtPath);
  const compiled: CompiledProfile[] = [];
  const entries: Entry[] = [];
  for (const [owner, profile] of profiles.entries()) {
    if (owner % portion === portion - 1) yield;
    compiled.push(compileProfile(profile, fieldAtPath));
    entries.push(...writer.entriesOf(profile, owner));
  }
  yield;
  const { fields } = writer;
  const found = entries.map((entry) => mostTelling(entry, fields));
  yield;
  const index = new ProfileIndex({
    entries,
    found,
    profiles: profiles.length,
    concernsItem: (profile) => (compiled[profile]?.itemFields.length ?? 0) > 0,
    fields,
    numbers: [...writer.numbers.values()],
  });
  return { slots, profiles: compiled, index, values: new DeclaredValues(slots, index) };
}

function compileProfile(profile: RiskProfile, fieldAtPath: (path: string) => Field): CompiledProfile {
  const fields = fieldsOf(profile.when).map(fieldAtPath);
  return {
    profile,
    headerFields: fields.filter((field) => field.scope === 'header'),
    itemFields: fields.filter((field) => field.scope === 'item'),
  };
}

/** Fields by their paths, each made once however many profiles mention it. */
function rememberedFields(lists: NamedLists): (path: string) => Field {
  const known = new Map<string, Field>();
  return (path) => {
    const field = known.get(path) ?? boundFieldAt(path, lists);
    known.set(path, field);
    return field;
  };
}

/**
 * The places of the profiles that match a declaration, and of the items by which they do; good until the next
 * declaration is asked.
 */
export function matchPlaces({ index, values }: CompiledProfiles, declaration: KnownDeclaration): MatchBuffer {
  return index.match(values.of(declaration));
}

/** The profiles that match a declaration, in the order they were given. */
export function matchProfiles(
  compiled: CompiledProfiles,
  declaration: KnownDeclaration,
): readonly ProfileMatch[] {
  return matchesIn(compiled, matchPlaces(compiled, declaration), (item) => declaration.items[item]?.sequence);
}

/**
 * What was found, as matches in the order of the profiles; items are told by their sequences, which are asked for by
 * their places. The buffer is put in order.
 */
export function matchesIn(
  { profiles }: CompiledProfiles,
  found: MatchBuffer,
  sequenceOf: (item: number) => number | undefined,
): readonly ProfileMatch[] {
  found.settle();
  const matches: ProfileMatch[] = [];
  let at = 0;
  while (at < found.length) {
    const place = found.profileAt(at);
    const items: number[] = [];
    for (; at < found.length && found.profileAt(at) === place; at++) {
      const item = found.placeAt(at);
      if (item !== -1) items.push(sequenceOf(item) ?? 0);
    }
    const profile = profiles[place];
    // Items may stand in another order than that of their sequences.
    if (items.length > 1) items.sort((a, b) => a - b);
    if (profile !== undefined) matches.push({ profile, items });
  }
  return matches;
}
