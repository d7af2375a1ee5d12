import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../domain/problem.ts';
import { readMapping } from './csv/mapping.ts';
import { formats } from './format.ts';
import { type ParseOptions, parse } from './parse.ts';
import type { IntakeRecord } from './record.ts';
import { bytesOf, collected, inShort, limitsWith } from './testing/byte-streams.ts';

const value = (id: string, more: object = {}) => ({
  id,
  flow: 'import',
  office: '10',
  lodgedAt: '2026-03-01T09:30:00+05:00',
  importer: { id: '300123456', name: 'Ўзбекистон 😀', aeo: true },
  containers: ['MSKU1234565'],
  items: [
    {
      sequence: 1,
      commodityCode: '61091000',
      netMassKg: 12.5,
      itemPrice: { amount: '1250.50', currency: 'USD' },
    },
    { sequence: 2, documents: [{ type: '380', id: 'X-1' }], attributes: { 'box 44': 'y' } },
  ],
  ...more,
});
const A = JSON.stringify(value('A'));
const B = JSON.stringify(value('B'));
const ndjson = `${A}\n${B}\n`;
const csv = 'ID,Date,Goods,Mass\nA,2026-03-01,"x, ""y""",12.5\nB,2026-03-02,"two\nlines",7\n';
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionCode>9</FunctionCode><ID>A</ID>
<TypeCode>IMA</TypeCode><GoodsItemQuantity>1</GoodsItemQuantity><DeclarationOfficeID>10</DeclarationOfficeID>
<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric></GovernmentAgencyGoodsItem></GoodsShipment>
</Declaration>`;

const parsedMapping = readMapping(
  {
    columns: { ID: 'id', Date: 'lodgedAt', Goods: 'item.description', Mass: 'item.netMassKg' },
    constants: { flow: 'import', office: '10' },
  },
  { source: 'mapping.json' },
);
const mapping = parsedMapping.ok ? parsedMapping.value : undefined;
if (mapping === undefined) throw new Error('The mapping of this test is wrong');

const options: ParseOptions = {
  source: 'in',
  receivedAt: '2026-03-02T00:00:00Z',
  limits: limitsWith({
    recordBytes: 4_000,
    messageBytes: 8_000,
    nesting: 20,
    expansion: 20,
    expansionFreeBytes: 20_000,
  }),
};
const recordsOf = (
  content: string | Uint8Array,
  more: Partial<ParseOptions> = {},
  sizes: readonly number[] = [],
) => collected(parse(bytesOf(content, sizes), { ...options, ...more }));
const shortly = async (content: string | Uint8Array, more: Partial<ParseOptions> = {}) =>
  (await recordsOf(content, more)).map(inShort);

describe('the format is guessed', () => {
  it.each([
    ['NDJSON', ndjson, ['1 A', '2 B']],
    ['one line of JSON', A, ['1 A']],
    ['a list', `[${A},\n${B}]`, ['1 A', '2 B']],
    ['a pretty object', JSON.stringify(value('A'), null, 2), ['1 A']],
    ['nothing', '', []],
    ['anything else', 'hello', ['unknown-format']],
    ['blank space alone', '\n\n', ['unknown-format']],
  ])('of %s', async (_, content, records) => {
    expect(await shortly(content)).toEqual(records);
  });

  it('of XML', async () => {
    const records = await recordsOf(xml);
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain('not-json');
  });

  it('as CSV where there is a mapping', async () => {
    expect(await shortly(csv, { mapping })).toEqual(['2 A', '3 B']);
  });

  it('also inside gzip, and from a first chunk of one byte', async () => {
    expect((await recordsOf(gzipSync(ndjson), {}, [1, 1, 1])).map(inShort)).toEqual(['1 A', '2 B']);
  });
});

describe('a format that is named', () => {
  it.each([
    ['json', ndjson, ['1 not-json']],
    ['ndjson', `[${A}]\n${B}`, ['1 wrong-type', '2 B']],
    ['ndjson', 'hello\n', ['1 not-json']],
    ['csv', csv, ['missing']],
    ['json', '', []],
    ['ndjson', '', []],
  ] as const)('%s is believed', async (format, content, records) => {
    expect(await shortly(content, { format })).toEqual(records);
  });

  it('goes before a mapping', async () => {
    expect(await shortly(ndjson, { format: 'ndjson', mapping })).toEqual(['1 A', '2 B']);
  });

  it('is answered while it is still being sent', async () => {
    let isAnswered = false;
    const slow = (async function* () {
      yield Buffer.from(`${A}\n`);
      if (!isAnswered) throw new Error('more was asked for before the first record was given');
      yield Buffer.from(`${B}\n`);
    })();
    const records = parse(slow, { ...options, format: 'ndjson' });
    expect(inShort((await records.next()).value as IntakeRecord)).toBe('1 A');
    isAnswered = true;
    expect(inShort((await records.next()).value as IntakeRecord)).toBe('2 B');
  });
});

describe('gzip', () => {
  it('that was cut off gives what came before the cut, and a problem', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${JSON.stringify(value(`D${index}`))}\n`).join(
      '',
    );
    const packed = gzipSync(lines);
    const records = await recordsOf(packed.subarray(0, packed.length - 20), { format: 'ndjson' });
    expect(records.length).toBeGreaterThan(1);
    expect(records.slice(0, -1).every(({ kind }) => kind === 'declaration')).toBe(true);
    expect(inShort(records.at(-1) as IntakeRecord)).toBe('truncated');
  });

  it('that is a bomb is stopped', async () => {
    expect((await shortly(gzipSync(`${A}\n${'\n'.repeat(1_000_000)}`))).at(-1)).toBe('expands-too-far');
  });
});

