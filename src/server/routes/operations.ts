import Type from 'typebox';
import { watchOperations } from '../../app/declarations/watch-operations.ts';
import { ok } from '../answer.ts';
import type { OperationsView } from '../api.ts';
import { operations } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { filterOf, filterQuery } from './parameters.ts';

const defaultHours = 24;

export const watch = operation({
  id: 'watchOperations',
  method: 'GET',
  path: '/operations',
  tag: 'operations',
  summary: 'The last hours at a glance: what came, where it went, what waits',
  rights: ['operations.read'],
  query: Type.Object({
    hours: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 744, description: 'Hours back, 24 when absent' }),
    ),
    ...filterQuery,
  }),
  answers: { 200: { about: 'Figures; no party is named', schema: operations.ref } },
  answer: async ({ serving: { app }, user, query: { hours = defaultHours, ...filter } }) => {
    const { at, hours: counted, ...figures } = await watchOperations(app, user, filterOf(filter), hours);
    const view: OperationsView = {
      at,
      hours: counted,
      ...(filter.office !== undefined && { office: filter.office }),
      ...figures,
    };
    return ok(view);
  },
});
