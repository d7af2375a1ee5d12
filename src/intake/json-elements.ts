import type { Limits } from './limits.ts';

/** A piece of a JSON text: an element of its outermost list, or the whole where it is no list. */
export type JsonElement =
  | { readonly kind: 'element'; readonly line: number; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'too-deep' | 'truncated'; readonly line: number };

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const newline = 0x0a;

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === newline;
}

/** Whether a byte is one of the byte-order mark of UTF-8. */
function isMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

/**
 * Cuts a JSON text into the elements of its outermost list without reading them, so that a list of any
 * length streams, and one ill-formed element stays alone. Whether an element is JSON is for its reader.
 */
export class JsonElements {
  readonly #limits: Limits;
  #phase: 'start' | 'list' | 'no-list' = 'start';
  #line = 1;
  /** Whether the element has begun, and in which line. */
  #begun = false;
  #startLine = 1;
  /** What closes the brackets that are open in the element, as deep as the limit lets them go. */
  #closers: number[] = [];
  #excessDepth = 0;
  #isAfterComma = false;
  #inString = false;
  #escaped = false;
  #parts: Uint8Array[] = [];
  #length = 0;
  #isTooDeep = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The elements that end in this chunk. */
  *push(chunk: Uint8Array): Generator<JsonElement> {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === newline) this.#line += 1;
      if (this.#inString) {
        this.#stepInString(byte);
        continue;
      }
      if (isSpace(byte) || (this.#phase === 'start' && isMark(byte))) continue;
      if (this.#phase === 'start' && byte === openBracket) {
        this.#phase = 'list';
        start = at + 1;
        continue;
      }
      if (this.#phase === 'start') this.#phase = 'no-list';
      if (this.#phase === 'list' && this.#isOutermost() && (byte === comma || byte === closeBracket)) {
        this.#take(chunk.subarray(start, at));
        yield* this.#finish(byte === comma || this.#isAfterComma);
        start = at + 1;
        this.#isAfterComma = byte === comma;
        if (byte === closeBracket) this.#phase = 'no-list';
        continue;
      }
      if (!this.#begun) this.#startLine = this.#line;
      this.#begun = true;
      this.#step(byte);
    }
    this.#take(chunk.subarray(start));
  }

  /** What is left when the bytes end: the whole text, or an element that was cut off. */
  *end(): Generator<JsonElement> {
    yield* this.#finish(false);
    if (this.#phase === 'list') yield { kind: 'truncated', line: this.#line };
  }

  #isOutermost(): boolean {
    return this.#closers.length === 0 && this.#excessDepth === 0;
  }

  #stepInString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) this.#inString = false;
  }

  #step(byte: number): void {
    if (byte === quote) this.#inString = true;
    else if (byte === openBrace) this.#open(closeBrace);
    else if (byte === openBracket) this.#open(closeBracket);
    else if (byte === closeBrace || byte === closeBracket) this.#close(byte);
  }

  #open(closer: number): void {
    if (this.#closers.length < this.#limits.nesting) {
      this.#closers.push(closer);
      return;
    }
    this.#excessDepth += 1;
    this.#isTooDeep = true;
  }

  /** A stray closer closes nothing, and one further out also what was left open inside: neighbours stay apart. */
  #close(closer: number): void {
    if (this.#excessDepth > 0) {
      this.#excessDepth -= 1;
      return;
    }
    const depth = this.#closers.lastIndexOf(closer);
    if (depth !== -1) this.#closers.length = depth;
  }

  #take(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#length += bytes.length;
    if (this.#faultOf() === undefined) this.#parts.push(bytes);
    else this.#parts = [];
  }

  /** Why the element is not handed on; its size goes first, however the bytes came in chunks. */
  #faultOf(): 'too-large' | 'too-deep' | undefined {
    if (this.#length > this.#limits.recordBytes) return 'too-large';
    return this.#isTooDeep ? 'too-deep' : undefined;
  }

  /** The element as far as it went; an empty one where the commas say that there is one. */
  *#finish(isDue: boolean): Generator<JsonElement> {
    const line = this.#begun ? this.#startLine : this.#line;
    const fault = this.#faultOf();
    if (fault !== undefined) yield { kind: fault, line };
    else if (this.#begun || isDue) yield { kind: 'element', line, bytes: Buffer.concat(this.#parts) };
    this.#begun = false;
    this.#parts = [];
    this.#length = 0;
    this.#isTooDeep = false;
  }
}
