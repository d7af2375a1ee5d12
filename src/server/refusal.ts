import type { Problem } from '../domain/problem.ts';
import type { Answer } from './answer.ts';
import type { ProblemDocument } from './api.ts';

type Kind = { readonly status: number; readonly title: string };

/** Every reason to refuse a request. A title never depends on what is stored. */
export const refusals = {
  'malformed-request': { status: 400, title: 'The request cannot be read.' },
  'malformed-content': { status: 400, title: 'The content is not in the format it claims to be.' },
  unauthenticated: { status: 401, title: 'Sign in, or send a valid token.' },
  forbidden: { status: 403, title: 'Your roles do not allow this.' },
  'cross-site': { status: 403, title: 'The request came from another site.' },
  'four-eyes': { status: 403, title: 'Author, approver and activator of a version are three people.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here.' },
  'too-slow': { status: 408, title: 'The request took too long to arrive.' },
  'version-conflict': { status: 409, title: 'This id and version are taken.' },
  'wrong-state': { status: 409, title: 'The state does not allow this step.' },
  'needs-confirmation': { status: 409, title: 'This wants to be confirmed, with a reason.' },
  'version-needed': { status: 409, title: 'There are several versions; name the one you judge.' },
  'rule-book-unsound': { status: 409, title: 'A rule book cannot be made ready here.' },
  'record-mismatch': { status: 409, title: 'What is stored is not what the record tells.' },
  'open-proposal': { status: 409, title: 'Another change of it waits to be accepted or withdrawn.' },
  overtaken: { status: 409, title: 'Another version came meanwhile.' },
  'in-use': { status: 409, title: 'Profiles in force need it as it is.' },
  'no-match': { status: 409, title: 'There is no match to decide on.' },
  unchanged: { status: 409, title: 'It is so already.' },
  'own-access': { status: 409, title: 'Nobody takes away their own access.' },
  'user-disabled': { status: 409, title: 'The user was disabled, and stays so.' },
  'last-administrator': { status: 409, title: 'An administrator must remain.' },
  'too-many-challengers': { status: 409, title: 'As many challengers run as may.' },
  'name-taken': { status: 409, title: 'The name is taken.' },
  'already-made': { status: 409, title: 'An earlier request with this key made it.' },
  'too-large': { status: 413, title: 'The content is larger than is taken.' },
  'address-too-long': { status: 414, title: 'The address is too long.' },
  'unsupported-type': { status: 415, title: 'This kind of content is not taken here.' },
  'invalid-content': { status: 422, title: 'The content was read and is not valid.' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key belongs to another request.' },
  'too-many-requests': { status: 429, title: 'Too much at once.' },
  'headers-too-large': { status: 431, title: 'The headers are too large.' },
  failed: { status: 500, title: 'Something went wrong here.' },
  unavailable: { status: 503, title: 'Not available at the moment.' },
} as const satisfies Record<string, Kind>;

export type RefusalCode = keyof typeof refusals;

export const problemType = 'application/problem+json';

/** Problems in one document at the most: the first thousand tell what the rest would. */
const maximumProblems = 1_000;

/** A refusal as a problem document (RFC 9457). */
export function refusal(
  code: RefusalCode,
  detail?: string,
  more: { readonly problems?: readonly Problem[]; readonly headers?: Readonly<Record<string, string>> } = {},
): Answer {
  const { status, title } = refusals[code];
  const document: ProblemDocument = {
    type: `urn:tamga:problem:${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(more.problems !== undefined && { problems: more.problems.slice(0, maximumProblems) }),
  };
  return {
    status,
    type: problemType,
    body: JSON.stringify(document),
    ...(more.headers !== undefined && { headers: more.headers }),
  };
}

/** A refusal that will pass: the client is told when to come back. */
export function comeBack(code: 'too-many-requests' | 'unavailable', detail: string, seconds: number): Answer {
  return refusal(code, detail, { headers: { 'retry-after': String(seconds) } });
}
