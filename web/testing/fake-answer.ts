import type { ServerResponse } from 'node:http';

export function send(answer: ServerResponse, body: unknown): void {
  answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A refusal as a problem document. */
export function refuse(answer: ServerResponse, status: number, title: string, more: object = {}): void {
  answer
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type: 'about:blank', title, status, ...more }));
}
