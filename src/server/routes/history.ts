import { askHistory } from '../../app/history/ask-history.ts';
import { type HistoryQuestion, mostKeptGroups } from '../../app/history/question/question.ts';
import { readQuestion } from '../../app/history/question/read-question.ts';
import { problemAt } from '../../intake/problems.ts';
import { type Answer, ok } from '../answer.ts';
import type { HistoryAnswerView } from '../api-history.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { historyAnswer, historyQuestion } from '../openapi/history-schemas.ts';
import { operation } from '../operation.ts';
import { comeBack } from '../refusal.ts';
import { refuseContent } from '../refuse-content.ts';
import { ClientLeft, whileThere } from '../while-there.ts';

const comeBackSeconds = 5;

export const askTheHistory = operation({
  id: 'askHistory',
  method: 'POST',
  path: '/history/questions',
  tag: 'history',
  summary: 'Count what satisfies a condition in the history',
  about:
    'Newest versions of the declarations of your offices, a second or two behind the store, after a bulk load some tens; by a field, with sums.',
  // The condition is a criterion, and whoever writes or judges criteria may try one.
  rights: ['profiles.write', 'profiles.approve'],
  body: smallJson('The question', historyQuestion.ref),
  answers: { 200: { about: 'Counts, every share with its interval', schema: historyAnswer.ref } },
  refuses: ['invalid-content'],
  answer: async ({ serving, user, body, request }) => {
    const { app } = serving;
    const { lists } = app.ruleBook.current.ruleBook;
    const read = readContent(body.bytes, (value) =>
      readQuestion(value, requestPlace, { lists, hasOutcomes: true }),
    );
    if ('refused' in read) return read.refused;
    const asked = await whileThere(request, (leaving) =>
      askHistory(app, user, read.value, AbortSignal.any([serving.closing, leaving])),
    ).catch((error: unknown) => {
      if (error instanceof ClientLeft || serving.closing.aborted) return { kind: 'not-ready' as const };
      throw error;
    });
    switch (asked.kind) {
      case 'answered':
        return ok({ ...asked.answer, upTo: asked.upTo } satisfies HistoryAnswerView);
      case 'busy':
        return comeBack('too-many-requests', 'You ask already, or others do.', comeBackSeconds);
      case 'not-ready':
        return comeBack('unavailable', 'The history is being laid out.', comeBackSeconds);
      case 'too-long':
        return tooMuch('from', 'It takes too long; ask of a shorter period.');
      case 'too-much-memory':
        return tooMuch('from', 'It takes too much memory; ask of a shorter period, or of fewer offices.');
      case 'too-many-groups':
        return tooMuch(
          'by',
          `There are more than ${mostKeptGroups} groups; ask of a shorter period, or of fewer offices.`,
        );
    }
  },
});

/** Asked again it would come to the same, so nobody is told to come back. */
function tooMuch(key: keyof HistoryQuestion, message: string): Answer {
  return refuseContent([problemAt(requestPlace, [key], 'too-many', message)]);
}
