import type { SaxesTagNS } from 'saxes';
import type { ProblemCode } from '../../domain/problem.ts';
import type { Limits } from '../limits.ts';
import { findBareAmpersand } from './bare-ampersand.ts';
import { DeclarationBuilder, isWco, type Remark } from './declaration-builder.ts';
import type { DecodedPiece, DecodingFault } from './decode-xml.ts';
import { GuardedParser, type XmlFault } from './guarded-parser.ts';
import { RawText } from './raw-text.ts';
import { type XmlNode, xpathOf } from './xml-node.ts';

/** A declaration as it stands in the file. */
export type ScannedMessage = {
  readonly kind: 'message';
  readonly root: XmlNode;
  readonly remarks: readonly Remark[];
  readonly remarksLeftOut: number;
  readonly raw: string | undefined;
};

/** A message that was refused, or the reason why nothing more of the file was read. */
export type Refusal = {
  readonly kind: 'refusal';
  readonly line: number;
  readonly path: string;
  readonly code: ProblemCode;
  readonly message: string;
  readonly raw?: string;
};

/** Where the scanner is: between messages, in one, or passing one over down to its closing tag. */
type State =
  | { readonly kind: 'outside' }
  | { readonly kind: 'inside'; readonly depth: number; readonly builder: DeclarationBuilder }
  | { readonly kind: 'passing'; readonly depth: number; readonly refusal: Refusal };

const outside: State = { kind: 'outside' };
/** A message that nests deeper than this many times the limit is not passed over; the file ends there. */
const passedOverNesting = 10;
const longestName = 60;

