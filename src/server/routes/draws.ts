import { publishedSecret } from '../../app/declarations/draw-secrets.ts';
import { ok } from '../answer.ts';
import type { DrawView, Page } from '../api.ts';
import { draw, pageOf } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';

const publishedDays = 60;

export const listDraws = operation({
  id: 'listDraws',
  method: 'GET',
  path: '/draws',
  tag: 'draws',
  summary: 'The secrets of the random draws, day by day',
  about:
    'The hash of a secret is on record before its day begins, and the secret is shown when the day is over: ' +
    'anyone can check that no draw was steered.',
  rights: ['draws.read'],
  answers: { 200: { about: `The last ${publishedDays} days, the newest first`, schema: pageOf(draw.ref) } },
  answer: async ({ serving: { app } }) => {
    const secrets = await app.store.daySecrets.list(publishedDays);
    const page: Page<DrawView> = { rows: secrets.map((secret) => publishedSecret(secret, app.now())) };
    return ok(page);
  },
});
