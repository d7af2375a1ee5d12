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
    const paths = profiles.map(({ profile }) => accessPath(profile.when, lists));
    this.#foundIn = new Uint32Array(profiles.length);
    this.#always = paths.flatMap((path, index) => (path === undefined ? [index] : []));
    const fields = new Set(paths.flatMap((path) => path?.path ?? []));
    this.#postings = [...fields].flatMap((field) => postingsOf(field, paths, slots) ?? []);
  }

  /** Indexes of the profiles worth asking, in ascending order. */
  candidates(header: Row, items: readonly Row[]): readonly number[] {
    this.#beginRound();
    const found = this.#always.slice();
    for (const postings of this.#postings) {
      const { scope, index } = postings.slot;
      if (scope === 'header') this.#collect(postings, header[index], found);
      else for (const item of items) this.#collect(postings, item[index], found);
    }
    return found.length === this.#always.length ? found : found.sort(ascending);
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

function ascending(a: number, b: number): number {
  return a - b;
}

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

/** The most selective text predicate that must hold, or undefined when none must. */
function accessPath(condition: Condition, lists: NamedLists): AccessPath | undefined {
  if ('any' in condition || 'not' in condition) return undefined;
  if (!('all' in condition)) return accessPathOf(condition, lists);
  const paths = condition.all.flatMap((part) => accessPath(part, lists) ?? []);
  return paths.sort((a, b) => breadth(a) - breadth(b))[0];
}

/** How much of the traffic a path lets through, roughly: more texts and shorter prefixes let more. */
function breadth({ values, isPrefix }: AccessPath): number {
  if (!isPrefix) return values.length;
  return values.reduce((sum, value) => sum + 10 ** Math.max(0, 4 - value.length), 0);
}

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
