import { createGunzip } from 'node:zlib';
import type { Problem } from '../domain/problem.ts';
import type { Limits } from './limits.ts';

/** Thrown out of a byte stream that cannot be read on; whoever reads the stream turns it into its problem. */
export class UnreadableStream extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * The bytes, unpacked where they are gzip (by their first two bytes, not by a file's name). A stream that
 * unpacks to far more than its packed size is stopped: it is not a declaration, it is a bomb.
 */
export async function* unpacked(
  bytes: AsyncIterable<Uint8Array>,
  source: string,
  limits: Limits,
): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const head = await firstBytes(iterator, 2);
  const all = prepended(head, iterator);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  yield* gunzipped(all, source, limits);
}

async function firstBytes(iterator: AsyncIterator<Uint8Array>, wanted: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < wanted) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* prepended(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* gunzipped(
  packed: AsyncIterable<Uint8Array>,
  source: string,
  limits: Limits,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  let packedBytes = 0;
  let unpackedBytes = 0;
  const feeding = feed(packed, gunzip, (size) => {
    packedBytes += size;
  });
  feeding.catch((error: unknown) =>
    gunzip.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    for await (const chunk of gunzip) {
      unpackedBytes += (chunk as Uint8Array).length;
      if (unpackedBytes > limits.expansionFreeBytes && unpackedBytes > packedBytes * limits.expansion) {
        throw new UnreadableStream(expandsTooFar(source, limits));
      }
      yield chunk as Uint8Array;
    }
    await feeding;
  } catch (error) {
    if (error instanceof UnreadableStream) throw error;
    throw new UnreadableStream(brokenArchive(source, error));
  } finally {
    gunzip.destroy();
  }
}

async function feed(
  packed: AsyncIterable<Uint8Array>,
  gunzip: ReturnType<typeof createGunzip>,
  count: (size: number) => void,
): Promise<void> {
  for await (const chunk of packed) {
    if (gunzip.destroyed) return;
    count(chunk.length);
    if (!gunzip.write(chunk)) {
      await new Promise<void>((resolve) => {
        gunzip.once('drain', resolve);
        gunzip.once('close', resolve);
      });
    }
  }
  gunzip.end();
}

function expandsTooFar(source: string, limits: Limits): Problem {
  const message = `The stream unpacks to more than ${limits.expansion} times its size; unpack it yourself if it is meant.`;
  return { source, path: '', code: 'expands-too-far', message };
}

function brokenArchive(source: string, error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return {
    source,
    path: '',
    code: 'truncated',
    message: `The gzip stream is broken (${why}); send the file again.`,
  };
}
