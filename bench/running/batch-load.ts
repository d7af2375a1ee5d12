import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import type { DeclarationTexts } from '../workload/declaration-texts.ts';
import { linesReach, writeDeclarations } from '../workload/write-declarations.ts';

/** What came of one batch. */
export type BatchLoad = {
  /** From the first byte sent to the last answer read. */
  readonly seconds: number;
  /** Until the first answer was read, while sending went on. */
  readonly firstAnswerSeconds: number;
  readonly statuses: ReadonlyMap<string, number>;
  readonly isInOrder: boolean;
};

/** Sends declarations in one request and reads the answers meanwhile. */
export async function sendBatch(
  url: string,
  token: string,
  texts: DeclarationTexts,
  declarations: number,
): Promise<BatchLoad> {
  const sending = request(`${url}/api/v1/declarations/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
  });
  const answering = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve).once('error', reject);
  });
  const beganAt = performance.now();
  const [, answers] = await Promise.all([
    writeDeclarations(texts, sending, linesReach(declarations)),
    answering.then((response) => readAnswers(response, beganAt)),
  ]);
  return { ...answers, seconds: (performance.now() - beganAt) / 1_000 };
}

async function readAnswers(response: IncomingMessage, beganAt: number): Promise<Omit<BatchLoad, 'seconds'>> {
  const statuses = new Map<string, number>();
  let firstAt: number | undefined;
  let isInOrder = true;
  let lines = 0;
  for await (const answer of createInterface({ input: response, crlfDelay: Infinity })) {
    firstAt ??= performance.now();
    lines += 1;
    // Read by its beginning: to parse forty thousand decisions would take the time of the machine that is measured.
    const [, line, status = answer.slice(0, 200)] = /^\{"line":(\d+),"status":"(\w+)"/.exec(answer) ?? [];
    if (Number(line) !== lines) isInOrder = false;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  return { firstAnswerSeconds: ((firstAt ?? Number.NaN) - beganAt) / 1_000, statuses, isInOrder };
}
