import { setTimeout as pause } from 'node:timers/promises';

/** What the API answered; the text is JSON, or a JSON value a line. */
export type Answer = { readonly status: number; readonly text: string };

/** Somebody who uses the API by a token of their own. */
export type Person = {
  readonly token: string;
  /** A request under /api/v1, whatever is answered. */
  readonly ask: (method: string, path: string, body?: string, type?: string) => Promise<Answer>;
};

/** How long a server that fails to answer may take to be known as ended. */
const endMilliseconds = 1_000;

/** Somebody with this token; `early` rejects, saying why, when the server ends. */
export function personAt(url: string, token: string, early: Promise<never>): Person {
  return {
    token,
    ask: async (method, path, body, type = 'application/json') => {
      try {
        const answer = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) },
          ...(body !== undefined && { body }),
        });
        return { status: answer.status, text: await answer.text() };
      } catch (error) {
        await Promise.race([early, pause(endMilliseconds)]);
        // What fetch throws itself says only that it failed.
        const cause = (error as Error).cause ?? error;
        throw new Error(`${method} ${path} had no answer: ${String(cause)}`, { cause });
      }
    },
  };
}

/** The content of an answer to a request that must succeed; an error of the API throws. */
export function succeeded(method: string, path: string, { status, text }: Answer): unknown {
  if (status >= 300) throw new Error(`${method} ${path} answers ${status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
