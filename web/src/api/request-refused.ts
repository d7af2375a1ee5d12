import type { ProblemDocument } from '../../../src/server/api.ts';

/** A proxy on the way may refuse without a problem document: then only the status is sure. */
export type Refusal = Partial<ProblemDocument> & Pick<ProblemDocument, 'status'>;

/** The server answered, and it was no. */
export class RequestRefused extends Error {
  readonly problem: Refusal;
  /** Seconds the server asks to wait before trying again. */
  readonly retryAfter: number | undefined;

  constructor(problem: Refusal, retryAfter?: number) {
    super(problem.title ?? `HTTP ${problem.status}`);
    this.name = 'RequestRefused';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.problem.status;
  }
}

/** The status of a refusal; undefined when there was no answer at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof RequestRefused ? error.status : undefined;
}
