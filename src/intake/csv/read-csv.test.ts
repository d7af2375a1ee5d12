import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, collected, inShort, limitsWith } from '../testing/byte-streams.ts';
import { type Mapping, readMapping } from './mapping.ts';
import { readCsv } from './read-csv.ts';

const simple = {
  columns: { ID: 'id', Date: 'lodgedAt', Goods: 'item.description' },
  constants: { flow: 'import', office: '10' },
};
const head = 'ID,Date,Goods\n';
const day = '2026-03-01';

function mappingOf(value: object): Mapping {
  const parsed = readMapping(value, { source: 'mapping.json' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const recordsOf = (
  content: string | Uint8Array,
  mapping: object = simple,
  sizes: readonly number[] = [],
  recordBytes = 200,
) =>
  collected(
    readCsv(bytesOf(content, sizes), {
      source: 'in.csv',
      limits: limitsWith({ recordBytes }),
      mapping: mappingOf(mapping),
    }),
  );
const shortly = async (content: string | Uint8Array, mapping: object = simple) =>
  (await recordsOf(content, mapping)).map(inShort);

/** The first record's declaration, or its problems as an error. */
async function firstOf(content: string, mapping: object): Promise<unknown> {
  const [record] = await recordsOf(content, mapping);
  if (record?.kind !== 'declaration') throw new Error(JSON.stringify(record));
  return record.declaration;
}

describe('rows and their lines', () => {
  it.each([
    ['an empty file', '', []],
    ['a header alone', head, []],
    ['two rows', `${head}A,${day},x\nB,${day},y\n`, ['2 A', '3 B']],
    ['a last row without its end', `${head}A,${day},x\nB,${day},y`, ['2 A', '3 B']],
    [
      'ends of lines as on Windows',
      `${head}A,${day},x\r\nB,${day},y\r\n`.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'),
      ['2 A', '3 B'],
    ],
    ['a byte-order mark', `\ufeff${head}A,${day},x\n`, ['2 A']],
    ['a byte-order mark before a quote', `\ufeff"ID",Date,Goods\nA,${day},x\n`, ['2 A']],
    ['a byte-order mark that is none', `${head}A,${day},x\n\ufeffB,${day},y\n`, ['2 A', '3 \ufeffB']],
    ['blank lines', `\n${head}\n\nA,${day},x\n\nB,${day},y\n\n`, ['5 A', '7 B']],
    ['quotes', `${head}"A","${day}","x, ""y"""\n`, ['2 A']],
    [
      'a cell of several lines',
      `${head}A,${day},"x\n\ny"\nB,${day},z\nC,bad,z\n`,
      ['2 A', '5 B', '6 not-a-date Date'],
    ],
    [
      'a header of several lines',
      `ID,Date,"Goods"\n"A",${day},"\n"\nB,bad,y\n`,
      ['2 A', '4 not-a-date Date'],
    ],
    ['a row too narrow', `${head}A,${day},x\nB,${day}\nC,${day},z\n`, ['2 A', '3 not-csv', '4 C']],
    ['a row too wide', `${head}A,${day},x\nB,${day},y,z\nC,${day},z\n`, ['2 A', '3 not-csv', '4 C']],
    [
      'a row too large',
      `${head}A,${day},x\nB,${day},${'y'.repeat(300)}\nC,${day},z\n`,
      ['2 A', '3 record-too-large', '4 C'],
    ],
    ['a value that is wrong', `${head}A,soon,x\nB,${day},y\n`, ['2 not-a-date Date', '3 B']],
    [
      'a value that is absent',
      `${head}A,,x\n,${day},y\n,${day},z\nC,${day},\n`,
      ['2 missing Date', '3 missing ID', '4 missing ID', '5 C'],
    ],
  ])('%s', async (_, content, records) => {
    expect(await shortly(content)).toEqual(records);
  });
});

describe('a stray quote costs its own row only', () => {
  const file = (row: string) =>
    `${head}A,${day},x\n${row}\nC,${day},"z"\nD,bad,"two\nlines"\nE,${day},"three\n\nlines"\n`;
  it.each([
    ['inside a bare cell', `B,${day},5" pipe`],
    ['after a closing quote', `B,${day},"5" pipe`],
    ['never closed', `B,${day},"pipe`],
    ['never closed, at the start', `"B,${day},pipe`],
    ['alone', '"'],
    ['thrice', `B,${day},"""`],
    ['with a space before it', `B,${day}, "pipe"`],
  ])('%s', async (_, row) => {
    expect(await shortly(file(row))).toEqual(['2 A', '3 not-csv', '4 C', '5 not-a-date Date', '7 E']);
  });

  it('never closed before rows without quotes', async () => {
    const rows = ['B', 'C', 'D'].map((id) => `${id},${day},x\n`).join('');
    expect(await shortly(`${head}A,${day},"x\n${rows}`)).toEqual(['2 not-csv', '3 B', '4 C', '5 D']);
  });

  it('never closed before more rows than a record may hold', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index},${day},x\n`).join('');
    const records = await shortly(`${head}A,${day},"x\n${rows}`);
    expect(records[0]).toBe('2 record-too-large');
    expect(records.slice(1)).toEqual(Array.from({ length: 30 }, (_, index) => `${index + 3} ${index}`));
  });

  it('does not make reading slow', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `${index},${day},"x\n`).join('');
    const records = await recordsOf(head + rows, simple, [], 100_000);
    expect(records).toHaveLength(5_000);
  });

  it('in the header leaves nothing to read', async () => {
    expect(await shortly(`ID,"Date,Goods\nA,${day},x\n`)).toEqual(['1 not-csv']);
  });
});

