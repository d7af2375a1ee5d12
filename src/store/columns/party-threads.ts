import { Places } from '../../app/places.ts';
import type { FollowedUpTo } from '../../app/ports/history-columns.ts';
import type { HistoryStore } from '../../app/ports/history-store.ts';
import type { AskedParties, PartyQuestions } from '../../app/ports/party-questions.ts';
import { answerInThread, defaultQuestionLimits, type QuestionLimits } from './answer-in-thread.ts';
import type { PartyWorkerData } from './ask-parties-in-columns.ts';
import { manifestOf } from './manifest-of.ts';

const mostWaiting = 8;
const mostOfOne = 3;
/** So much of what came after the columns is read from the record; where more came, the answer says how far it reaches. */
const mostLater = 2_048;
const laterAtOnce = 256;

/** Answers questions about parties from the columns in a folder and from what came after them, each in a thread of its own. */
export function partyThreads(
  folder: string,
  store: HistoryStore,
  limits: QuestionLimits = defaultQuestionLimits,
): PartyQuestions {
  const places = new Places(1, mostWaiting, mostOfOne);
  const module = new URL('./party-worker.ts', import.meta.url);
  return {
    async ask(question, visitor) {
      const answered = await places.within(async (): Promise<AskedParties> => {
        const manifest = await manifestOf(folder, store);
        if (manifest === undefined) return { kind: 'not-ready' };
        const later = await laterThan(store, manifest.upTo);
        const data: PartyWorkerData = { folder, beginning: manifest.folder, question, later };
        return answerInThread<AskedParties>(module, data, limits, visitor.signal);
      }, visitor);
      return answered === 'full' ? { kind: 'busy' } : answered;
    },
  };
}

async function laterThan(store: HistoryStore, upTo: FollowedUpTo): Promise<PartyWorkerData['later']> {
  // Findings first: each is then on an entry that is read too, unless there are too many of these.
  const findings = await readOn(upTo.findings, (after) => store.findingsAfter(after, laterAtOnce));
  const entries = await readOn(upTo.entries, (after) => store.entriesAfter(after, laterAtOnce));
  return { entries, findings, isCut: entries.length >= mostLater || findings.length >= mostLater };
}

async function readOn<Row extends { readonly sequence: number }>(
  from: number,
  read: (after: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = from; rows.length < mostLater; ) {
    const next = await read(after);
    const last = next.at(-1);
    if (last === undefined) break;
    rows.push(...next);
    after = last.sequence;
  }
  return rows;
}
