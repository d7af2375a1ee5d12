import type { AnswerDefinition, BodyDefinition, Operation } from '../operation.ts';
import { problemType, type RefusalCode, refusals } from '../refusal.ts';
import { problemDocument } from './noun-schemas.ts';

type Described = Readonly<Record<string, unknown>>;

const keyHeader = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'The same key with the same request is answered as the first time, and acts once',
    },
  },
};

/** An operation in the words of a route's schema, from which the OpenAPI document is written. */
export function describeOperation(operation: Operation): Described {
  const isOpen = operation.rights.length === 0;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.about !== undefined && { description: operation.about }),
    ...(operation.parameters !== undefined && { params: operation.parameters }),
    ...(operation.query !== undefined && { querystring: operation.query }),
    ...(honoursKey(operation) && { headers: keyHeader }),
    ...(operation.body !== undefined && { body: describeBody(operation.body) }),
    response: { ...describeAnswers(operation.answers), ...describeRefusals(operation) },
    security: isOpen ? [] : [{ token: [] }, { session: [] }],
    ...(!isOpen && { 'x-rights': operation.rights }),
  };
}

function honoursKey({ method, remembered, rights }: Operation): boolean {
  return method === 'POST' && remembered !== false && rights.length > 0;
}

function describeBody({ types }: BodyDefinition): Described {
  return { content: Object.fromEntries(types.map(({ media, schema }) => [media, { schema }])) };
}

function describeAnswers(answers: Readonly<Record<number, AnswerDefinition>>): Described {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { about, schema, media = 'application/json' }]) => [
      status,
      schema === undefined
        ? { description: about, type: 'null' }
        : { description: about, content: { [media]: { schema } } },
    ]),
  );
}

/** Refusals of one status share a response; their codes tell them apart. */
function describeRefusals(operation: Operation): Described {
  const byStatus = Map.groupBy(refusalsOf(operation), (code) => refusals[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `${code}: ${refusals[code].title}`).join(' '),
        content: { [problemType]: { schema: problemDocument.ref } },
      },
    ]),
  );
}

/** What an operation may refuse: what it says itself, and what follows from its kind. */
export function refusalsOf(operation: Operation): readonly RefusalCode[] {
  const { rights, method, parameters, query, body, opensSession } = operation;
  const codes: RefusalCode[] = [];
  if (rights.length > 0) codes.push('unauthenticated', 'forbidden');
  if (method !== 'GET' && (rights.length > 0 || opensSession === true)) codes.push('cross-site');
  if (parameters !== undefined) codes.push('not-found');
  if (query !== undefined || parameters !== undefined || method === 'POST') codes.push('malformed-request');
  if (body !== undefined) codes.push('unsupported-type');
  if (body !== undefined && body.streamed !== true) {
    codes.push('malformed-content', 'too-slow', 'too-large', 'invalid-content');
  }
  if (honoursKey(operation)) codes.push('idempotency-key-reused');
  return [
    ...new Set([
      ...codes,
      'too-many-requests' as const,
      'unavailable' as const,
      ...(operation.refuses ?? []),
    ]),
  ];
}
