import Type from 'typebox';
import { submitRecord } from '../../app/declarations/submit-record.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Limits } from '../../intake/limits.ts';
import { parse } from '../../intake/parse.ts';
import { readDeclaration } from '../../intake/read-declaration.ts';
import { readJsonText } from '../../intake/read-json-text.ts';
import type { IntakeRecord } from '../../intake/record.ts';
import { requestPlace } from '../body/read-content.ts';
import { decision, declaration, notice } from '../openapi/noun-schemas.ts';
import { type Body, operation } from '../operation.ts';
import { admitSubmission, answerOfSubmission } from '../submission-answer.ts';

const wcoMessage = Type.String({
  description: 'A WCO Data Model 3.x declaration, amendment or cancellation',
});
const decisionOrNotice = Type.Union([decision.ref, notice.ref]);

export const submitDeclaration = operation({
  id: 'submitDeclaration',
  method: 'POST',
  path: '/declarations',
  tag: 'declarations',
  summary: 'Decide and store a declaration',
  about:
    'Answered once it is durable. The Decision for a role that may read decisions, else the Notice. An XML ' +
    'message that amends is applied to the stored declaration as its next version. The header Tamga-Warnings ' +
    'counts what was noticed and left, such as unknown keys.',
  rights: ['declarations.submit'],
  body: {
    about: 'One declaration',
    types: [
      { media: 'application/json', schema: declaration.ref, maximumBytes: (limits) => limits.recordBytes },
      { media: 'application/xml', schema: wcoMessage, maximumBytes: (limits) => limits.messageBytes },
      { media: 'text/xml', schema: wcoMessage, maximumBytes: (limits) => limits.messageBytes },
    ],
  },
  answers: {
    201: { about: 'Decided and stored', schema: decisionOrNotice },
    200: {
      about: 'The same id, version and content was here before; the same answer',
      schema: decisionOrNotice,
    },
  },
  refuses: ['version-conflict'],
  admit: admitSubmission,
  answer: async ({ serving, user, body }) => {
    const record = await readRecord(body, serving.app.now(), serving.options.limits);
    const result = await submitRecord(serving.app, record, user, requestPlace.source);
    return answerOfSubmission(result, user, serving);
  },
});

async function readRecord({ media, bytes }: Body, receivedAt: string, limits: Limits): Promise<IntakeRecord> {
  return media === 'application/json' ? readJson(bytes, limits) : readXml(bytes, receivedAt, limits);
}

function readJson(bytes: Uint8Array, limits: Limits): IntakeRecord {
  const json = readJsonText(bytes, requestPlace);
  const parsed = json.ok ? readDeclaration(json.value, requestPlace, limits.nesting) : json;
  if (!parsed.ok) return { kind: 'rejected', problems: parsed.problems };
  return { kind: 'declaration', declaration: parsed.value, warnings: parsed.warnings };
}

/** The one record of a message; a second one would be left without an answer, so there must be none. */
async function readXml(bytes: Uint8Array, receivedAt: string, limits: Limits): Promise<IntakeRecord> {
  let only: IntakeRecord | undefined;
  for await (const record of parse(once(bytes), { ...requestPlace, receivedAt, format: 'wco-xml', limits })) {
    if (only !== undefined)
      return rejected('too-many', 'The message holds several declarations; send them one by one.');
    only = record;
  }
  return only ?? rejected('no-declaration', 'There is no declaration in the message.');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function rejected(code: Problem['code'], message: string): IntakeRecord {
  return { kind: 'rejected', problems: [{ ...requestPlace, path: '', code, message }] };
}