describe('text that is no UTF-8', () => {
  it('spoils its own row only', async () => {
    const content = Buffer.concat([
      Buffer.from(`${head}A,${day},x\nB,${day},`),
      Buffer.from([0xd3, 0xe7]),
      Buffer.from(`\nC,${day},Ўз\n`),
    ]);
    expect(await shortly(content)).toEqual(['2 A', '3 not-utf8', '4 C']);
  });

  it('inside a cell of several lines is told in its own line', async () => {
    const content = Buffer.concat([
      Buffer.from(`${head}A,${day},"x\n`),
      Buffer.from([0xd3, 0xe7]),
      Buffer.from(`\ny"\nB,${day},z\n`),
    ]);
    expect(await shortly(content)).toEqual(['2 not-csv', '3 not-utf8', '4 not-csv', '5 B']);
  });

  it('in the header leaves nothing to read', async () => {
    expect(await shortly(Buffer.from(`\ufeff${head}`, 'utf16le'))).toEqual(['1 not-utf8']);
  });
});

describe('columns', () => {
  it('that the mapping names and the file lacks stop it before any row', async () => {
    expect(await shortly(`Date,Other\n${day},x\n`)).toEqual(['1 missing-column ID, missing-column Goods']);
  });

  it('of which none is the id stop it', async () => {
    expect(await shortly(`Date\n${day}\n`, { columns: { Date: 'lodgedAt' } })).toEqual(['1 missing-column']);
  });

  it('that are neither mapped nor ignored are remarked on once', async () => {
    const mapping = { ...simple, ignore: ['Fraud'] };
    const records = await recordsOf(
      `ID,Date,Goods,Fraud,Colour\nA,${day},x,1,red\nB,${day},y,0,blue\n`,
      mapping,
    );
    expect(records).toMatchObject([
      {
        kind: 'declaration',
        warnings: [{ code: 'unknown-column', path: 'Colour', line: 1, severity: 'warning' }],
      },
      { kind: 'declaration', warnings: [] },
    ]);
    expect(JSON.stringify(records[0])).not.toMatch(/"red"|Fraud/);
  });

  it('remarks come along with a refusal too', async () => {
    const [record] = await recordsOf(`ID,Date,Goods,Colour\nA,soon,x,red\n`);
    expect(inShort(record as never)).toBe('2 unknown-column Colour, not-a-date Date');
  });
});

