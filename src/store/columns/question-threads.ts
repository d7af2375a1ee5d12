import { Places } from '../../app/places.ts';
import type { AskedHistory, HistoryQuestions } from '../../app/ports/history-questions.ts';
import type { HistoryStore } from '../../app/ports/history-store.ts';
import { runInThread } from '../run-in-thread.ts';
import { readManifest } from './manifest.ts';
import { manifestOf } from './manifest-of.ts';
import type { QuestionWorkerData } from './question-worker.ts';

/** One is answered at a time; so many may wait for it, and so many of one person ask and wait. */
const mostWaiting = 8;
const mostOfOne = 3;
/** What one question may take. */
const defaultLimits: QuestionLimits = { milliseconds: 60_000, megabytes: 768 };

type QuestionLimits = { readonly milliseconds: number; readonly megabytes: number };

/**
 * Answers questions to the columns in a folder, each in a thread of its own and one after another: the node goes on
 * deciding, and what a question took of memory ends with it.
 */
export function questionThreads(
  folder: string,
  store: Pick<HistoryStore, 'hashOf'>,
  limits: QuestionLimits = defaultLimits,
): HistoryQuestions {
  const places = new Places(1, mostWaiting, mostOfOne);
  return {
    async ask(question, lists, visitor) {
      const answered = await places.within(async (): Promise<AskedHistory> => {
        const manifest = await manifestOf(folder, store);
        if (manifest === undefined) return { kind: 'not-ready' };
        return inThread({ folder, beginning: manifest.folder, question, lists }, limits, visitor.signal);
      }, visitor);
      return answered === 'full' ? { kind: 'busy' } : answered;
    },
  };
}

async function inThread(
  data: QuestionWorkerData,
  limits: QuestionLimits,
  signal: AbortSignal,
): Promise<AskedHistory> {
  const module = new URL('./question-worker.ts', import.meta.url);
  try {
    const outcome = await runInThread<AskedHistory>(module, data, { ...limits, signal });
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
