import { runInThread } from '../run-in-thread.ts';
import { readManifest } from './manifest.ts';

/** What one question may take. */
export type QuestionLimits = { readonly milliseconds: number; readonly megabytes: number };

export const defaultQuestionLimits: QuestionLimits = { milliseconds: 60_000, megabytes: 768 };

/** The columns a thread asks, of those that may be begun anew meanwhile. */
export type AskedColumns = { readonly folder: string; readonly beginning: string };

type Unanswered = { readonly kind: 'not-ready' | 'too-long' | 'too-much-memory' };

/** Lets a module answer from columns in a thread of its own; what it took of memory ends with it. */
export async function answerInThread<Answer>(
  module: URL,
  data: AskedColumns,
  limits: QuestionLimits,
  signal: AbortSignal,
): Promise<Answer | Unanswered> {
  try {
    const outcome = await runInThread<Answer>(module, data, { ...limits, signal });
    if (outcome.kind === 'answered') return outcome.answer;
    if (outcome.kind === 'ended') throw new Error('The thread of a question ended before it answered');
    return outcome;
  } catch (error) {
    signal.throwIfAborted();
    // The columns may have been begun anew while they were read; then nothing is wrong with them.
    if (readManifest(data.folder)?.folder !== data.beginning) return { kind: 'not-ready' };
    throw error;
  }
}
