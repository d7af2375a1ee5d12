import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listKinds } from '../domain/list-version.ts';
import { defaultLimits } from './limits.ts';
import { type ChangeLine, changesFromCsv, changesFromNdjson } from './list-changes.ts';

const limits = { ...defaultLimits, recordBytes: 1_000 };

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  from: typeof changesFromCsv,
  content: string | Uint8Array,
  kind: (typeof listKinds)[number] = 'party',
  size = 7,
): Promise<readonly ChangeLine[]> {
  const lines: ChangeLine[] = [];
  const pieces = inPieces(Buffer.from(content), size);
  for await (const line of from(pieces, { source: 'f', limits, kind })) lines.push(line);
  return lines;
}

const shortly = (lines: readonly ChangeLine[]) =>
  lines.map((line) =>
    line.kind === 'change'
      ? `${line.line} ${line.change.kind} ${JSON.stringify(line.change.entry)}`
      : `${line.line} ${line.problems.map(({ code, path, line: at }) => `${code} ${path} ${at}`).join(', ')}`,
  );

describe('CSV', () => {
  it.each([
    ['value\nA\nB', ['2 put {"value":"A"}', '3 put {"value":"B"}']],
    ['remark,value\n"a ""b"", c",A\n', ['2 put {"value":"A","remark":"a \\"b\\", c"}']],
    ['value,validFrom,validTo\nA,2026-03-01,\n', ['2 put {"value":"A","validFrom":"2026-03-01"}']],
    ['value,validTo,remove\nA,2026-03-01,1\n', ['2 remove {"value":"A"}']],
    ['value,remove\nA,perhaps\n', ['2 wrong-type remove 2']],
    ['value\n\nA\n\n"B\nC"\n', ['3 put {"value":"A"}', '5 ill-formed-text value 5']],
    ['value,remark\nA\n', ['2 not-csv  2']],
    ['', []],
    ['value\n', []],
  ])('%j', async (content, lines) => {
    expect(shortly(await read(changesFromCsv, content))).toEqual(lines);
  });

  it('reads numbers only where the list holds numbers', async () => {
    expect(shortly(await read(changesFromCsv, 'value\n007\n', 'party'))).toEqual(['2 put {"value":"007"}']);
    expect(shortly(await read(changesFromCsv, 'value\n007\n', 'number'))).toEqual(['2 put {"value":7}']);
    expect(shortly(await read(changesFromCsv, 'value\n1e3\n0x1\n', 'number'))).toEqual([
      '2 wrong-type value 2',
      '3 wrong-type value 3',
    ]);
  });
});

it('whatever bytes come, every line becomes a change or problems with its number, however they are cut', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'value',
      ',',
      '\n',
      '\r\n',
      '"',
      'remark',
      '{',
      '}',
      '{"value":"A"}',
      '{"value":1}',
      '\0',
      'A',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.from(`value\n${pieces.join('')}`)),
    fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each)),
  );
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.constantFrom(...listKinds),
      fc.integer({ min: 1, max: 9 }),
      async (content, kind, size) => {
        for (const from of [changesFromCsv, changesFromNdjson]) {
          const lines = await read(from, content, kind, size);
          expect(await read(from, content, kind, 1_000)).toEqual(lines);
          for (const line of lines) {
            expect(line.line).toBeGreaterThan(0);
            if (line.kind === 'rejected') expect(line.problems.length).toBeGreaterThan(0);
            else expect(line.change.entry.value).not.toBe('');
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
