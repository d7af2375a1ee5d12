import type { Condition, Predicate } from '../../domain/condition.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import { fieldAt } from './field-catalogue.ts';
import type { FieldSlots, Row, SlotRef } from './field-slots.ts';

/**
 * A question that a profile cannot match without: one of these texts must stand in the field, or begin it.
 */
type AccessPath = { readonly path: string; readonly values: readonly string[]; readonly isPrefix: boolean };

/** Profiles by the texts they need in one field. */
type Postings = {
  readonly slot: SlotRef;
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: ReadonlyMap<string, readonly number[]>;
  readonly prefixLengths: readonly number[];
};

/**
 * Finds the profiles worth asking: those whose access path fits one of the declaration's values, and those
 * that have none. It only leaves out profiles that cannot match, which property tests hold it to.
 */
export class ProfileIndex {
  readonly #postings: readonly Postings[];
  readonly #always: readonly number[];
  /** The round in which each profile was last found: one array for all declarations, with nothing to clear. */
  readonly #foundIn: Uint32Array;
  #round = 0;

  constructor(profiles: readonly CompiledProfile[], slots: FieldSlots, lists: NamedLists) {
    const possible = profiles.map(({ profile }) => accessPaths(profile.when, lists));
    const variety = varietyOf(possible.flat());
    const paths = possible.map((each) => narrowest(each, variety));
    this.#foundIn = new Uint32Array(profiles.length);
    this.#always = paths.flatMap((path, index) => (path === undefined ? [index] : []));
    const fields = new Set(paths.flatMap((path) => path?.path ?? []));
    this.#postings = [...fields].flatMap((field) => postingsOf(field, paths, slots) ?? []);
  }

  /** Indexes of the profiles worth asking, each once, in no order. */
  candidates(header: Row, items: readonly Row[]): readonly number[] {
    this.#beginRound();
    const found = this.#always.slice();
    for (const postings of this.#postings) {
      const { scope, index } = postings.slot;
      if (scope === 'header') this.#collect(postings, header[index], found);
      else for (const item of items) this.#collect(postings, item[index], found);
    }
    return found;
  }

  #beginRound(): void {
    if (this.#round === lastRound) {
      this.#foundIn.fill(0);
      this.#round = 0;
    }
    this.#round += 1;
  }

  #collect(postings: Postings, slot: Row[number], found: number[]): void {
    if (typeof slot === 'object') {
      for (const element of slot) this.#collect(postings, element, found);
    } else if (typeof slot === 'string') {
      this.#add(postings.exact.get(slot), found);
      for (const length of postings.prefixLengths) {
        if (length <= slot.length) this.#add(postings.prefixes.get(slot.slice(0, length)), found);
      }
    }
  }

  #add(profiles: readonly number[] | undefined, found: number[]): void {
    if (profiles === undefined) return;
    for (const profile of profiles) {
      if (this.#foundIn[profile] === this.#round) continue;
      this.#foundIn[profile] = this.#round;
      found.push(profile);
    }
  }
}

const lastRound = 2 ** 32 - 1;

function postingsOf(
  field: string,
  paths: readonly (AccessPath | undefined)[],
  slots: FieldSlots,
): Postings | undefined {
  const known = fieldAt(field);
  if (known === undefined) return undefined;
  const exact = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  for (const [profile, path] of paths.entries()) {
    if (path?.path !== field) continue;
    const postings = path.isPrefix ? prefixes : exact;
    for (const value of new Set(path.values)) {
      const listed = postings.get(value);
      if (listed === undefined) postings.set(value, [profile]);
      else listed.push(profile);
    }
  }
  const prefixLengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort(
    (a, b) => a - b,
  );
  return { slot: slots.slotFor(known), exact, prefixes, prefixLengths };
}

/** The text predicates that must hold, each of which could lead to the profile. */
function accessPaths(condition: Condition, lists: NamedLists): readonly AccessPath[] {
  if ('any' in condition || 'not' in condition) return [];
  if ('all' in condition) return condition.all.flatMap((part) => accessPaths(part, lists));
  const path = accessPathOf(condition, lists);
  return path === undefined ? [] : [path];
}

/** How many different texts the profiles ask for in each field: a sign of how many there are. */
function varietyOf(paths: readonly AccessPath[]): ReadonlyMap<string, number> {
  const values = Map.groupBy(paths, ({ path }) => path);
  return new Map([...values].map(([path, each]) => [path, new Set(each.flatMap((one) => one.values)).size]));
}

function narrowest(
  paths: readonly AccessPath[],
  variety: ReadonlyMap<string, number>,
): AccessPath | undefined {
  const shareOf = (path: AccessPath): number => share(path, variety.get(path.path) ?? 1);
  return [...paths].sort((a, b) => shareOf(a) - shareOf(b))[0];
}

/** What share of the traffic a path lets through, roughly: more texts and shorter prefixes let more. */
function share({ values, isPrefix }: AccessPath, variety: number): number {
  if (!isPrefix) return values.length / Math.max(variety, fewest);
  return values.reduce((sum, value) => sum + 10 ** -Math.min(4, value.length), 0);
}

/** A field is taken to have this many texts, even where the profiles ask for fewer. */
const fewest = 20;

function accessPathOf(predicate: Predicate, lists: NamedLists): AccessPath | undefined {
  if (fieldAt(predicate.field)?.type !== 'text') return undefined;
  const path = predicate.field;
  switch (predicate.op) {
    case 'eq':
      return typeof predicate.value === 'string'
        ? { path, values: [predicate.value], isPrefix: false }
        : undefined;
    case 'in':
      return { path, values: predicate.value.map(String), isPrefix: false };
    case 'inList':
      return { path, values: (lists[predicate.value] ?? []).map(String), isPrefix: false };
    case 'startsWith':
      return {
        path,
        values: typeof predicate.value === 'string' ? [predicate.value] : predicate.value,
        isPrefix: true,
      };
    default:
      return undefined;
  }
}
