import type { FastifyRequest } from 'fastify';
import type { User } from '../../domain/user.ts';
import type { Answer } from '../answer.ts';
import { comeBack } from '../refusal.ts';
import type { Serving } from '../serving.ts';
import { type Credentials, credentialsOf } from './credentials.ts';

/** Who sent a request, nobody being undefined; or why it is not even asked. */
export type Recognised = { readonly user: User | undefined } | { readonly refused: Answer };

/** Finds out who sends a request, as long as not too many wrong tokens came from there. */
export async function recognise(request: FastifyRequest, serving: Serving): Promise<Recognised> {
  const credentials = credentialsOf(request);
  if (credentials === undefined) return { user: undefined };
  const refused = refusedGuess(request, credentials, serving);
  if (refused !== undefined) return { refused };
  const user = await serving.identities.find(credentials);
  // A session runs out by itself, so that an old one is no guess.
  if (user === undefined && credentials.kind === 'token') serving.wrongTokens.count(request);
  return { user };
}

/**
 * The refusal of a token from where too many wrong ones came. One that was let in before is no guess: whoever
 * shares an address with a guesser, such as that of a proxy, works on.
 */
export function refusedGuess(
  request: FastifyRequest,
  credentials: Credentials,
  { wrongTokens, identities }: Serving,
): Answer | undefined {
  if (credentials.kind !== 'token') return undefined;
  const seconds = wrongTokens.secondsLeft(request);
  if (seconds === undefined || identities.hasKnown(credentials)) return undefined;
  return comeBack('too-many-requests', 'Too many wrong tokens came from this address.', seconds);
}