describe('values', () => {
  const mapping = {
    columns: {
      ID: 'id',
      Aeo: 'importer.aeo',
      Mass: { to: 'item.netMassKg', absent: ['-', 'n/a'] },
      Price: { to: 'item.itemPrice.amount', currency: 'KRW', absent: ['0', '0.0'] },
      Boxes: { to: 'containers', separator: ';' },
      Use: 'attributes.use.of goods',
    },
    constants: {
      flow: 'export',
      office: '30',
      lodgedAt: day,
      'item.dutyType': 'A',
      'attributes.source': 'file',
    },
  };
  const row = (cells: string) => `ID,Aeo,Mass,Price,Boxes,Use\n${cells}\n`;

  it('go where the mapping says, with the constants', async () => {
    expect(await firstOf(row('A,Y,12.5,0980.50,MSKU1; MSKU2 ,21'), mapping)).toEqual({
      id: 'A',
      flow: 'export',
      office: '30',
      lodgedAt: '2026-03-01T00:00:00Z',
      importer: { aeo: true },
      containers: ['MSKU1', 'MSKU2'],
      attributes: { source: 'file', 'use.of goods': '21' },
      items: [
        { sequence: 1, netMassKg: 12.5, itemPrice: { amount: '980.50', currency: 'KRW' }, dutyType: 'A' },
      ],
    });
  });

  it.each([
    ['A,,,,,', 'empty'],
    ['A,,-,0.0,,', 'named as absent'],
    ['A,,n/a,0,,', 'named as absent'],
  ])('%s: %s cells are absent', async (cells) => {
    expect(await firstOf(row(cells), mapping)).toEqual({
      id: 'A',
      flow: 'export',
      office: '30',
      lodgedAt: '2026-03-01T00:00:00Z',
      attributes: { source: 'file' },
      items: [{ sequence: 1, dutyType: 'A' }],
    });
  });

  it.each([
    ['0', 0],
    ['0.0', 0],
    ['.5', 0.5],
    ['5.', 5],
    ['+5', 5],
    ['1e3', 1000],
    [' 7 ', 7],
    ['00012', 12],
  ])('%j is the number %d', async (cell, netMassKg) => {
    expect(await firstOf(row(`A,,${cell},,,`), mapping)).toMatchObject({ items: [{ netMassKg }] });
  });

  it.each([
    ['A,,12.5 kg,,,', 'not-a-number Mass'],
    ['A,,"1,5",,,', 'not-a-number Mass'],
    ['A,,0x10,,,', 'not-a-number Mass'],
    ['A,,Infinity,,,', 'not-a-number Mass'],
    ['A,,1e999,,,', 'not-finite Mass'],
    ['A,,-1,,,', 'negative Mass'],
    ['A,maybe,,,,', 'wrong-type Aeo'],
    ['A,constructor,,,,', 'wrong-type Aeo'],
    ['A,,,12 KRW,,', 'not-a-decimal Price'],
    ['A,,,-5,,', 'negative Price'],
    [`A,,,,${'x'.repeat(33)},`, 'too-long Boxes'],
    ['A,maybe,-1,x,,', 'wrong-type Aeo, negative Mass, not-a-decimal Price'],
  ])('%s is refused with its column: %s', async (cells, problems) => {
    expect(await shortly(row(cells), mapping)).toEqual([`2 ${problems}`]);
  });

  it.each([
    ['true', true],
    ['1', true],
    ['Y', true],
    ['false', false],
    ['0', false],
    ['N', false],
  ])('%s is %s', async (cell, aeo) => {
    expect(await firstOf(row(`A,${cell},,,,`), mapping)).toMatchObject({ importer: { aeo } });
  });

  it('keep line ends inside quotes as they are', async () => {
    expect(await firstOf(`${head}A,${day},"x\r\ny\nz"\r\n`, simple)).toMatchObject({
      items: [{ description: 'x\r\ny\nz' }],
    });
  });

  it('may be set apart by another delimiter', async () => {
    const records = await shortly(`ID;Date;Goods\nA;${day};"x;y,z"\n`, { ...simple, delimiter: ';' });
    expect(records).toEqual(['2 A']);
  });
});

