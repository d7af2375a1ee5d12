import { type JsonElement, JsonElements } from './json-elements.ts';
import type { Limits } from './limits.ts';
import { problemAt } from './problems.ts';
import { readRecord, tooLarge } from './read-ndjson.ts';
import type { IntakeRecord } from './record.ts';

/** One declaration as JSON, or a list of them; the list is read as a stream. */
export async function* readJson(
  bytes: AsyncIterable<Uint8Array>,
  { source, limits }: { readonly source: string; readonly limits: Limits },
): AsyncGenerator<IntakeRecord> {
  const elements = new JsonElements(limits);
  for await (const chunk of bytes) {
    for (const element of elements.push(chunk)) yield recordOf(element, source, limits);
  }
  for (const element of elements.end()) yield recordOf(element, source, limits);
}

function recordOf(element: JsonElement, source: string, limits: Limits): IntakeRecord {
  const place = { source, line: element.line };
  switch (element.kind) {
    case 'element':
      return readRecord(element.bytes, source, element.line, limits);
    case 'too-large':
      return tooLarge(source, element.line, limits);
    case 'truncated': {
      const message = 'The list has no end; the file was cut off, send it whole.';
      return { kind: 'rejected', line: element.line, problems: [problemAt(place, [], 'truncated', message)] };
    }
    case 'too-deep': {
      const message = `The record nests deeper than ${limits.nesting}.`;
      return {
        kind: 'rejected',
        line: element.line,
        problems: [problemAt(place, [], 'nesting-too-deep', message)],
      };
    }
  }
}