it('a source that breaks is not the content’s fault', async () => {
  const source = (async function* () {
    yield Buffer.from(A);
    throw new Error('the disk is gone');
  })();
  await expect(collected(parse(source, options))).rejects.toThrow('the disk is gone');
});

/** Every record is a declaration, an amendment or at least one problem, and can be written down. */
function expectSound(records: readonly IntakeRecord[]): void {
  for (const record of records) {
    const problems = record.kind === 'rejected' ? record.problems : record.warnings;
    if (record.kind === 'rejected') expect(problems.length).toBeGreaterThan(0);
    for (const { source, code, message } of problems) {
      expect(source).toBe('in');
      expect(problemCodes).toContain(code);
      expect(message.isWellFormed() && !/[\n\r]/.test(message)).toBe(true);
    }
    JSON.stringify(record);
  }
}

describe('whatever bytes come in', () => {
  const way = fc.constantFrom(
    {},
    ...formats.filter((format) => format !== 'csv').map((format) => ({ format })),
    { format: 'csv' as const, mapping },
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 });

  it('arbitrary ones', async () => {
    const start = fc.constantFrom(
      '',
      '{',
      '[',
      '<',
      '<?xml',
      '\u001f\u008b\b',
      '{"id":',
      'ID,Date,Goods,Mass\n',
      '\ufeff',
    );
    const content = fc
      .tuple(start, fc.uint8Array({ maxLength: 300 }))
      .map(([first, rest]) => Buffer.concat([Buffer.from(first, 'latin1'), rest]));
    await fc.assert(
      fc.asyncProperty(content, way, sizes, fc.boolean(), async (bytes, more, cuts, isPacked) => {
        expectSound(await recordsOf(isPacked ? gzipSync(bytes) : bytes, more, cuts));
      }),
      { numRuns: 400 },
    );
  });

  it('real ones with changes', async () => {
    const whole = fc.constantFrom(
      A,
      ndjson,
      `[${A},\n${B}]`,
      JSON.stringify([value('A')], null, 1),
      csv,
      xml,
    );
    const scrap = fc.constantFrom(
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      '<',
      '>',
      '&',
      '\n',
      '\0',
      '\ud800',
      '1e999',
      'null',
      '-',
      '<!DOCTYPE x [',
      '"__proto__":{},',
      '\u00ff',
    );
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.integer({ min: 0, max: 8 }),
      put: fc.oneof(
        scrap.map((text) => Buffer.from(text, 'utf8')),
        fc.uint8Array({ maxLength: 3 }),
      ),
    });
    const content = fc.tuple(whole, fc.array(change, { maxLength: 5 })).map(([text, changes]) => {
      let bytes = Buffer.from(text);
      for (const { at, remove, put } of changes) {
        const place = Math.floor(at * bytes.length);
        bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + remove)]);
      }
      return bytes;
    });
    const isPlain = fc.boolean();
    let declarations = 0;
    await fc.assert(
      fc.asyncProperty(content, way, sizes, isPlain, async (bytes, more, cuts, isGuessed) => {
        const records = await recordsOf(bytes, isGuessed ? {} : more, cuts);
        declarations += records.filter(({ kind }) => kind === 'declaration').length;
        expectSound(records);
      }),
      { numRuns: 600 },
    );
    expect(declarations).toBeGreaterThan(20);
  });

  it('packed ones with changes', async () => {
    const packed = gzipSync(ndjson);
    const change = fc.tuple(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(packed);
        for (const [at, flip] of changes) bytes[at] = (bytes[at] ?? 0) ^ flip;
        expectSound(await recordsOf(bytes, { format: 'ndjson' }));
      }),
      { numRuns: 200 },
    );
  });

  it('and deep ones, in every format', async () => {
    const deep = [
      '['.repeat(3_000),
      `{"id":${'['.repeat(1_500)}${']'.repeat(1_500)}}`,
      '{"a":'.repeat(700),
      '<a>'.repeat(1_000),
      '"'.repeat(3_001),
    ];
    for (const content of deep) {
      for (const more of [{}, { mapping }, ...formats.map((format) => ({ format, mapping }))]) {
        expectSound(await recordsOf(content, more));
      }
    }
  });
});
