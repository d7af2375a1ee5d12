import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Answer } from '../answer.ts';
import { comeBack, type RefusalCode, refusal } from '../refusal.ts';
import { contentEncodingOf } from './content-encoding.ts';
import type { HeldBytes } from './held-bytes.ts';

export type ReadBody =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly release: () => void }
  | { readonly kind: 'refused'; readonly answer: Answer };

export type BodyLimits = {
  readonly maximumBytes: number;
  readonly milliseconds: number;
  readonly held: HeldBytes;
};

const unpack = promisify(gunzip);

/**
 * The whole body of a request, unpacked where it is gzip. It holds at most `maximumBytes`, packed or
 * unpacked; what goes beyond is not read. Whoever gets the bytes releases them when done.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<ReadBody> {
  const encoding = contentEncodingOf(request);
  if (encoding === undefined) return refusedEncoding();
  const lease = new Lease(limits.held);
  const collected = await collect(request, limits, lease);
  if ('refused' in collected) return refuse(collected.refused, limits, lease);
  if (encoding === 'identity') return { kind: 'read', bytes: collected.bytes, release: () => lease.end() };
  const unpacked = await unpackWithin(collected.bytes, limits, lease);
  if ('refused' in unpacked) return refuse(unpacked.refused, limits, lease);
  return { kind: 'read', bytes: unpacked.bytes, release: () => lease.end() };
}

type Refused = 'too-large' | 'no-room' | 'too-slow' | 'cut-off' | 'broken-gzip';
type Collected = { readonly bytes: Uint8Array } | { readonly refused: Refused };

/** Bytes held by one request, given back together. */
class Lease {
  readonly #held: HeldBytes;
  #bytes = 0;

  constructor(held: HeldBytes) {
    this.#held = held;
  }

  take(bytes: number): boolean {
    if (!this.#held.take(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  end(): void {
    this.#held.giveBack(this.#bytes);
    this.#bytes = 0;
  }
}

function collect(request: IncomingMessage, limits: BodyLimits, lease: Lease): Promise<Collected> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.maximumBytes) return Promise.resolve({ refused: 'too-large' });
  if (request.destroyed && !request.readableEnded) return Promise.resolve({ refused: 'cut-off' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (collected: Collected): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('error', cutOff).off('close', cutOff);
      // Whatever still comes is passed over, so that the answer is not lost with the connection.
      if ('refused' in collected) request.on('error', () => {}).resume();
      resolve(collected);
    };
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > limits.maximumBytes) finish({ refused: 'too-large' });
      else if (!lease.take(chunk.length)) finish({ refused: 'no-room' });
      else chunks.push(chunk);
    };
    const end = (): void =>
      finish({ bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    const cutOff = (): void => finish({ refused: 'cut-off' });
    const timer = setTimeout(() => finish({ refused: 'too-slow' }), limits.milliseconds);
    request.on('data', take).on('end', end).on('error', cutOff).on('close', cutOff);
  });
}

async function unpackWithin(packed: Uint8Array, limits: BodyLimits, lease: Lease): Promise<Collected> {
  try {
    const bytes = await unpack(packed, { maxOutputLength: limits.maximumBytes });
    return lease.take(bytes.length) ? { bytes } : { refused: 'no-room' };
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { refused: isTooLarge ? 'too-large' : 'broken-gzip' };
  }
}

function refuse(why: Refused, limits: BodyLimits, lease: Lease): ReadBody {
  lease.end();
  if (why === 'no-room') {
    return { kind: 'refused', answer: comeBack('too-many-requests', 'Too many large requests at once.', 1) };
  }
  const [code, detail] = refusalOf(why, limits);
  return { kind: 'refused', answer: refusal(code, detail) };
}

function refusalOf(why: Exclude<Refused, 'no-room'>, limits: BodyLimits): readonly [RefusalCode, string] {
  switch (why) {
    case 'too-large':
      return ['too-large', `At most ${limits.maximumBytes} bytes are taken here, unpacked.`];
    case 'too-slow':
      return ['too-slow', `The content must arrive within ${limits.milliseconds / 1_000} seconds.`];
    case 'cut-off':
      return ['malformed-request', 'The request ended before its content did.'];
    case 'broken-gzip':
      return ['malformed-content', 'The content is not the gzip stream it claims to be.'];
  }
}

function refusedEncoding(): ReadBody {
  const headers = { 'accept-encoding': 'gzip' };
  return {
    kind: 'refused',
    answer: refusal('unsupported-type', 'Content-Encoding can be gzip, or none.', { headers }),
  };
}
