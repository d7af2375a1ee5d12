import type { FoundRow } from './history-of-parties.ts';

/** A declaration on which something was found, with the version the newest finding is on; seconds since 1970. */
export type Inspection<Traces> = {
  readonly at: number;
  readonly isViolation: boolean;
  readonly traces: Traces;
};

type Version<Traces> = { readonly first: number; readonly sequence: number; readonly traces: Traces };

/**
 * What was found, declaration by declaration, as the history counts it: one inspection and at most one violation, when
 * the newest finding was recorded. A later finding on the same version and item stands in the place of the earlier one.
 */
export class FoundDeclarations<Traces> {
  readonly #byVersion: ReadonlyMap<number, readonly FoundRow[]>;
  readonly #versions = new Map<number, Version<Traces>[]>();
  /** What was found on each declaration, in order; made when all versions were seen. */
  #all: readonly (readonly Found<Traces>[])[] | undefined;

  constructor(findings: readonly FoundRow[]) {
    this.#byVersion = Map.groupBy(findings, ({ declaration }) => declaration);
  }

  has(sequence: number): boolean {
    return this.#byVersion.has(sequence);
  }

  /** The findings on a version, in the order they were recorded. */
  on(sequence: number): readonly FoundRow[] {
    return this.#byVersion.get(sequence) ?? [];
  }

  /** A version with findings, of the declaration whose first version has the sequence `first`. */
  see(version: Version<Traces>): void {
    const known = this.#versions.get(version.first);
    if (known === undefined) this.#versions.set(version.first, [version]);
    else known.push(version);
  }

  /** Every finding on versions of some traces, the last recorded first. */
  findingsOn(isAsked: (traces: Traces) => boolean): readonly FoundRow[] {
    return [...this.#versions.values()]
      .flat()
      .filter(({ traces }) => isAsked(traces))
      .flatMap(({ sequence }) => this.on(sequence))
      .sort((a, b) => b.sequence - a.sequence);
  }

  /** What was found by findings recorded up to a moment, or before it; in milliseconds. */
  asOf(isKnown: (at: number) => boolean): readonly Inspection<Traces>[] {
    this.#all ??= [...this.#versions.values()].map((versions) =>
      versions
        .flatMap((version) => this.on(version.sequence).map((finding) => ({ version, finding })))
        .sort((a, b) => a.finding.sequence - b.finding.sequence),
    );
    return this.#all.flatMap((found) => {
      const known = found.every(({ finding }) => isKnown(finding.at))
        ? found
        : found.filter(({ finding }) => isKnown(finding.at));
      const newest = known.at(-1);
      return newest === undefined ? [] : [inspectionOf(known, newest)];
    });
  }
}

type Found<Traces> = { readonly version: Version<Traces>; readonly finding: FoundRow };

function inspectionOf<Traces>(
  known: readonly Found<Traces>[],
  { version, finding }: Found<Traces>,
): Inspection<Traces> {
  const standing = new Map<string, FoundRow>();
  if (known.length > 1)
    for (const each of known)
      standing.set(`${each.finding.declaration} ${each.finding.item ?? ''}`, each.finding);
  const results = known.length > 1 ? [...standing.values()] : [finding];
  return {
    at: Math.floor(finding.at / 1_000),
    isViolation: results.some(({ result }) => result === 'violation'),
    traces: version.traces,
  };
}
