import Type from 'typebox';
import { type HistoryQuestion, historyQuestionShape } from '../../app/history/question/question.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import type { HistoryAnswerView } from '../api-history.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

const count = Type.Integer({ minimum: 0 });
const probability = Type.Number({ minimum: 0, maximum: 1 });
const counted = {
  declarations: count,
  items: count,
  ofDeclarations: count,
  share: Type.Object({ value: probability, low: probability, high: probability, n: count }),
  sums: Type.Optional(
    Type.Array(Type.Object({ currency: Type.Optional(Type.String()), value: Type.Number(), values: count })),
  ),
};

export const historyQuestion = named<HistoryQuestion>('HistoryQuestion', jsonSchemaOf(historyQuestionShape));

export const historyAnswer = named<HistoryAnswerView>(
  'HistoryAnswer',
  describing<HistoryAnswerView>()(
    Type.Object({
      ...counted,
      groups: Type.Optional(
        Type.Array(Type.Object({ value: Type.Union([Type.String(), Type.Null()]), ...counted })),
      ),
      groupsLeftOut: Type.Optional(count),
      upTo: Type.Object({ entries: count, findings: count }),
    }),
  ),
);

export const historySchemas = [historyQuestion, historyAnswer];
