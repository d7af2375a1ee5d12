import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { Problem } from '../../domain/problem.ts';
import { defaultLimits } from '../limits.ts';
import { readMapping } from './mapping.ts';
import { readCsv } from './read-csv.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const data = join(root, '../shared/data/customs-declarations');
const mapping = readMapping(
  JSON.parse(readFileSync(join(root, 'examples/customs-declarations/mapping.json'), 'utf8')),
  { source: 'mapping.json' },
);

it('the mapping of the example is one', () => {
  expect(mapping.ok || mapping.problems).toBe(true);
});

describe.skipIf(!existsSync(data))('45,519 public declarations', () => {
  const byId = new Map<string, Declaration>();
  const problems: Problem[] = [];

  beforeAll(async () => {
    if (!mapping.ok) return;
    for (const file of ['train.csv', 'valid.csv']) {
      const options = { source: file, limits: defaultLimits, mapping: mapping.value };
      for await (const record of readCsv(createReadStream(join(data, file)), options)) {
        if (record.kind === 'declaration') byId.set(record.declaration.id, record.declaration);
        problems.push(
          ...(record.kind === 'rejected'
            ? record.problems
            : record.kind === 'declaration'
              ? record.warnings
              : []),
        );
      }
    }
  }, 60_000);

  it('are read without one problem', () => {
    expect(problems.filter(({ severity }) => severity === undefined).slice(0, 5)).toEqual([]);
    expect(byId.size).toBe(45_519);
  });

  it('are remarked on only where a country is ZZ', () => {
    const remarks = new Set(
      problems.map(({ code, path, message }) => `${code} ${path} ${message.match(/[A-Z]{2}\b/g)?.at(-1)}`),
    );
    expect([...remarks].sort()).toEqual([
      'unknown-country Country of Departure ZZ',
      'unknown-country Country of Origin ZZ',
    ]);
  });

  it.each([
    [
      'train.csv, line 26',
      {
        id: '51313213',
        flow: 'import',
        office: '16',
        lodgedAt: '2020-01-01T00:00:00Z',
        declarant: { id: 'M2URW6J' },
        importer: { id: 'TM6WOEY' },
        seller: { id: 'G15KUZ2' },
        carrier: { id: 'MWIDNS' },
        exportCountry: 'NL',
        borderTransport: { mode: '40' },
        attributes: { importType: '94', importUse: '26', paymentType: '43', processType: 'B' },
        items: [
          {
            sequence: 1,
            commodityCode: '391190',
            originCountry: 'GB',
            netMassKg: 24.5,
            itemPrice: { amount: '10106.25', currency: 'KRW' },
            dutyRatePercent: 6.5,
            dutyType: 'C',
            attributes: { originIndicator: 'B' },
          },
        ],
      },
    ],
    [
      'valid.csv, the last line: no courier, no seller',
      {
        id: '82234198',
        flow: 'import',
        office: '20',
        lodgedAt: '2021-03-31T00:00:00Z',
        declarant: { id: 'DWNJQL8' },
        importer: { id: 'ZOTO4JM' },
        exportCountry: 'AU',
        borderTransport: { mode: '40' },
        attributes: { importType: '11', importUse: '21', paymentType: '43', processType: 'B' },
        items: [
          {
            sequence: 1,
            commodityCode: '250100',
            originCountry: 'AU',
            netMassKg: 3_000_000,
            itemPrice: { amount: '41400000.0', currency: 'KRW' },
            dutyRatePercent: 0,
            dutyType: 'FAU1',
            attributes: { originIndicator: 'E' },
          },
        ],
      },
    ],
    [
      'valid.csv, line 154: a price of 0.0 is absent, a rate of 6.5 is not',
      {
        id: '30757614',
        flow: 'import',
        office: '30',
        lodgedAt: '2021-01-04T00:00:00Z',
        declarant: { id: 'X4YE5K6' },
        importer: { id: 'SZCVR3N' },
        seller: { id: 'HR8ZSXT' },
        exportCountry: 'KR',
        borderTransport: { mode: '10' },
        attributes: { importType: '11', importUse: '21', paymentType: '11', processType: 'B' },
        items: [
          {
            sequence: 1,
            commodityCode: '391590',
            originCountry: 'JP',
            netMassKg: 2090,
            dutyRatePercent: 6.5,
            dutyType: 'C',
            attributes: { originIndicator: 'B' },
          },
        ],
      },
    ],
  ])('as they were written: %s', (_, declaration) => {
    expect(byId.get(declaration.id)).toEqual(declaration);
  });

  it('with a leading zero where the code has one', () => {
    const codes = [...byId.values()].map(({ items }) => items[0]?.commodityCode ?? '');
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(1_000);
  });

  it('and without the label', () => {
    expect(JSON.stringify([...byId.values()])).not.toMatch(/fraud/i);
    expect([...byId.values()].filter(({ items }) => items[0]?.itemPrice === undefined)).toHaveLength(
      358 + 79,
    );
  });
});
