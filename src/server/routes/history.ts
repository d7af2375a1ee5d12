import { askHistory } from '../../app/ask-history.ts';
import { readQuestion } from '../../app/history-question/read-question.ts';
import { ok } from '../answer.ts';
import type { HistoryAnswerView } from '../api-history.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { historyAnswer, historyQuestion } from '../openapi/history-schemas.ts';
import { operation } from '../operation.ts';
import { comeBack } from '../refusal.ts';

const comeBackSeconds = 5;

export const askTheHistory = operation({
  id: 'askHistory',
  method: 'POST',
  path: '/history/questions',
  tag: 'history',
  summary: 'Count what satisfies a condition in the history',
  about:
    'Newest versions of the declarations of your offices, a second or two behind the store; by a field, with sums.',
  // The condition is a criterion, and whoever writes or judges criteria may try one.
  rights: ['profiles.write', 'profiles.approve'],
  body: smallJson('The question', historyQuestion.ref),
  answers: { 200: { about: 'Counts, every share with its interval', schema: historyAnswer.ref } },
  refuses: ['invalid-content'],
  answer: async ({ serving: { app }, user, body }) => {
    const { lists } = app.ruleBook.current.ruleBook;
    const read = readContent(body.bytes, (value) =>
      readQuestion(value, requestPlace, { lists, hasOutcomes: true }),
    );
    if ('refused' in read) return read.refused;
    const asked = await askHistory(app, user, read.value);
    switch (asked.kind) {
      case 'answered':
        return ok({ ...asked.answer, upTo: asked.upTo } satisfies HistoryAnswerView);
      case 'busy':
        return comeBack('too-many-requests', 'Others are asking.', comeBackSeconds);
      case 'not-ready':
        return comeBack('unavailable', 'The history is being laid out.', comeBackSeconds);
      case 'too-long':
        return comeBack('too-many-requests', 'It took too long; ask of a shorter period.', comeBackSeconds);
    }
  },
});
