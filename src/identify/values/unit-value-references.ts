import type { CurrencyCode } from '../../domain/codes.ts';
import { contentHash } from '../../domain/content-hash.ts';
import type { Day } from '../../domain/moment.ts';
import { growTree, type Learned } from './grow-tree.ts';
import type { Measure } from './measure.ts';
import { monthOf, type ReferenceAccumulator } from './reference-accumulator.ts';
import { ReferenceTree, type WrittenTree } from './reference-tree.ts';

/**
 * How many months references rest on, that of the last day included, all alike. On generated prices that move by 2 % a
 * month twelve months measured best of 2, 4, 6, 9 and 12, and at 6 % a month as well as six to nine.
 */
export const windowMonths = 12;

type Head = {
  readonly kind: 'unit-value-references';
  readonly version: 1;
  readonly currency: CurrencyCode;
  readonly from: Day;
  readonly until: Day;
};

/**
 * What is normal for goods, by commodity code and origin: the snapshot that judges. It never changes, and is named by
 * the hash of its content.
 */
export class UnitValueReferences {
  /** 'sha256:…' of the content. */
  readonly hash: string;
  /** What values are expressed in. */
  readonly currency: CurrencyCode;
  /** The first and last UTC day of what they rest on. */
  readonly from: Day;
  readonly until: Day;
  readonly #trees: ReadonlyMap<string, ReferenceTree>;

  private constructor({ currency, from, until }: Head, hash: string, trees: readonly ReferenceTree[]) {
    this.hash = hash;
    this.currency = currency;
    this.from = from;
    this.until = until;
    this.#trees = new Map(trees.map((tree) => [nameOf(tree.written.measure, tree.written.unit), tree]));
  }

  /** References as they are written; never throws, whatever the lines. */
  static read(lines: Iterable<string>): ReadReferences {
    try {
      return readLines(lines, (head, hash, trees) => new UnitValueReferences(head, hash, trees));
    } catch {
      return { kind: 'unusable', why: 'it holds no references, or not all of them' };
    }
  }

  /** References from trees, in the order of their measures. */
  static of(head: Omit<Head, 'kind' | 'version'>, trees: readonly ReferenceTree[]): UnitValueReferences {
    const whole: Head = { kind: 'unit-value-references', version: 1, ...head };
    const lines = contentLines(whole, trees);
    return new UnitValueReferences(whole, contentHash(lines), trees);
  }

  /** The tree of a measure, by the supplementary unit where it goes by one. */
  tree(measure: Measure, unit = ''): ReferenceTree | undefined {
    return this.#trees.get(nameOf(measure, unit));
  }

  /** The whole as lines of JSON: the hash, then what it is of. */
  *lines(): Generator<string> {
    yield JSON.stringify({ hash: this.hash });
    yield* this.content();
  }

  /** The lines that the hash is of. */
  *content(): Generator<string> {
    const { currency, from, until } = this;
    yield* contentLines({ kind: 'unit-value-references', version: 1, currency, from, until }, [
      ...this.#trees.values(),
    ]);
  }
}

export type ReadReferences =
  | { readonly kind: 'read'; readonly references: UnitValueReferences }
  | { readonly kind: 'unusable'; readonly why: string };

function readLines(
  lines: Iterable<string>,
  make: (head: Head, hash: string, trees: readonly ReferenceTree[]) => UnitValueReferences,
): ReadReferences {
  const [first = '', ...content] = lines;
  const { hash } = JSON.parse(first) as { readonly hash?: string };
  const [headLine = '', ...treeLines] = content;
  const head = JSON.parse(headLine) as Head;
  if (head.kind !== 'unit-value-references') return { kind: 'unusable', why: 'it holds no references' };
  if (head.version !== 1) return { kind: 'unusable', why: 'it is of a version that is not known here' };
  if (hash === undefined || contentHash(content) !== hash)
    return { kind: 'unusable', why: 'its content is not what its hash names' };
  const trees = treeLines.map((line) => new ReferenceTree(JSON.parse(line) as WrittenTree));
  return { kind: 'read', references: make(head, hash, trees) };
}

/**
 * References as of a UTC day from what was observed, over the months before it. What was observed later in the month of
 * that day counts too: whoever wants it left out does not add it. Undefined where nothing was observed in that time.
 * Learned variances and effects may be held, to compare what one more value does.
 */
export function referencesOf(
  accumulator: ReferenceAccumulator,
  until = accumulator.period?.until,
  held?: UnitValueReferences,
): UnitValueReferences | undefined {
  if (until === undefined || accumulator.period === undefined) return undefined;
  const last = monthOf(until);
  const window = { from: last - windowMonths + 1, until: last };
  const trees = accumulator.measures.flatMap(
    (cells) => growTree(cells, window, learnedIn(held, cells)) ?? [],
  );
  if (trees.length === 0) return undefined;
  trees.sort((a, b) =>
    nameOf(a.written.measure, a.written.unit) < nameOf(b.written.measure, b.written.unit) ? -1 : 1,
  );
  const from = laterOf(accumulator.period.from, firstDayOfWindow(until));
  const head = { currency: accumulator.currency, from, until };
  return UnitValueReferences.of(head, trees);
}

/** The first UTC day that references as of a day rest on. */
export function firstDayOfWindow(until: Day): Day {
  return dayOfMonth(monthOf(until) - windowMonths + 1);
}

function learnedIn(
  held: UnitValueReferences | undefined,
  { measure, unit }: { readonly measure: Measure; readonly unit: string },
): Learned | undefined {
  return held?.tree(measure, unit)?.written;
}

function* contentLines(head: Head, trees: readonly ReferenceTree[]): Generator<string> {
  yield JSON.stringify(head);
  for (const { written } of trees) yield JSON.stringify(written);
}

function nameOf(measure: Measure, unit: string): string {
  return `${measure} ${unit}`;
}

function laterOf(one: Day, other: Day): Day {
  if (one < other) return other;
  return one;
}

function dayOfMonth(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day;
}
