import { createHash } from 'node:crypto';
import { canonicalJson } from './domain/canonical-json.ts';
import { canonicalList } from './domain/canonical-list.ts';
import { fieldsOf } from './domain/condition.ts';
import type { Fault } from './domain/problem.ts';
import type { RiskProfile } from './domain/risk-profile.ts';
import type { NamedLists, RuleBook } from './domain/rule-book.ts';
import type { DataNeed } from './identify/fields/field.ts';
import { checkProfile, dataNotLoaded } from './identify/profiles/check-profile.ts';
import {
  type CompiledProfiles,
  compileProfiles,
  compilingProfiles,
} from './identify/profiles/compile-profiles.ts';
import { type Doubt, doubtsAbout } from './identify/profiles/doubts.ts';

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

/**
 * What is odd about the profiles of a rule book without faults: they are taken, but nobody should think that they
 * do what was meant. Among it what rests on data that are not loaded.
 */
export function remarksOn(
  ruleBook: Pick<RuleBook, 'profiles' | 'lists'>,
  loaded: ReadonlySet<DataNeed>,
): readonly Fault[] {
  return ruleBook.profiles.flatMap((profile, index) =>
    [
      ...doubtsAbout(profile, ruleBook.lists).map(withoutVerdict),
      ...dataNotLoaded(profile, fieldsOf(profile.when), ruleBook.lists, loaded),
    ].map((fault) => ({ ...fault, steps: [index, ...fault.steps] })),
  );
}

/** What in a profile without faults can only be a mistake; paths begin at the profile. */
export function mistakesIn(profile: RiskProfile, lists: NamedLists): readonly Fault[] {
  return doubtsAbout(profile, lists)
    .filter(({ isMistake }) => isMistake)
    .map(withoutVerdict);
}

function withoutVerdict({ isMistake: _, ...fault }: Doubt): Fault {
  return fault;
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
      Object.entries(ruleBook.lists).map(([name, values]) => [name, canonicalList(values).elements]),
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

/**
 * The canonical text of a rule book, whatever the order of its lists: what the hash is of. The text of a list is
 * made once, however many rule books it goes into.
 */
export function ruleBookText(ruleBook: RuleBook): string {
  const names = Object.keys(ruleBook.lists).sort();
  const lists = names.map(
    (name) => `${JSON.stringify(name)}:${canonicalList(ruleBook.lists[name] ?? []).text}`,
  );
  const members = Object.entries(ruleBook)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, member]) =>
        `${JSON.stringify(key)}:${key === 'lists' ? `{${lists.join(',')}}` : canonicalJson(member)}`,
    );
  return `{${members.join(',')}}`;
}
