import type { Site } from '../running/site.ts';
import type { Figure } from './figure.ts';

/** Something that must hold whatever the speed: an answer that is wrong quickly is worth nothing. */
export type Check = { readonly name: string; readonly holds: boolean; readonly detail: string };

/** What a run of a benchmark found. */
export type Measured = {
  readonly kind: 'measured';
  /** What the figures were taken under, a sentence each. */
  readonly conditions: readonly string[];
  readonly figures: readonly Figure[];
  readonly checks: readonly Check[];
};

/** A benchmark that cannot be run here, with the reason in a sentence. */
export type Skipped = { readonly kind: 'skipped'; readonly why: string };

export type Failed = { readonly kind: 'failed'; readonly why: string };

/** What a benchmark is given. */
export type Setting = {
  /** Small sizes, which show that it works and not how fast it is. */
  readonly isQuick: boolean;
  /** Folders and processes of this run; all of them are gone when it ends. */
  readonly site: Site;
  /** Tells how far it is; never a result. */
  readonly tell: (line: string) => void;
};

export type Benchmark = {
  readonly name: string;
  /** What is measured, in a line. */
  readonly about: string;
  readonly run: (setting: Setting) => Promise<Measured | Skipped>;
};

export type BenchmarkResult = { readonly name: string; readonly about: string } & (
  | Measured
  | Skipped
  | Failed
);

/** Runs something so many times, telling of each, and collects what came of it. */
export async function repeat<Result>(
  times: number,
  tell: (line: string) => void,
  once: (repetition: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let repetition = 1; repetition <= times; repetition++) {
    tell(`repetition ${repetition} of ${times}`);
    results.push(await once(repetition));
  }
  return results;
}
