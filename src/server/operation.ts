import type { FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { Right } from '../domain/role.ts';
import type { User } from '../domain/user.ts';
import type { Limits } from '../intake/limits.ts';
import type { Answer, StreamedAnswer } from './answer.ts';
import type { RefusalCode } from './refusal.ts';
import type { Serving } from './serving.ts';

/** A kind of content an operation takes. */
export type BodyType = {
  readonly media: string;
  readonly schema: TSchema;
  readonly maximumBytes: (limits: Limits) => number;
};

export type BodyDefinition = {
  readonly about: string;
  readonly types: readonly BodyType[];
  /** Whether the operation reads the body itself, while it arrives. */
  readonly streamed?: boolean;
  /** Whether it may be left out. */
  readonly isOptional?: boolean;
};

/** The content of a request, unpacked. Empty where the operation takes none, or reads it itself. */
export type Body = { readonly media: string; readonly bytes: Uint8Array };

/** What an operation answers when all goes well. */
export type AnswerDefinition = {
  readonly about: string;
  readonly schema?: TSchema;
  /** Its media type, when that is not JSON. */
  readonly media?: string;
};

/** One request, with what the operation declared about it read and checked. */
export type Call<Path = unknown, Query = unknown, Who = User | undefined> = {
  readonly serving: Serving;
  readonly user: Who;
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
};

type Definition<Path extends TObject, Query extends TObject, Who> = {
  /** Its name in the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below /api/v1, parameters as ":id". */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly about?: string;
  readonly parameters?: Path;
  readonly query?: Query;
  readonly body?: BodyDefinition;
  readonly answers: Readonly<Record<number, AnswerDefinition>>;
  /** What it may refuse beside what every operation of its kind may. */
  readonly refuses?: readonly RefusalCode[];
  /** Whether it takes a token in its content: no other site may call it, and guesses are counted. */
  readonly opensSession?: boolean;
  /** Whether it is answered without a look at who asks: it must not depend on the store, or on anybody's tokens. */
  readonly isAnonymous?: boolean;
  /** Refuses before the body is read, when there is no room for what it would bring. */
  readonly admit?: (serving: Serving) => Answer | undefined;
  /**
   * What is kept of an answer for the Idempotency-Key it was asked with; the answer itself when absent.
   * False where the key means nothing.
   */
  readonly remembered?: false | ((answer: Answer) => Answer);
  readonly answer: (
    call: Call<Static<Path>, Static<Query>, Who>,
  ) => Answer | StreamedAnswer | Promise<Answer | StreamedAnswer>;
};

/** An operation as the server sees it, whatever its parameters. */
export type Operation = Omit<Definition<TObject, TObject, User | undefined>, 'answer'> & {
  /** Any of these allows it; nobody needs one where there are none. */
  readonly rights: readonly Right[];
  readonly answer: (call: Call) => Promise<Answer | StreamedAnswer>;
};

type NoParameters = TObject<Record<never, TSchema>>;

/** An operation for those who hold any of the rights. */
export function operation<Path extends TObject = NoParameters, Query extends TObject = NoParameters>(
  definition: Definition<Path, Query, User> & { readonly rights: readonly [Right, ...Right[]] },
): Operation {
  return {
    ...definition,
    answer: async (call) => {
      const { user } = call;
      if (user === undefined) throw new Error('An operation that needs a right was called for nobody');
      // The parameters were validated against these very schemas before.
      return definition.answer({
        ...call,
        user,
        path: call.path as Static<Path>,
        query: call.query as Static<Query>,
      });
    },
  };
}

/** An operation that is open without a token. */
export function openOperation<Path extends TObject = NoParameters, Query extends TObject = NoParameters>(
  definition: Definition<Path, Query, User | undefined>,
): Operation {
  return {
    ...definition,
    rights: [],
    answer: async (call) =>
      definition.answer({ ...call, path: call.path as Static<Path>, query: call.query as Static<Query> }),
  };
}
