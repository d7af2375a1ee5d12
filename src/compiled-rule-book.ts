import { createHash } from 'node:crypto';
import { canonicalJson } from './domain/canonical-json.ts';
import { fieldsOf } from './domain/condition.ts';
import type { Fault } from './domain/problem.ts';
import type { RuleBook } from './domain/rule-book.ts';
import { checkProfile, dataNotLoaded } from './identify/profiles/check-profile.ts';
import {
  type CompiledProfiles,
  compileProfiles,
  compilingProfiles,
} from './identify/profiles/compile-profiles.ts';

/** Everything that decides, made ready once and never changed, under the hash of its content. */
export type CompiledRuleBook = {
  readonly hash: string;
  readonly ruleBook: RuleBook;
  readonly profiles: CompiledProfiles;
};

/** What is wrong with the profiles of a rule book; paths begin at the profile's index. */
export function faultsOf(ruleBook: Pick<RuleBook, 'profiles' | 'lists'>): readonly Fault[] {
  return ruleBook.profiles.flatMap((profile, index) =>
    checkProfile(profile, ruleBook.lists).map((fault) => ({ ...fault, steps: [index, ...fault.steps] })),
  );
}

/** What profiles ask for that cannot be loaded; they are taken, but nobody should think that they match. */
export function remarksOn(ruleBook: Pick<RuleBook, 'profiles'>): readonly Fault[] {
  return ruleBook.profiles.flatMap((profile, index) =>
    dataNotLoaded(profile, fieldsOf(profile.when)).map((fault) => ({
      ...fault,
      steps: [index, ...fault.steps],
    })),
  );
}

/** A rule book with its canonical text, which is what is stored, and the hash of that. */
export type HashedRuleBook = {
  readonly hash: string;
  readonly text: string;
  readonly ruleBook: RuleBook;
};

/**
 * A rule book under the hash of its content. Profiles are put in the order of their ids, and lists in that of
 * their values: neither order means anything, so neither may change the hash.
 */
export function hashRuleBook(ruleBook: RuleBook): HashedRuleBook {
  const ordered = {
    ...ruleBook,
    profiles: [...ruleBook.profiles].sort((a, b) => (a.id < b.id ? -1 : 1)),
    lists: Object.fromEntries(
      Object.entries(ruleBook.lists).map(([name, values]) => [name, inOrder(values)]),
    ),
  };
  const text = ruleBookText(ordered);
  const hash = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return { hash, text, ruleBook: ordered };
}

/** Compiles a rule book without faults. */
export function compileRuleBook(ruleBook: RuleBook): CompiledRuleBook {
  const { hash, ruleBook: ordered } = hashRuleBook(ruleBook);
  return { hash, ruleBook: ordered, profiles: compileProfiles(ordered.profiles, ordered.lists) };
}

/** The same for one whose hash is known, with pauses, in which whoever compiles can let others go on. */
export function* compilingRuleBook({
  hash,
  ruleBook,
}: HashedRuleBook): Generator<undefined, CompiledRuleBook> {
  return { hash, ruleBook, profiles: yield* compilingProfiles(ruleBook.profiles, ruleBook.lists) };
}

/** The values of a list in one order, texts before numbers. */
function inOrder(values: readonly (string | number)[]): readonly (string | number)[] {
  const texts = values.filter((value) => typeof value === 'string').sort();
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  return [...texts, ...numbers];
}

/** The canonical text of a rule book: what is stored, and what the hash is of. */
export function ruleBookText(ruleBook: RuleBook): string {
  return canonicalJson(ruleBook);
}
