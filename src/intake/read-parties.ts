import type { Problem } from '../domain/problem.ts';
import type { ListedParty } from '../domain/screened-party.ts';
import { listedPartyShape, screenedPartyShape } from '../domain/screened-party-shape.ts';
import { UnreadableStream, unpacked } from './decompress.ts';
import type { Limits } from './limits.ts';
import { type Line, linesOf } from './lines.ts';
import { type Place, problemAt } from './problems.ts';
import { readJsonText } from './read-json-text.ts';
import { ShapeReader } from './read-shape.ts';

/** What a line of a file of parties came to. */
export type PartyLine =
  | {
      readonly kind: 'party';
      readonly line: number;
      readonly party: ListedParty;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly kind: 'rejected';
      readonly line?: number;
      readonly problems: readonly Problem[];
      /** The line as it came, as far as it was text. */
      readonly raw?: string;
    };

type PartyFile = {
  readonly source: string;
  readonly limits: Limits;
  /** Whether they are the entries of a list, which may have other names; the id of one may come again with another. */
  readonly isList: boolean;
};

/** Parties, one JSON object a line, unpacked where the file is gzip; blank lines are passed over. */
export async function* readParties(
  bytes: AsyncIterable<Uint8Array>,
  file: PartyFile,
): AsyncGenerator<PartyLine> {
  try {
    for await (const line of linesOf(unpacked(bytes, file.source, file.limits), file.limits.recordBytes)) {
      if (line.bytes !== undefined && isBlank(line.bytes)) continue;
      yield readLine(line, file);
    }
  } catch (error) {
    if (!(error instanceof UnreadableStream)) throw error;
    yield { kind: 'rejected', problems: [error.problem] };
  }
}

function readLine({ bytes, number }: Line, file: PartyFile): PartyLine {
  const place = { source: file.source, line: number };
  if (bytes === undefined) {
    const message = `The record is larger than ${file.limits.recordBytes} bytes; raise the limit or split it.`;
    return { kind: 'rejected', line: number, problems: [problemAt(place, [], 'record-too-large', message)] };
  }
  const json = readJsonText(bytes, place);
  const read = json.ok ? readParty(json.value, place, file) : { problems: json.problems };
  if ('party' in read) return { kind: 'party', line: number, ...read };
  return { kind: 'rejected', line: number, ...read, raw: Buffer.from(bytes).toString('utf8') };
}

type Read =
  | { readonly party: ListedParty; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

function readParty(value: unknown, place: Place, { limits, isList }: PartyFile): Read {
  const reader = new ShapeReader(place, limits.nesting);
  const party = reader.read(isList ? listedPartyShape : screenedPartyShape, value) as ListedParty | undefined;
  if (party === undefined || reader.problems.length > 0) return { problems: reader.problems };
  return { party, warnings: reader.warnings };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
