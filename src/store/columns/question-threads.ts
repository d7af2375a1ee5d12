import { Places } from '../../app/places.ts';
import type { AskedHistory, HistoryQuestions } from '../../app/ports/history-questions.ts';
import type { HistoryStore } from '../../app/ports/history-store.ts';
import { answerInThread, defaultQuestionLimits, type QuestionLimits } from './answer-in-thread.ts';
import { manifestOf } from './manifest-of.ts';
import type { QuestionWorkerData } from './question-worker.ts';

/** One is answered at a time; so many may wait for it, and so many of one person ask and wait. */
const mostWaiting = 8;
const mostOfOne = 3;

/**
 * Answers questions to the columns in a folder, each in a thread of its own and one after another: the node goes on
 * deciding, and what a question took of memory ends with it.
 */
export function questionThreads(
  folder: string,
  store: Pick<HistoryStore, 'hashOf'>,
  limits: QuestionLimits = defaultQuestionLimits,
): HistoryQuestions {
  const places = new Places(1, mostWaiting, mostOfOne);
  const module = new URL('./question-worker.ts', import.meta.url);
  return {
    async ask(question, lists, visitor) {
      const answered = await places.within(async (): Promise<AskedHistory> => {
        const manifest = await manifestOf(folder, store);
        if (manifest === undefined) return { kind: 'not-ready' };
        const data: QuestionWorkerData = { folder, beginning: manifest.folder, question, lists };
        return answerInThread<AskedHistory>(module, data, limits, visitor.signal);
      }, visitor);
      return answered === 'full' ? { kind: 'busy' } : answered;
    },
  };
}
