import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { backtestSchemas } from './backtest-schemas.ts';
import { describeOperation } from './describe-operation.ts';
import { draftView } from './draft-schema.ts';
import { fieldsView } from './field-schemas.ts';
import { historySchemas } from './history-schemas.ts';
import { libraryView } from './library-schemas.ts';
import { listSchemas } from './list-schemas.ts';
import { nounSchemas } from './noun-schemas.ts';
import { partySchemas } from './party-schemas.ts';
import { profileLifeSchemas } from './profile-life-schemas.ts';
import { referenceSchemas } from './reference-schemas.ts';
import { screeningSchemas } from './screening-schemas.ts';
import { shadowSchemas } from './shadow-schemas.ts';
import { viewSchemas } from './view-schemas.ts';

const about = `Tamga decides, for every customs declaration, which corridor it takes, what is checked and why.

Errors are problem documents (RFC 9457). Content that is not in its format is answered 400, content that is and
does not hold 422; both list every problem with its place. 401 and 403 are answered before the content or the
id is looked at. Lists page by cursor: ask again with \`cursor\` set to \`next\`.`;

/** Writes the OpenAPI document from the operations as they are registered; register it before them. */
export async function registerOpenApi(server: FastifyInstance, version: string): Promise<void> {
  const schemas = [
    ...nounSchemas,
    ...viewSchemas,
    ...profileLifeSchemas,
    ...historySchemas,
    ...partySchemas,
    ...backtestSchemas,
    ...shadowSchemas,
    ...referenceSchemas,
    ...screeningSchemas,
    draftView,
    fieldsView,
    libraryView,
    ...listSchemas,
  ];
  for (const { schema } of schemas) server.addSchema(schema);
  const bodies = new Map<string, string>();
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tamga',
        version,
        description: about,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'For programs' },
          session: { type: 'apiKey', in: 'cookie', name: 'tamga_session', description: 'For pages' },
        },
      },
    },
    convertConstToEnum: false,
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, index) =>
        typeof json.$id === 'string' ? json.$id : `schema-${index}`,
    },
    transform: ({ route, url }) => {
      const { operation } = route.config ?? {};
      if (operation?.body !== undefined) bodies.set(operation.id, operation.body.about);
      return { schema: operation === undefined ? { hide: true } : describeOperation(operation), url };
    },
    transformObject: (document) =>
      'openapiObject' in document ? withBodies(document.openapiObject, bodies) : {},
  });
}

type Paths = Record<string, Record<string, { operationId?: string; requestBody?: object } | undefined>>;

/** Says of each body what it is, which a route's schema has no place for. */
function withBodies<Document extends object>(
  document: Document,
  bodies: ReadonlyMap<string, string>,
): Document {
  const paths = 'paths' in document ? (document.paths as Paths) : {};
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
    const about = bodies.get(operation?.operationId ?? '');
    if (about !== undefined) Object.assign(operation?.requestBody ?? {}, { description: about });
  }
  return document;
}
