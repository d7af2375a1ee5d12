import Type from 'typebox';
import { ok } from '../answer.ts';
import { openOperation } from '../operation.ts';
import { comeBack } from '../refusal.ts';
import { isOverloaded } from '../submission-answer.ts';

// What the surroundings of a server ask it, below no /api/v1: open without a token.

const status = Type.Object({ status: Type.Literal('ok') });

const ready = Type.Object({
  status: Type.Literal('ok'),
  ruleBook: Type.Optional(
    Type.Literal('last-good', {
      description: 'This node decides by the last good rule book: the one in force cannot be made ready',
    }),
  ),
});

const health = openOperation({
  id: 'getHealth',
  method: 'GET',
  path: '/healthz',
  tag: 'house',
  isAnonymous: true,
  summary: 'Whether the process runs',
  answers: { 200: { about: 'It runs', schema: status } },
  answer: () => ok({ status: 'ok' }),
});

const readiness = openOperation({
  id: 'getReadiness',
  method: 'GET',
  path: '/readyz',
  tag: 'house',
  isAnonymous: true,
  summary: 'Whether a declaration would be accepted now',
  answers: { 200: { about: 'It would', schema: ready } },
  answer: async ({ serving }) => {
    if (serving.closing.aborted) return comeBack('unavailable', 'The server closes.', 5);
    if (isOverloaded(serving)) return comeBack('unavailable', 'Too many declarations wait to be stored.', 1);
    const isReady = await serving.app.store.isReady().catch(() => false);
    if (!isReady) return comeBack('unavailable', 'The store does not answer.', 2);
    const { unsound } = serving.app.ruleBook;
    return ok({ status: 'ok', ...(unsound !== undefined && { ruleBook: 'last-good' }) });
  },
});

const figures = openOperation({
  id: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  tag: 'house',
  isAnonymous: true,
  summary: 'Figures in the text format of Prometheus',
  answers: {
    200: { about: 'Counts; no party and no profile is named', media: 'text/plain', schema: Type.String() },
  },
  answer: async ({ serving }) => ({ status: 200, ...(await serving.metrics.text()) }),
});

const document = openOperation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  tag: 'house',
  isAnonymous: true,
  summary: 'This document',
  answers: { 200: { about: 'OpenAPI 3.1', schema: Type.Object({}) } },
  answer: ({ serving }) => ok(serving.describe()),
});

export const houseOperations = [health, readiness, figures, document];
