import { isUtf8 } from 'node:buffer';
import type { Parsed, Problem } from '../domain/problem.ts';
import { inOneLine, type Place, problemAt } from './problems.ts';

/** A record's bytes as the JSON value they hold. */
export function readJsonText(bytes: Uint8Array, place: Place): Parsed<unknown> {
  if (!isUtf8(bytes)) {
    return refused(
      problemAt(place, [], 'not-utf8', 'The record is not UTF-8; convert it and send it again.'),
    );
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  try {
    return {
      ok: true,
      value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text),
      warnings: [],
    };
  } catch (error) {
    const why = inOneLine(error instanceof Error ? error.message : String(error));
    return refused(problemAt(place, [], 'not-json', `The record is not JSON: ${why}.`));
  }
}

function refused(problem: Problem): Parsed<unknown> {
  return { ok: false, problems: [problem] };
}
