import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { signIn, signOut } from '../../app/access/sign-in.ts';
import { rightsOf } from '../../domain/role.ts';
import { object, required, text } from '../../domain/shape.ts';
import type { User } from '../../domain/user.ts';
import { done, json, ok } from '../answer.ts';
import type { SessionView } from '../api.ts';
import { unauthenticated } from '../authentication/authorise.ts';
import { credentialsOf, sessionCookie } from '../authentication/credentials.ts';
import { refusedGuess } from '../authentication/recognise.ts';
import { ofShape, readContent } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { session } from '../openapi/view-schemas.ts';
import { openOperation } from '../operation.ts';
import type { Serving } from '../serving.ts';

type SignIn = { readonly token: string };

const signInShape = object<SignIn>({ token: required(text(1_024), 'The token of a user') });

const open = openOperation({
  id: 'signIn',
  method: 'POST',
  path: '/sessions',
  tag: 'sessions',
  summary: 'Sign in with a token; the session is kept in a cookie',
  body: smallJson('The token', Type.Object({ token: Type.String({ maxLength: 1_024 }) })),
  answers: { 201: { about: 'Signed in', schema: session.ref } },
  refuses: ['unauthenticated'],
  opensSession: true,
  // What it does is in the cookie, which is kept for nobody.
  remembered: false,
  answer: async ({ serving, body, request }) => {
    const read = readContent(body.bytes, ofShape<SignIn>(signInShape));
    if ('refused' in read) return read.refused;
    const { token } = read.value;
    const refused = refusedGuess(request, { kind: 'token', token }, serving);
    if (refused !== undefined) return refused;
    const opened = await signIn(serving.app, token);
    if (opened === undefined) {
      serving.wrongTokens.count(request);
      return unauthenticated();
    }
    const expires = new Date(opened.expiresAt);
    return json(201, viewOf(opened.user, serving), {
      'set-cookie': cookie(request, serving, opened.session, expires),
    });
  },
});

const look = openOperation({
  id: 'getSession',
  method: 'GET',
  path: '/sessions',
  tag: 'sessions',
  summary: 'Who is signed in; nobody has no name, no role and no right',
  answers: { 200: { about: 'Who, and what they may do', schema: session.ref } },
  answer: ({ serving, user }) => ok(viewOf(user, serving)),
});

const close = openOperation({
  id: 'signOut',
  method: 'DELETE',
  path: '/sessions',
  tag: 'sessions',
  summary: 'Sign out',
  answers: { 204: { about: 'Signed out; whoever was not signed in stays so' } },
  refuses: ['cross-site'],
  answer: async ({ serving, user, request }) => {
    const credentials = credentialsOf(request);
    if (credentials?.kind === 'session') {
      if (user !== undefined) await signOut(serving.app, user, credentials.session);
      serving.identities.forget(credentials);
    }
    return done({ 'set-cookie': cookie(request, serving, '', new Date(0)) });
  },
});

function viewOf(user: User | undefined, { options }: Serving): SessionView {
  if (user === undefined) return { name: '', roles: [], rights: [] };
  const { name, roles, offices } = user;
  return {
    name,
    roles,
    ...(offices !== undefined && { offices }),
    rights: [...rightsOf(roles)].sort(),
    ...(options.generatedData && { generatedData: true }),
  };
}

function cookie({ server }: FastifyRequest, { options }: Serving, value: string, expires: Date): string {
  return server.serializeCookie(sessionCookie, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: options.secureCookies,
    expires,
  });
}

export const sessionOperations = [open, look, close];
