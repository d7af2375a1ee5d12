import type { ProblemDocument } from '../../../src/server/api.ts';
import { RequestRefused } from './request-refused.ts';

type Ask = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** A file to send as it is, in place of a body. */
  readonly file?: { readonly type: string; readonly content: Blob };
  readonly signal?: AbortSignal;
};

/** Asks the server something under /api/v1; a refusal is thrown as RequestRefused. */
export async function request<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  const sent = contentOf(ask);
  const response = await fetch(addressOf(path, ask.query), {
    method: ask.method ?? 'GET',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(sent === undefined ? {} : { 'content-type': sent.type }),
    },
    ...(sent === undefined ? {} : { body: sent.content }),
    ...(ask.signal === undefined ? {} : { signal: ask.signal }),
  });
  if (!response.ok) throw await refusalOf(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

function contentOf({
  body,
  file,
}: Ask): { readonly type: string; readonly content: Blob | string } | undefined {
  if (file !== undefined) return file;
  return body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(body) };
}

/** The address of a request; what is undefined or empty is not asked for. */
export function addressOf(path: string, query: Ask['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

async function refusalOf(response: Response): Promise<RequestRefused> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem = await problemOf(response);
  return new RequestRefused(
    { ...problem, status: response.status },
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

/** A proxy on the way may answer with something that is no problem document. */
async function problemOf(response: Response): Promise<Partial<ProblemDocument>> {
  try {
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null ? (answer as Partial<ProblemDocument>) : {};
  } catch {
    return {};
  }
}
