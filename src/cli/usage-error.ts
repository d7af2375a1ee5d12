import type { Problem } from '../domain/problem.ts';

/** Arguments or files that cannot be used: said in one sentence, or as problems, and exit code 2. */
export class UsageError extends Error {
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}