/** Finds the declarations of an XML file while its text comes in; nothing else of it is kept. */
export class MessageScanner {
  readonly #limits: Limits;
  readonly #parser: GuardedParser;
  readonly #raw = new RawText();
  #found: (ScannedMessage | Refusal)[] = [];
  #foundAnything = false;
  #state: State = outside;
  /** Where the message, with what leads to it, begins. */
  #startBytes = 0;
  #startLine = 1;
  #isOver = false;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#parser = new GuardedParser(limits.messageBytes, {
      opened: (tag) => this.#opened(tag),
      closed: (bytes, characters) => this.#closed(bytes, characters),
      said: (text) => this.#said(text),
    });
  }

  /** Whether nothing more will come of the file. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Reads on; gives what was completed. */
  feed(piece: DecodedPiece): readonly (ScannedMessage | Refusal)[] {
    if (this.#isOver) return [];
    this.#raw.add(piece.text);
    this.#parser.feed(piece);
    if (this.#parser.fault === undefined) this.#checkSize(this.#parser.bytes);
    this.#reportFault();
    return this.#take();
  }

  /** Ends the reading for a reason found outside. */
  fail({ code, message }: DecodingFault): readonly (ScannedMessage | Refusal)[] {
    this.#parser.refuse(code, `Line ${this.#parser.line}: ${message}`);
    this.#reportFault();
    return this.#take();
  }

  /** The file is over; gives what was still to be said. */
  end(): readonly (ScannedMessage | Refusal)[] {
    this.#parser.close();
    this.#reportFault();
    if (!this.#isOver && !this.#foundAnything) {
      this.#say({
        kind: 'refusal',
        line: 1,
        path: '',
        code: 'no-declaration',
        message: this.#whatIsThereInstead(),
      });
    }
    this.#isOver = true;
    return this.#take();
  }

  #take(): readonly (ScannedMessage | Refusal)[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #say(found: ScannedMessage | Refusal): void {
    this.#found.push(found);
    this.#foundAnything = true;
  }

  #opened(tag: SaxesTagNS): void {
    this.#checkSize(this.#parser.bytes);
    if (this.#parser.depth > this.#limits.nesting) this.#refuseDepth();
    if (this.#state.kind === 'inside') this.#state.builder.openTag(tag, this.#parser.tagLine);
    else if (this.#state.kind === 'outside' && isWco(tag)) this.#enter(tag.local);
  }

  #enter(name: string): void {
    const { depth, tagLine } = this.#parser;
    if (name === 'Declaration') {
      this.#state = {
        kind: 'inside',
        depth,
        builder: new DeclarationBuilder(tagLine, this.#limits.messageBytes),
      };
    } else if (name === 'Response') {
      const message = 'This is the answer to a declaration, not a declaration.';
      this.#passOver({ ...this.#refusal('unsupported-message', message), path: '/Response' }, depth);
    }
  }

  #said(text: string): void {
    if (this.#state.kind === 'inside') this.#state.builder.text(text);
  }

  #closed(bytes: number, charactersOfPiece: number): void {
    this.#checkSize(bytes);
    const state = this.#state;
    if (state.kind === 'inside') state.builder.closeTag();
    if (state.kind === 'outside' || state.depth < this.#parser.depth) return;
    if (state.kind === 'inside') this.#say(this.#messageOf(state.builder, charactersOfPiece));
    else this.#say(state.refusal);
    this.#state = outside;
    this.#startBytes = bytes;
    this.#startLine = this.#parser.tagLine;
    this.#raw.startAt(charactersOfPiece);
  }

  #messageOf(
    { root, remarks, remarksLeftOut }: DeclarationBuilder,
    charactersOfPiece: number,
  ): ScannedMessage {
    return { kind: 'message', root, remarks, remarksLeftOut, raw: this.#raw.upTo(charactersOfPiece) };
  }

  /** Refuses what is larger than allowed when so many bytes of the file were read. */
  #checkSize(bytes: number): void {
    if (this.#state.kind === 'passing') return;
    const { messageBytes } = this.#limits;
    const isTooLarge = bytes - this.#startBytes > messageBytes;
    if (this.#state.kind === 'inside') {
      if (!isTooLarge && !this.#state.builder.isTooLarge) return;
      const message = `The message has more than ${messageBytes} bytes, or more elements than fit in them.`;
      this.#passOver(this.#refusal('message-too-large', message), this.#state.depth);
    } else if (isTooLarge) {
      this.#parser.refuse(
        'message-too-large',
        `There are more than ${messageBytes} bytes without a declaration.`,
      );
    }
  }

  #refuseDepth(): void {
    const { nesting } = this.#limits;
    const message = `The message nests deeper than ${nesting}.`;
    const { depth } = this.#parser;
    if (this.#state.kind !== 'passing') {
      const top = this.#state.kind === 'inside' ? this.#state.depth : depth;
      this.#passOver(this.#refusal('nesting-too-deep', message), top);
    }
    if (depth > nesting * passedOverNesting) this.#parser.refuse('nesting-too-deep', message);
  }

  #passOver(refusal: Refusal, depth: number): void {
    this.#state = { kind: 'passing', depth, refusal };
    this.#raw.drop();
  }

  /** Says why the file was given up, if it was. */
  #reportFault(): void {
    const { fault } = this.#parser;
    if (fault === undefined || this.#isOver) return;
    this.#isOver = true;
    if (this.#state.kind === 'passing') this.#say(this.#state.refusal);
    // A message that was refused for its depth may be what the file was given up for.
    if (this.#state.kind !== 'passing' || this.#state.refusal.code !== fault.code) this.#sayFault(fault);
    this.#state = outside;
  }

  #sayFault(fault: XmlFault): void {
    const raw = this.#raw.upTo();
    const { code, message, line } = ampersandFault(fault, raw, this.#startLine) ?? fault;
    this.#say({ ...this.#refusal(code, message), line, ...(raw !== undefined && { raw }) });
  }

  #refusal(code: ProblemCode, message: string): Refusal {
    const path = this.#state.kind === 'inside' ? xpathOf(this.#state.builder.current) : '';
    return { kind: 'refusal', line: this.#parser.line, path, code, message };
  }

  #whatIsThereInstead(): string {
    const { rootName } = this.#parser;
    if (rootName === undefined) return 'The input is empty.';
    const name = rootName.slice(0, longestName);
    return `<${name}> holds no Declaration of the WCO Data Model (namespace urn:wco:datamodel:WCO:…).`;
  }
}

/** The fault as it is meant, when it came of an ampersand that begins no reference. */
function ampersandFault(fault: XmlFault, raw: string | undefined, startLine: number): XmlFault | undefined {
  const isPossible = fault.code === 'truncated' || fault.message.includes('entity name');
  const position = isPossible && raw !== undefined ? findBareAmpersand(raw) : undefined;
  if (raw === undefined || position === undefined) return undefined;
  const line = startLine + raw.slice(0, position).split('\n').length - 1;
  const message = `Line ${line}: not well-formed: an ampersand begins no reference; write &amp;.`;
  return { code: 'not-xml', message, line };
}