describe('rows of one declaration', () => {
  it('become its items, the header taken from the first', async () => {
    const records = await recordsOf(`${head}A,${day},x\nA,${day},y\nA,,z\nB,${day},x\n`);
    expect(records.map(inShort)).toEqual(['2 A', '5 B']);
    expect(records[0]).toMatchObject({
      declaration: {
        items: [
          { sequence: 1, description: 'x' },
          { sequence: 2, description: 'y' },
          { sequence: 3, description: 'z' },
        ],
      },
    });
  });

  it('must agree on the header', async () => {
    expect(await shortly(`${head}A,${day},x\nA,2026-03-02,y\nB,${day},x\n`)).toEqual([
      '2 wrong-type Date',
      '4 B',
    ]);
  });

  it('that come back later are a problem, and what came first stands', async () => {
    const rows = ['A', 'A', 'B', 'A', 'A', 'C', 'B'].map((id) => `${id},${day},x\n`).join('');
    expect(await shortly(head + rows)).toEqual([
      '2 A',
      '4 B',
      '5 duplicate-id ID',
      '7 C',
      '8 duplicate-id ID',
    ]);
  });

  it('that are refused come along whole', async () => {
    const [record] = await recordsOf(`${head}A,soon,"x\ny"\nA,soon,z\n`);
    expect(record).toMatchObject({ kind: 'rejected', raw: 'A,soon,"x\ny"\nA,soon,z' });
  });

  it.each([
    ['a narrow row of theirs among them', `A,${day},x\nA,${day}\nA,${day},y\n`],
    ['a narrow row of theirs after them', `A,${day},x\nA,${day}\n`],
    ['an unreadable row among them', `A,${day},x\nA,${day},"y"z\nA,${day},z\n`],
  ])('are not taken without %s', async (_, rows) => {
    expect(await shortly(`${head}${rows}B,${day},x\n`)).toEqual(['2 not-csv', expect.stringMatching(/ B$/)]);
  });

  it('stand where an unreadable row comes after them', async () => {
    expect(await shortly(`${head}A,${day},x\n?,"y"z,\nB,${day},x\n`)).toEqual(['2 A', '3 not-csv', '4 B']);
  });

  it('are too large together where a record would be, and the next is read', async () => {
    const rows = Array.from({ length: 20 }, () => `A,${day},some goods\n`).join('');
    const records = await recordsOf(`${head}${rows}B,${day},x\n`);
    expect(records.map(inShort)).toEqual(['2 record-too-large', '22 B']);
    expect(records[0]).toMatchObject({ raw: `A,${day},some goods` });
  });

  it('number their items, unless a column does', async () => {
    const mapping = {
      columns: { ID: 'id', No: 'item.sequence' },
      constants: { flow: 'import', lodgedAt: day },
    };
    const [record] = await recordsOf('ID,No\nA,7\nA,3\n', mapping);
    expect(record).toMatchObject({ declaration: { office: '', items: [{ sequence: 7 }, { sequence: 3 }] } });
  });
});

it('a very long run of unreadable rows is not kept', async () => {
  const rows = `${'x\n'.repeat(3_000)}`;
  const records = await shortly(`${head}A,${day},x\n${rows}B,${day},x\n`);
  expect(records).toHaveLength(3_002);
  expect([records[0], records[1], records.at(-1)]).toEqual(['2 A', '3 not-csv', '3003 B']);
});

it('chunks make no difference', async () => {
  const piece = fc.constantFrom(
    `A,${day},x`,
    `B,${day},"y\nz"`,
    `C,${day},"`,
    '"',
    'D',
    '',
    '\r',
    `E,${day},Ўз😀`,
    'y'.repeat(250),
  );
  const file = fc.array(piece, { maxLength: 8 }).map((pieces) => `${head}${pieces.join('\n')}`);
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(file, sizes, async (content, cuts) => {
      expect(await recordsOf(content, simple, cuts)).toEqual(await recordsOf(content));
    }),
  );
});

it('whatever stands in cells comes back from them', async () => {
  const goods = fc.string({
    unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r\n', ';', 'ж'),
    minLength: 1,
    maxLength: 12,
  });
  const ending = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(fc.array(goods, { maxLength: 6 }), ending, async (cells, end) => {
      const rows = cells.map((cell, index) => `${index},${day},"${cell.replaceAll('"', '""')}"${end}`);
      const records = await recordsOf(head + rows.join(''));
      expect(
        records.map((record) => record.kind === 'declaration' && record.declaration.items[0]?.description),
      ).toEqual(cells);
    }),
  );
});
