import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ProblemCode } from '../../domain/problem.ts';
import type { DecodedPiece } from './decode-xml.ts';

/** Why an XML file was read no further. */
export type XmlFault = { readonly code: ProblemCode; readonly message: string; readonly line: number };

/** Who listens to the parser. */
export type XmlEvents = {
  readonly opened: (tag: SaxesTagNS) => void;
  /** How many bytes were read up to the end of the tag, and how much of the piece. */
  readonly closed: (bytes: number, charactersOfPiece: number) => void;
  readonly said: (text: string) => void;
};

/** The parser holds one text, comment or tag in memory until its end comes. */
const maximumTokenBytes = 16_777_216;
const maximumAttributes = 1_000;
const longestQuote = 200;

/**
 * The SAX parser with its guards: it ends at the first fault of form, at a DOCTYPE and at a tag, text or
 * comment that would fill the memory, and says nothing after that.
 */
export class GuardedParser {
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #events: XmlEvents;
  readonly #maximumTokenBytes: number;
  #fault: XmlFault | undefined;
  #depth = 0;
  #closedAt: { readonly bytes: number; readonly characters: number } | undefined;
  #attributes = 0;
  #tagLine = 1;
  #rootName: string | undefined;
  #sawText = false;
  #isClosing = false;
  #isParsing = false;
  // Up to the piece that the parser has; and how many bytes a character of that piece is.
  #bytesBefore = 0;
  #charactersBefore = 0;
  #bytesPerCharacter = 1;
  #tokenStartBytes = 0;

  constructor(messageBytes: number, events: XmlEvents) {
    this.#maximumTokenBytes = Math.min(messageBytes, maximumTokenBytes);
    this.#events = events;
    // Six listeners and no more: with a seventh, V8 turns the parser's fields into a dictionary, and it takes
    // five times as long. Without one for errors it throws them.
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('closetag', () => this.#closed());
    this.#parser.on('text', (text) => this.#said(text));
    this.#parser.on('cdata', (text) => this.#said(text));
    this.#parser.on('attribute', () => this.#countAttribute());
    this.#parser.on('doctype', () => this.#refuseDoctype());
  }

  get fault(): XmlFault | undefined {
    return this.#fault;
  }

  /** The line the parser is in, from 1. */
  get line(): number {
    return this.#parser.line;
  }

  /** The line that the tag just opened began in. */
  get tagLine(): number {
    return this.#tagLine;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#depth;
  }

  /** Name of the outermost element, once it was seen. */
  get rootName(): string | undefined {
    return this.#rootName;
  }

  /** How many bytes were read up to where the parser is. */
  get bytes(): number {
    return this.#bytesBefore + this.charactersOfPiece * this.#bytesPerCharacter;
  }

  /** How much of the piece was read. */
  get charactersOfPiece(): number {
    // Between two pieces the parser's position counts the last one twice.
    return this.#isParsing ? this.#parser.position - this.#charactersBefore : 0;
  }

  feed({ text, bytes }: DecodedPiece): void {
    if (this.#fault !== undefined || text === '') return;
    // The parser says nothing of white space before the first tag.
    if (!this.#sawText) this.#tagLine += (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1;
    this.#sawText ||= text.trim() !== '';
    this.#bytesPerCharacter = bytes / text.length;
    this.#guard(() => this.#parser.write(text));
    this.#bytesBefore += bytes;
    this.#charactersBefore += text.length;
    if (this.#fault === undefined) this.#sayClosed();
    this.#checkToken();
  }

  /** The file is over: whatever is open was cut off. */
  close(): void {
    // An input without any text is whole, and no XML: its reader says what it is instead.
    if (this.#fault !== undefined || !this.#sawText) return;
    this.#isClosing = true;
    this.#guard(() => this.#parser.close());
  }

  /** Ends the reading, at once when it is called out of the parser's own events. */
  refuse(code: ProblemCode, message: string): void {
    this.#fault ??= { code, message, line: this.#parser.line };
    if (this.#isParsing) this.#parser.fail(message);
  }

  #opened(tag: SaxesTagNS): void {
    this.#sayClosed();
    this.#attributes = 0;
    this.#depth += 1;
    this.#rootName ??= tag.name;
    this.#events.opened(tag);
    this.#endToken();
  }

  #closed(): void {
    this.#sayClosed();
    this.#endToken();
    this.#closedAt = { bytes: this.bytes, characters: this.charactersOfPiece };
  }

  /** The parser closes an element before it looks whether it is the right one; so it is told a step later. */
  #sayClosed(): void {
    if (this.#closedAt === undefined) return;
    const { bytes, characters } = this.#closedAt;
    this.#closedAt = undefined;
    this.#events.closed(bytes, characters);
    this.#depth -= 1;
  }

  #said(text: string): void {
    this.#sayClosed();
    this.#endToken();
    this.#events.said(text);
  }

  /** One tag or text is over; what begins here is perhaps the next tag. */
  #endToken(): void {
    this.#tokenStartBytes = this.bytes;
    this.#tagLine = this.#parser.line;
  }

  #checkToken(): void {
    if (this.bytes - this.#tokenStartBytes <= this.#maximumTokenBytes) return;
    this.refuse(
      'message-too-large',
      `${this.#place()}: a text, comment or tag is longer than ${this.#maximumTokenBytes} bytes.`,
    );
  }

  #countAttribute(): void {
    this.#sayClosed();
    this.#attributes += 1;
    if (this.#attributes <= maximumAttributes) return;
    this.refuse(
      'message-too-large',
      `${this.#place()}: a tag has more than ${maximumAttributes} attributes.`,
    );
  }

  #refuseDoctype(): void {
    this.refuse('doctype-refused', 'A DOCTYPE is refused; send the message without it.');
  }

  /** What the parser throws, its place in front, is a fault of form; anything else is a fault of ours. */
  #guard(parse: () => void): void {
    this.#isParsing = true;
    try {
      parse();
      this.#isParsing = false;
    } catch (error) {
      this.#isParsing = false;
      const fault = error instanceof Error ? /^\d+:\d+: (.*)$/s.exec(error.message)?.[1] : undefined;
      if (fault === undefined) throw error;
      this.#misformed(fault);
    }
  }

  #misformed(fault: string): void {
    if (this.#isClosing) {
      this.refuse(
        'truncated',
        `${this.#place()}: the input ends before the XML does; send the whole message.`,
      );
    } else if (fault.includes('doctype')) this.#refuseDoctype();
    else this.refuse('not-xml', `${this.#place()}: not well-formed: ${fault.slice(0, longestQuote)}`);
  }

  #place(): string {
    return `Line ${this.#parser.line}, column ${this.#parser.column}`;
  }
}
