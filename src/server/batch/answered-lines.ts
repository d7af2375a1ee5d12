import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { submitRecord } from '../../app/declarations/submit-record.ts';
import type { Problem } from '../../domain/problem.ts';
import type { User } from '../../domain/user.ts';
import { UnreadableStream, unpacked } from '../../intake/decompress.ts';
import { type Line, linesOf } from '../../intake/lines.ts';
import { readRecord, tooLarge } from '../../intake/read-ndjson.ts';
import type { IntakeRecord } from '../../intake/record.ts';
import { requestPlace } from '../body/read-content.ts';
import type { Serving } from '../serving.ts';
import { isOverloaded, lineOfSubmission } from '../submission-answer.ts';
import type { Question } from './ordered-answers.ts';

const { source } = requestPlace;

/** How long a batch pauses when too many declarations wait. */
const pauseMilliseconds = 20;

/**
 * The lines of a request's body as they arrive, each with the way to its answer; blank ones are passed over. A
 * batch may go on for days: it breaks off when its sender's access ends.
 */
export async function* answeredLines(
  request: IncomingMessage,
  user: User,
  hasAccess: () => boolean | Promise<boolean>,
  serving: Serving,
): AsyncGenerator<Question> {
  const { limits } = serving.options;
  let number = 0;
  try {
    for await (const line of linesOf(unpacked(bytesOf(request), source, limits), limits.recordBytes)) {
      number = line.number;
      if (isBlank(line)) continue;
      while (isOverloaded(serving)) await wait(pauseMilliseconds);
      if (!(await hasAccess())) throw new Error('The access of the sender ended');
      yield questionOf(line, user, serving);
    }
  } catch (error) {
    if (!(error instanceof UnreadableStream)) throw error;
    yield brokenOff(error.problem, number + 1, user, serving);
  }
}

/** The bytes of a request; to stop reading them leaves the connection open for the answers. */
function bytesOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}

function questionOf(line: Line, user: User, serving: Serving): Question {
  return {
    bytes: line.bytes?.length ?? 0,
    answer: () => answerTo(recordOf(line, serving), line.number, user, serving),
  };
}

function recordOf({ bytes, number }: Line, { options: { limits } }: Serving): IntakeRecord {
  return bytes === undefined ? tooLarge(source, number, limits) : readRecord(bytes, source, number, limits);
}

function brokenOff(problem: Problem, line: number, user: User, serving: Serving): Question {
  const record: IntakeRecord = { kind: 'rejected', line, problems: [{ ...problem, line }] };
  return { bytes: 0, answer: () => answerTo(record, line, user, serving) };
}

async function answerTo(record: IntakeRecord, line: number, user: User, serving: Serving): Promise<string> {
  const result = await submitRecord(serving.app, record, user, source);
  return `${JSON.stringify(lineOfSubmission(result, line, user, serving))}\n`;
}

/** A line too long to be kept is not blank: it is answered. */
function isBlank({ bytes }: Line): boolean {
  return bytes?.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ?? false;
}
