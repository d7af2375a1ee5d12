import type { Amendment } from '../../domain/amendment.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Limits } from '../limits.ts';
import { type Place, quoted } from '../problems.ts';
import { readDeclaration } from '../read-declaration.ts';
import type { IntakeRecord } from '../record.ts';
import { buildDeclaration } from './build-declaration.ts';
import { declarationIdOf } from './declaration-id.ts';
import { decodeXml } from './decode-xml.ts';
import { MessageScanner, type Refusal, type ScannedMessage } from './message-scanner.ts';
import { readAmendment } from './read-amendment.ts';
import { remarksOf } from './remarks.ts';
import { Trace } from './trace.ts';
import { childOf, textOf, type XmlNode, xpathOf } from './xml-node.ts';

export type WcoXmlOptions = {
  /** What problems name as their origin. */
  readonly source: string;
  readonly limits: Limits;
  /** When the input came, for messages that do not say when they were lodged. */
  readonly receivedAt: string;
};

const functions = { original: '9', request: '13' };
/** What a request (function 13) asks for, by its TypeCode. */
const amendmentKinds: ReadonlyMap<string, Amendment['kind']> = new Map([
  ['COR', 'amendment'],
  ['INV', 'cancellation'],
]);

/**
 * Declarations of the WCO Data Model 3.x in XML: one record for each Declaration, alone, in a MetaData
 * envelope or several in whatever wrapper. Elements are known by namespace and name; comments, other
 * namespaces and processing instructions are passed over.
 */
export async function* readWcoXml(
  bytes: AsyncIterable<Uint8Array>,
  options: WcoXmlOptions,
): AsyncGenerator<IntakeRecord> {
  const scanner = new MessageScanner(options.limits);
  for await (const piece of decodeXml(bytes)) {
    const found = 'text' in piece ? scanner.feed(piece) : scanner.fail(piece);
    for (const each of found) yield recordOf(each, options);
    if (scanner.isOver) return;
  }
  for (const each of scanner.end()) yield recordOf(each, options);
}

function recordOf(found: ScannedMessage | Refusal, options: WcoXmlOptions): IntakeRecord {
  if (found.kind === 'message') return readMessage(found, options);
  const { line, path, code, message, raw } = found;
  return rejected(line, [{ source: options.source, line, path, code, message }], raw);
}

function rejected(line: number, problems: readonly Problem[], raw: string | undefined): IntakeRecord {
  return { kind: 'rejected', line, problems, ...(raw !== undefined && { raw }) };
}

/** What a message is, by its function and, for a request, by its type. */
function readMessage(message: ScannedMessage, options: WcoXmlOptions): IntakeRecord {
  const { root, raw } = message;
  const { line } = root;
  const functionCode = textOf(childOf(root, 'FunctionCode'));
  if (functionCode === undefined || functionCode === functions.original)
    return readOriginal(message, options);
  const typeCode = textOf(childOf(root, 'TypeCode')) ?? '';
  const kind = functionCode === functions.request ? amendmentKinds.get(typeCode) : undefined;
  if (kind === undefined) return rejected(line, [unsupported(root, functionCode, typeCode, options)], raw);
  const id = declarationIdOf(root);
  if (id === undefined) return rejected(line, [withoutTarget(root, options)], raw);
  const amendment = readAmendment(root, kind, id, options.source);
  return { kind: 'amendment', line, amendment, warnings: remarksOf(message, options.source) };
}

function readOriginal(message: ScannedMessage, options: WcoXmlOptions): IntakeRecord {
  const { root, raw } = message;
  const trace = new Trace(root);
  const value = buildDeclaration(root, options.receivedAt, trace);
  const pathOf: Place['pathOf'] = (steps) => trace.xpathOf(value, steps);
  const place = { source: options.source, line: root.line, pathOf };
  const parsed = readDeclaration(value, place, options.limits.nesting);
  const located = (problem: Problem): Problem => ({ ...problem, line: trace.lineOf(problem.path) });
  if (!parsed.ok) return rejected(root.line, parsed.problems.map(located), raw);
  const warnings = [...parsed.warnings.map(located), ...remarksOf(message, options.source)];
  return { kind: 'declaration', line: root.line, declaration: parsed.value, warnings };
}

function unsupported(
  root: XmlNode,
  functionCode: string,
  typeCode: string,
  { source }: WcoXmlOptions,
): Problem {
  const path = xpathOf(
    childOf(root, functionCode === functions.request ? 'TypeCode' : 'FunctionCode') ?? root,
  );
  const message =
    `Function ${quoted(functionCode)} with type ${quoted(typeCode)} is neither a new declaration (9) ` +
    'nor an amendment (13, COR) or cancellation (13, INV); no other message is read.';
  return { source, line: root.line, path, code: 'unsupported-message', message };
}

function withoutTarget(root: XmlNode, { source }: WcoXmlOptions): Problem {
  const message = 'The amendment names neither the declaration (ID) nor its declarant and local reference.';
  return { source, line: root.line, path: '/Declaration/ID', code: 'missing', message };
}
