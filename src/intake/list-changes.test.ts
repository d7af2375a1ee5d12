import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listKinds } from '../domain/list-version.ts';
import type { TableType } from '../domain/named-list.ts';
import { defaultLimits } from './limits.ts';
import { type ChangeLine, changesFromCsv, changesFromNdjson } from './list-changes.ts';
import { ChangeReader } from './read-list-change.ts';

const limits = { ...defaultLimits, recordBytes: 1_000 };

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  from: typeof changesFromCsv,
  content: string | Uint8Array,
  kind: (typeof listKinds)[number] = 'party',
  size = 7,
  table?: TableType,
): Promise<readonly ChangeLine[]> {
  const lines: ChangeLine[] = [];
  const pieces = inPieces(Buffer.from(content), size);
  for await (const line of from(pieces, { source: 'f', limits, reader: new ChangeReader(kind, table) }))
    lines.push(line);
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

describe('details', () => {
  it.each([
    [
      'value,name,names,country,identifiers,remark\nW-1,ACME, Acme Ltd | ACME ,TR,12|13,seen\nW-2,,,,,\n',
      [
        '2 put {"value":"W-1","name":"ACME","names":["ACME","Acme Ltd"],"country":"TR","identifiers":["12","13"],"remark":"seen"}',
        '3 put {"value":"W-2"}',
      ],
    ],
    ['value,name\nW-1,***\n', ['2 ill-formed-text name 2']],
    ['value,country\nW-1,tr\n', ['2 not-a-country-code country 2']],
    ['value,names\nW-1,"A|..|B"\n', ['2 ill-formed-text names 2']],
    ['value,is\nW-1,1\n', ['1 unknown-column is 1']],
  ])('of parties: %j', async (content, lines) => {
    expect(shortly(await read(changesFromCsv, content, 'party'))).toEqual(lines);
  });

  it.each<[string, TableType | undefined, readonly string[]]>([
    ['8517,6.5\n8518,-1\n', undefined, ['2 put {"value":"8517","is":6.5}', '3 put {"value":"8518","is":-1}']],
    ['8517,861\n8518,N954\n', undefined, ['2 put {"value":"8517","is":861}', '3 wrong-type is 3']],
    [
      '8517,N954\n8518,861\n',
      undefined,
      ['2 put {"value":"8517","is":"N954"}', '3 put {"value":"8518","is":"861"}'],
    ],
    [
      '8517,007\n8518,7\n',
      undefined,
      ['2 put {"value":"8517","is":"007"}', '3 put {"value":"8518","is":"7"}'],
    ],
    ['8517,861\n', 'text', ['2 put {"value":"8517","is":"861"}']],
    ['8517,cheap\n8518,07\n', 'number', ['2 wrong-type is 2', '3 put {"value":"8518","is":7}']],
    [
      'P1,2026-03-01\nP2,2026-02-30\nP3,5\n',
      'day',
      ['2 put {"value":"P1","is":"2026-03-01"}', '3 impossible-date is 3', '4 not-a-date is 4'],
    ],
    ['8517,\n8518,1\n', undefined, ['2 missing is 2', '3 put {"value":"8518","is":1}']],
  ])('of tables: %j, which hold %s', async (content, table, lines) => {
    expect(shortly(await read(changesFromCsv, `value,is\n${content}`, 'table', 7, table))).toEqual(lines);
  });

  it.each([
    [
      '{"value":"8517","is":6.5}\n{"value":"8518","is":"6.5"}',
      ['1 put {"value":"8517","is":6.5}', '2 wrong-type /is 2'],
    ],
    ['{"value":"8517"}', ['1 missing /is 1']],
    ['{"value":"8517","remove":true}', ['1 remove {"value":"8517"}']],
    ['{"value":8517,"is":1}', ['1 wrong-type /value 1']],
    ['{"value":"8517","is":[1]}', ['1 wrong-type /is 1']],
    ['{"value":"8517","is":1,"name":"ACME"}', ['1 unknown-key /name 1']],
  ])('of tables as NDJSON: %j', async (content, lines) => {
    expect(shortly(await read(changesFromNdjson, content, 'table'))).toEqual(lines);
  });

  it('are taken by no other kind', async () => {
    for (const kind of listKinds.filter((each) => each !== 'party' && each !== 'table'))
      expect(shortly(await read(changesFromNdjson, '{"value":"10","name":"ACME"}', kind))[0]).toMatch(
        /unknown-key \/name/,
      );
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
      '{"value":"A","is":1}',
      'value,is\nA,1\n',
      'value,names\nA,a|b\n',
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
