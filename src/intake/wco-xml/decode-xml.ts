import { TextDecoder } from 'node:util';

/** A stretch of decoded text, with the number of bytes it was. */
export type DecodedPiece = { readonly text: string; readonly bytes: number };

/** Why decoding ended early. */
export type DecodingFault = {
  readonly code: 'not-utf8' | 'truncated';
  readonly message: string;
};

/** Small enough that nobody who reads a piece is far past the place where something went wrong. */
const pieceBytes = 65_536;
/** An XML declaration is shorter; nothing else of the message is looked at to find its encoding. */
const headBytes = 256;

/**
 * The text of an XML file in pieces. Its encoding is that of its byte-order mark, else of its XML
 * declaration, else UTF-8. Bytes that do not fit end it with a fault, after all the text before them.
 */
export async function* decodeXml(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<DecodedPiece | DecodingFault> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of withFullHead(bytes)) {
    decoder ??= decoderFor(chunk);
    if (decoder === undefined) {
      yield unknownEncoding(declaredEncoding(chunk));
      return;
    }
    for (let start = 0; start < chunk.length; start += pieceBytes) {
      const part = chunk.subarray(start, start + pieceBytes);
      const text = decoded(decoder, part);
      if (text === undefined) {
        yield* upToFault(decoder, part);
        return;
      }
      yield { text, bytes: part.length };
    }
  }
  if (decoder !== undefined && !endsWhole(decoder)) {
    yield { code: 'truncated', message: 'The input ends in the middle of a character.' };
  }
}

/** The same bytes, the first chunk being long enough to show the encoding. */
async function* withFullHead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (head === undefined) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= headBytes) {
        yield head;
        head = undefined;
      }
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}

/** A decoder for what begins so; undefined when it names an encoding nobody here knows. */
function decoderFor(head: Uint8Array): TextDecoder | undefined {
  try {
    return new TextDecoder(encodingOf(head), { fatal: true });
  } catch {
    return undefined;
  }
}

function encodingOf(head: Uint8Array): string {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  // A byte-order mark, or "<" in two bytes.
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const declared = declaredEncoding(head);
  // A text saved as UTF-8 out of a program that holds it in UTF-16 still says so; its bytes contradict it.
  return declared === undefined || /^(utf-?16|ucs-?2|unicode)/i.test(declared) ? 'utf-8' : declared;
}

function declaredEncoding(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, headBytes)).toString('latin1');
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
}

function unknownEncoding(name = ''): DecodingFault {
  return { code: 'not-utf8', message: `The encoding ${name.slice(0, 40)} is not known here; send UTF-8.` };
}

function decoded(decoder: TextDecoder, part: Uint8Array): string | undefined {
  try {
    return decoder.decode(part, { stream: true });
  } catch {
    return undefined;
  }
}

/** Whether nothing of a character was left over. */
function endsWhole(decoder: TextDecoder): boolean {
  try {
    return decoder.decode() === '';
  } catch {
    return false;
  }
}

/** The text before the first bytes that are no character, then the fault. */
function* upToFault({ encoding }: TextDecoder, part: Uint8Array): Generator<DecodedPiece | DecodingFault> {
  // What is sound alone was spoilt by half a character before it, so nothing of it may be trusted.
  const isSound = decoded(new TextDecoder(encoding, { fatal: true }), part) !== undefined;
  const [before = ''] = isSound ? [] : new TextDecoder(encoding).decode(part).split('\uFFFD', 1);
  if (before !== '') yield { text: before, bytes: before.length };
  const message = `The input holds bytes that are no ${encoding} text; send well-formed UTF-8.`;
  yield { code: 'not-utf8', message };
}
