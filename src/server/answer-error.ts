import type { FastifyError, FastifyRequest } from 'fastify';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { Answer } from './answer.ts';
import { comeBack, type RefusalCode, refusal, refusals } from './refusal.ts';
import type { Serving } from './serving.ts';

/** How long the store may take to say that it is there. */
const patienceMilliseconds = 1_000;

/**
 * The answer to what was thrown while a request was served: a client's mistake that the framework found, a
 * store that is not there, a store that somebody changed behind the record, or a fault of ours, of which the client learns nothing but that it happened.
 */
export async function answerError(
  error: FastifyError,
  request: FastifyRequest,
  serving: Serving,
): Promise<Answer> {
  if (error.validation !== undefined) {
    const problems = error.validation.map((fault) => problemOf(fault, error.validationContext));
    return refusal('malformed-request', 'A part of the address is not valid.', { problems });
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return clientError(error.statusCode);
  }
  if (error instanceof RecordMismatch) {
    request.log.error({ err: error }, 'what is stored is not what the record tells');
    return refusal('record-mismatch', `${error.message} Nothing was done.`);
  }
  if (serving.app.store.isAbsence(error) || !(await isStoreReady(serving))) {
    request.log.warn({ err: error }, 'the store does not answer');
    return comeBack('unavailable', 'The store does not answer.', 2);
  }
  request.log.error({ err: error }, 'a request failed');
  return refusal('failed');
}

/** A mistake the framework found, in our words: its own quote what the client sent. */
export function clientError(status: number): Answer {
  const code = refusalByStatus.get(status) ?? 'malformed-request';
  if (code === 'too-many-requests') return refusal(code, 'The limit of this token is reached.');
  return refusal(code);
}

const refusalByStatus: ReadonlyMap<number, RefusalCode> = new Map(
  (
    [
      'malformed-request',
      'not-found',
      'too-slow',
      'too-large',
      'address-too-long',
      'unsupported-type',
      'too-many-requests',
      'headers-too-large',
    ] as const
  ).map((code) => [refusals[code].status, code]),
);

type ValidationFault = NonNullable<FastifyError['validation']>[number];

const codeByKeyword: Readonly<Record<string, ProblemCode>> = {
  required: 'missing',
  type: 'wrong-type',
  enum: 'not-a-choice',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  maxLength: 'too-long',
  pattern: 'ill-formed-text',
};

function problemOf({ keyword, instancePath, params, message }: ValidationFault, context?: string): Problem {
  const missing = typeof params.missingProperty === 'string' ? `/${params.missingProperty}` : '';
  const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  return {
    source: context === 'params' ? 'path' : 'query',
    path: `${instancePath}${missing}`,
    code: codeByKeyword[keyword] ?? 'wrong-type',
    message: `The value ${message ?? 'is not valid'}${allowed}.`,
  };
}

async function isStoreReady({ app }: Serving): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMilliseconds);
  });
  try {
    return await Promise.race([app.store.isReady(), patience]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
