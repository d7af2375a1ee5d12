import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { type FindingRecord, readFindings } from './read-findings.ts';

const finding = {
  declarationId: 'D-1',
  inspectedAt: '2026-03-02T10:00:00Z',
  officers: ['a'],
  measures: ['scan'],
  result: 'violation',
};

async function read(content: string | Uint8Array, isOneValue = false): Promise<readonly FindingRecord[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content);
  }
  const limits = { ...defaultLimits, recordBytes: 400 };
  const records: FindingRecord[] = [];
  for await (const record of readFindings(bytes(), { source: 'f', limits, isOneValue })) records.push(record);
  return records;
}

describe('findings, one a line', () => {
  it('keep the neighbours of bad ones, and tell of these with line, path and code', async () => {
    const lines = [
      JSON.stringify(finding),
      '',
      JSON.stringify({ ...finding, result: 'guilty' }),
      '{"declarationId":',
      JSON.stringify({ ...finding, remarks: 'x'.repeat(400) }),
      JSON.stringify({ ...finding, declarationId: 'D-2' }),
    ];
    expect(await read(`${lines.join('\n')}\n`)).toMatchObject([
      { kind: 'finding', finding: { declarationId: 'D-1' } },
      {
        kind: 'rejected',
        line: 3,
        problems: [{ source: 'f', line: 3, path: '/result', code: 'not-a-choice' }],
      },
      { kind: 'rejected', line: 4, problems: [{ code: 'not-json' }], raw: lines[3] },
      { kind: 'rejected', line: 5, problems: [{ code: 'record-too-large' }] },
      { kind: 'finding', finding: { declarationId: 'D-2' } },
    ]);
  });

  it('are read packed as they are', async () => {
    expect(await read(gzipSync(JSON.stringify(finding)))).toMatchObject([{ kind: 'finding' }]);
  });
});

describe('findings as one value', () => {
  it.each([
    [
      'a list',
      JSON.stringify([finding, { ...finding, result: 'x' }, finding], undefined, 1),
      'finding rejected finding',
    ],
    ['a single one', JSON.stringify(finding, undefined, 2), 'finding'],
    ['a list that was cut off', `[${JSON.stringify(finding)},`, 'finding rejected'],
    ['nothing', '', ''],
  ])('%s', async (_, content, kinds) => {
    expect((await read(content, true)).map(({ kind }) => kind).join(' ')).toBe(kinds);
  });
});

it('no bytes make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isOneValue) => {
      for (const record of await read(bytes, isOneValue)) expect(record.kind).toMatch(/^(finding|rejected)$/);
    }),
  );
});
