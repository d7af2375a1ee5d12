import { describe, expect, it } from 'vitest';
import type { Change } from '../../domain/amendment.ts';
import { applyAmendment } from '../../domain/apply-amendment.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { readDeclaration } from '../read-declaration.ts';
import {
  declarationXml,
  importXml,
  problemsOf,
  read,
  readAmendmentOf,
  readOne,
} from './testing/wco-messages.ts';

/** A pointer as it is spoken: "42A 67A 68A[3] 02A[1]/360". */
function pointerXml(written: string): string {
  return written
    .split(' ')
    .map((step) => {
      const [, section, position, tag] = /^(\w+)(?:\[(\w+)\])?(?:\/(\w+))?$/.exec(step) ?? [];
      return (
        '<Pointer>' +
        (position === undefined ? '' : `<SequenceNumeric>${position}</SequenceNumeric>`) +
        `<DocumentSectionCode>${section}</DocumentSectionCode>` +
        (tag === undefined ? '' : `<TagID>${tag}</TagID>`) +
        '</Pointer>'
      );
    })
    .join('');
}

function amendmentXml(pointers: readonly string[], riding = ''): string {
  const amendments = pointers.map(
    (pointer) => `<Amendment><ChangeReasonCode>32</ChangeReasonCode>${pointerXml(pointer)}</Amendment>`,
  );
  return declarationXml(
    '<FunctionCode>13</FunctionCode><FunctionalReferenceID>OTHER</FunctionalReferenceID><ID>24GB1</ID>' +
      `<TypeCode>COR</TypeCode>${amendments.join('')}${riding}`,
  );
}

const item = (inside: string, sequence = 1) =>
  `<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>${sequence}</SequenceNumeric>${inside}</GovernmentAgencyGoodsItem></GoodsShipment>`;

const document = (id: string, status = '') =>
  `<AdditionalDocument><CategoryCode>C</CategoryCode><ID>${id}</ID><TypeCode>506</TypeCode>${
    status && `<LPCOExemptionCode>${status}</LPCOExemptionCode>`
  }</AdditionalDocument>`;

const address = (line: string, city: string, postcode = '', country = '') =>
  `<Address>${city && `<CityName>${city}</CityName>`}${country && `<CountryCode>${country}</CountryCode>`}${
    line && `<Line>${line}</Line>`
  }${postcode && `<PostcodeID>${postcode}</PostcodeID>`}</Address>`;

const originalXml = importXml(
  `<TotalPackageQuantity>5</TotalPackageQuantity><Exporter><ID>X1</ID><Name>Old</Name>${address('1 Old Street', 'Old Town', 'OT1', 'US')}</Exporter>` +
    '<AdditionalInformation><StatementCode>RRS01</StatementCode></AdditionalInformation>',
  document('a', 'AC') +
    document('b') +
    document('c', 'AE') +
    '<Commodity><Description>Old goods</Description><DutyTaxFee><TypeCode>A00</TypeCode><Payment><MethodCode>E</MethodCode></Payment></DutyTaxFee><GoodsMeasure><NetNetWeightMeasure>7</NetNetWeightMeasure></GoodsMeasure></Commodity>' +
    '<GovernmentProcedure><CurrentCode>40</CurrentCode><PreviousCode>00</PreviousCode></GovernmentProcedure>' +
    '<Packaging><SequenceNumeric>1</SequenceNumeric><QuantityQuantity>2</QuantityQuantity></Packaging>' +
    '<Packaging><SequenceNumeric>2</SequenceNumeric><QuantityQuantity>3</QuantityQuantity></Packaging>',
  '<Consignment><TransportEquipment><SequenceNumeric>1</SequenceNumeric><ID>CONT1</ID><Seal><ID>S1</ID></Seal></TransportEquipment>' +
    '<TransportEquipment><SequenceNumeric>2</SequenceNumeric><ID>CONT2</ID></TransportEquipment></Consignment>',
);

/** The next version of the original, read again; or the XPaths that had no target. */
async function amended(pointers: readonly string[], riding = ''): Promise<Declaration | readonly string[]> {
  const result = applyAmendment(
    await readOne(originalXml),
    await readAmendmentOf(amendmentXml(pointers, riding)),
  );
  if (!result.ok)
    return result.problems.map(({ path, message }) => `${path} ${message.replace(/^.*applied: /, '')}`);
  const read = readDeclaration(result.value, { source: 'next' });
  if (!read.ok) return read.problems.map(({ code, path }) => `${code} ${path}`);
  expect(read.value.version).toBe(2);
  return read.value;
}

async function firstItem(pointers: readonly string[], riding = ''): Promise<Declaration['items'][number]> {
  const next = await amended(pointers, riding);
  if (!('items' in next) || next.items[0] === undefined) throw new Error(JSON.stringify(next));
  return next.items[0];
}

describe('an amending message', () => {
  it('names the declaration, its reasons and its place', async () => {
    const reason =
      '<AdditionalInformation><StatementDescription>Typing mistake</StatementDescription></AdditionalInformation>';
    const xml = amendmentXml(['42A/146'], `<TotalPackageQuantity>53</TotalPackageQuantity>${reason}`);
    expect(await readAmendmentOf(`\n${xml}`)).toEqual({
      kind: 'amendment',
      declarationId: '24GB1',
      reasonCode: '32',
      reason: 'Typing mistake',
      source: 'in.xml',
      line: 2,
      changes: [
        { kind: 'set', pointsAt: '/Declaration/TotalPackageQuantity', path: ['totalPackages'], value: 53 },
      ],
    });
  });

  it('names the declaration by declarant and local reference, when it has no number', async () => {
    const xml = amendmentXml(['42A/146']).replace('<ID>24GB1</ID>', '<Submitter><ID>GB1</ID></Submitter>');
    expect((await readAmendmentOf(xml)).declarationId).toBe('GB1:OTHER');
    expect(await problemsOf(xml.replace('GB1', ''))).toEqual(['missing /Declaration/ID']);
  });

  it('is a cancellation by its type', async () => {
    const xml = amendmentXml([])
      .replace('COR', 'INV')
      .replace('</Dec', '<Amendment><ChangeReasonCode>1</ChangeReasonCode></Amendment></Dec');
    expect(await readAmendmentOf(xml)).toMatchObject({ kind: 'cancellation', reasonCode: '1', changes: [] });
  });

  it('has the remarks of any message', async () => {
    const [record] = await read(amendmentXml(['42A/146'], '<Colour/>'));
    expect(record).toMatchObject({ kind: 'amendment', warnings: [{ code: 'unknown-key' }] });
  });
});

describe('what stands once', () => {
  it('is set when it rides along, and what is not pointed at stays', async () => {
    const riding = `<TotalPackageQuantity>53</TotalPackageQuantity><Exporter><ID>X2</ID><Name>New</Name></Exporter>`;
    expect(await amended(['42A/146', '42A 57A[2]/R031'], riding)).toMatchObject({
      totalPackages: 53,
      exporter: { id: 'X1', name: 'New', country: 'US' },
    });
  });

  it('goes when it does not ride along', async () => {
    const next = await amended(['42A/146', '42A 57A/R032']);
    expect(next).not.toHaveProperty('totalPackages');
    expect(next).toMatchObject({ exporter: { name: 'Old' } });
    expect(next).not.toHaveProperty('exporter.id');
  });

  it('is a problem when it goes and was not there', async () => {
    expect(await amended(['42A/109'])).toEqual([
      '/Declaration/InvoiceAmount what it takes away is not there.',
    ]);
  });

  it('is read as in a declaration, so that what is wrong is found', async () => {
    expect(await amended(['42A/146'], '<TotalPackageQuantity>1e5</TotalPackageQuantity>')).toEqual([
      'not-a-number /totalPackages',
    ]);
  });

  it('is set in an item, by its sequence', async () => {
    const riding = item(
      '<Commodity><GoodsMeasure><NetNetWeightMeasure>2.1</NetNetWeightMeasure></GoodsMeasure></Commodity>',
    );
    expect((await firstItem(['42A 67A 68A[1] 23A 65A/128'], riding)).netMassKg).toBe(2.1);
    expect(await amended(['42A 67A 68A[2] 23A 65A/128'], riding.replace('>1<', '>2<'))).toEqual([
      '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/Commodity/GoodsMeasure/NetNetWeightMeasure the declaration has no item 2.',
    ]);
  });

  it('is a whole class, when the pointer names no attribute', async () => {
    const riding = `<Exporter><Name>New</Name>${address('1 New Street', 'New Town')}</Exporter>`;
    expect(await amended(['42A 57A'], riding)).toMatchObject({
      exporter: { name: 'New', address: '1 New Street, New Town' },
    });
    expect(await amended(['42A 57A'], riding)).not.toHaveProperty('exporter.id');
    expect(await amended(['42A 57A'])).not.toHaveProperty('exporter');
    const goods = '<Commodity><Description>New goods</Description></Commodity>';
    const { description, dutyType, netMassKg } = await firstItem(['42A 67A 68A[1] 23A'], item(goods));
    expect([description, dutyType, netMassKg]).toEqual(['New goods', undefined, undefined]);
  });
});

describe('an address', () => {
  const pointers = ['42A 57A 04A/241', '42A 57A 04A[4]/239', '42A 57A 04A/245'];

  it('is replaced by one that rides along whole', async () => {
    const riding = `<Exporter>${address('101 Peterboro Avenue', 'Detroit', '48201', 'CA')}</Exporter>`;
    expect(await amended(pointers, riding)).toMatchObject({
      exporter: { name: 'Old', country: 'US', address: '101 Peterboro Avenue, Detroit, 48201' },
    });
    expect(await amended(['42A 57A 04A/242'], riding)).toMatchObject({
      exporter: { country: 'CA', address: '1 Old Street, Old Town, OT1' },
    });
    expect(await amended(['42A 57A 04A'], riding)).toMatchObject({
      exporter: { country: 'CA', address: '101 Peterboro Avenue, Detroit, 48201' },
    });
  });

  it('cannot be changed in part', async () => {
    const riding = `<Exporter>${address('', 'Detroit')}</Exporter>`;
    expect(await amended(['42A 57A 04A/241'], riding)).toEqual([
      '/Declaration/Exporter/Address/CityName an address is kept in one line; send all of it, with its line and city.',
    ]);
  });
});

describe('what repeats', () => {
  const at = (position: number, tag = '') => `42A 67A 68A[1] 02A[${position}]${tag && `/${tag}`}`;

  it('is known by its position when the whole list rides along', async () => {
    const riding = item(document('A') + document('b') + document('C', 'JE'));
    const { documents, attributes } = await firstItem([at(3, 'D005'), at(3, '360')], riding);
    expect(documents?.map(({ id }) => id)).toEqual(['a', 'b', 'C']);
    expect(attributes?.documentStatuses).toBe('AC; -; JE');
  });

  it('is known by its order when only what changed rides along', async () => {
    const riding = item(document('B', 'XB') + document('C', 'XC'));
    const { attributes } = await firstItem([at(3, '360'), at(2, '360')], riding);
    expect(attributes?.documentStatuses).toBe('AC; XB; XC');
  });

  it('is known by its sequence number when it has one', async () => {
    const riding = item(
      '<Packaging><SequenceNumeric>2</SequenceNumeric><QuantityQuantity>9</QuantityQuantity></Packaging>',
    );
    expect(await firstItem(['42A 67A 68A[1] 93A[2]/144'], riding)).toMatchObject({
      packages: 11,
      attributes: { packageQuantities: '2; 9' },
    });
  });

  it('is none of those with other sequence numbers', async () => {
    const riding = item(
      '<Packaging><SequenceNumeric>2</SequenceNumeric><QuantityQuantity>9</QuantityQuantity></Packaging>',
    );
    const pointers = ['42A 67A 68A[1] 93A[1]', '42A 67A 68A[1] 93A[2]/144'];
    expect(await firstItem(pointers, riding)).toMatchObject({
      packages: 9,
      attributes: { packageQuantities: '9' },
    });
  });

  it('is added at the end of its list', async () => {
    const riding = item(document('d', 'AE'));
    const { documents, attributes } = await firstItem([at(4)], riding);
    expect(documents).toHaveLength(4);
    expect(documents?.[3]).toEqual({ type: 'C506', id: 'd' });
    expect(attributes?.documentStatuses).toBe('AC; -; AE; AE');
    expect(await amended([at(6)], riding)).toContain(
      '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]/AdditionalDocument[6] the list has no such place.',
    );
  });

  it('goes when it does not ride along, and those behind it move up', async () => {
    const { documents, attributes } = await firstItem([at(1)]);
    expect(documents?.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(attributes?.documentStatuses).toBe('-; AE');
    expect((await firstItem([at(1), at(3)])).documents?.map(({ id }) => id)).toEqual(['b']);
    const mixed = await firstItem([at(1), at(2)], item(document('A')));
    expect(mixed.documents?.map(({ id }) => id)).toEqual(['A', 'c']);
    expect(await amended([at(8)])).toEqual([expect.stringContaining('what it takes away is not there.')]);
  });

  it('loses a part that is pointed at and does not ride along', async () => {
    expect((await firstItem([at(1, '360')], item(document('a')))).attributes?.documentStatuses).toBe(
      '-; -; AE',
    );
    expect(await amended([at(2, '360')], item(document('a') + document('b')))).toEqual([
      expect.stringContaining('LPCOExemptionCode what it takes away is not there.'),
    ]);
  });

  it('is refused when it cannot be told which is meant', async () => {
    expect(await amended([at(2, '360'), at(3, '360')], item(document('A', 'X')))).toEqual([
      expect.stringContaining('AdditionalDocument[2]/LPCOExemptionCode it cannot be told'),
      expect.stringContaining('AdditionalDocument[3]/LPCOExemptionCode it cannot be told'),
    ]);
  });

  it('is refused when half of a value rides along', async () => {
    const half = item('<AdditionalDocument><TypeCode>999</TypeCode></AdditionalDocument>');
    expect(await amended([at(1, 'D006')], half)).toEqual([expect.stringContaining('send both')]);
    const whole = item(
      '<AdditionalDocument><CategoryCode>X</CategoryCode><TypeCode>999</TypeCode></AdditionalDocument>',
    );
    expect((await firstItem([at(1, 'D006')], whole)).documents?.[0]).toEqual({ type: 'X999', id: 'a' });
  });

  it('may have parts in classes of their own', async () => {
    const payment =
      '<Payment><MethodCode>R</MethodCode><PaymentAmount currencyID="GBP">5</PaymentAmount></Payment>';
    const riding = item(`<Commodity><DutyTaxFee>${payment}</DutyTaxFee></Commodity>`);
    const { attributes } = await firstItem(
      ['42A 67A 68A[1] 23A 50A[1] 94A/107', '42A 67A 68A[1] 23A 50A[1] 94A/378'],
      riding,
    );
    expect(attributes).toMatchObject({ taxPaymentMethods: 'R', taxPayable: '5 GBP', taxTypes: 'A00' });
  });

  it('is a container of the shipment, with its seals', async () => {
    const equipment = (id: string, sequence: number, seals = '') =>
      `<GoodsShipment><Consignment><TransportEquipment><SequenceNumeric>${sequence}</SequenceNumeric><ID>${id}</ID>${seals}</TransportEquipment></Consignment></GoodsShipment>`;
    expect(await amended(['42A 67A 28A 31B[2]/159'], equipment('NEW2', 2))).toMatchObject({
      containers: ['CONT1', 'NEW2'],
      attributes: { seals: 'S1; -' },
    });
    const two = '<Seal><ID>S2</ID></Seal><Seal><ID>S3</ID></Seal>';
    expect(await amended(['42A 67A 28A 31B[3]'], equipment('NEW3', 3, two))).toMatchObject({
      containers: ['CONT1', 'CONT2', 'NEW3'],
      attributes: { seals: 'S1; -; S2, S3' },
    });
    expect(await amended(['42A 67A 28A 31B[1]'])).toMatchObject({ containers: ['CONT2'] });
    expect(await amended(['42A 67A 28A 31B[1] 44B[1]/165'], equipment('CONT1', 1, two))).toEqual([
      expect.stringContaining('kept together with its neighbours'),
    ]);
  });

  it('is not a statement that gives the reason of an amendment', async () => {
    const reason = `<AdditionalInformation><StatementDescription>why</StatementDescription>${pointerXml('42A 06A[1]')}</AdditionalInformation>`;
    const statement = '<AdditionalInformation><StatementCode>NEW01</StatementCode></AdditionalInformation>';
    expect(await amended(['42A 03A[1]/226'], reason + statement)).toMatchObject({
      attributes: { statementCodes: 'NEW01' },
    });
  });
});

describe('an item', () => {
  it('is added with all it has', async () => {
    const riding = item('<Commodity><Description>New goods</Description></Commodity>', 3);
    expect(await amended(['42A 67A 68A[3]'], riding)).toMatchObject({
      items: [{ sequence: 1 }, { sequence: 3, description: 'New goods' }],
    });
  });

  it('is found by its sequence among those that ride along', async () => {
    const named = (sequence: number, description: string) =>
      `<GovernmentAgencyGoodsItem><SequenceNumeric>${sequence}</SequenceNumeric><Commodity><Description>${description}</Description></Commodity></GovernmentAgencyGoodsItem>`;
    const riding = `<GoodsShipment>${named(2, 'second')}${named(1, 'first')}</GoodsShipment>`;
    expect((await firstItem(['42A 67A 68A[1] 23A/137'], riding)).description).toBe('first');
  });

  it('is replaced as a whole', async () => {
    const riding = item('<Commodity><Description>New goods</Description></Commodity>').replace(
      '<SequenceNumeric>1</SequenceNumeric>',
      '',
    );
    expect((await firstItem(['42A 67A 68A[1]'], riding)).documents).toBeUndefined();
  });

  it('goes when it does not ride along', async () => {
    expect(await amended(['42A 67A 68A[1]'])).toEqual(['missing /items']);
    expect(await amended(['42A 67A 68A[4]'])).toEqual([
      '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[4] the declaration has no item 4.',
    ]);
  });
});

describe('a pointer that leads nowhere', () => {
  it.each([
    ['42A 99Z', '/Declaration/99Z[1] the model knows no such element.'],
    ['42A 67A 99Z[2]/D005', '/Declaration/GoodsShipment/99Z[2]/D005[1] the model knows no such element.'],
    ['67A 68A[1]', '/Declaration/GovernmentAgencyGoodsItem'],
    ['42A', '/Declaration point at the parts that change.'],
    ['42A 67A', '/Declaration/GoodsShipment point at the parts that change.'],
    ['42A/D014', '/Declaration/ID it identifies the message or the item itself.'],
    ['42A/D013', '/Declaration/TypeCode it identifies the message or the item itself.'],
    ['42A 67A 68A[1]/006', 'it identifies the message or the item itself.'],
    ['42A 57A 34A/246', '/Declaration/Exporter/Contact/Name the declaration does not keep it.'],
    ['42A 67A 68A[1] 93A[1]/367', 'Packaging[1]/LengthMeasure the declaration does not keep it.'],
    ['42A 67A 68A[0]', 'GovernmentAgencyGoodsItem[NaN] the model knows no such element.'],
    ['42A 67A 68A[x]', 'the model knows no such element.'],
    ['42A 06A[1]', '/Declaration/Amendment[1] the declaration does not keep it.'],
  ])('is a problem when it is applied: %s', async (pointer, expected) => {
    const problems = await amended([pointer]);
    expect(problems).toHaveLength(1);
    expect((problems as readonly string[])[0]).toContain(
      expected.replace('/Declaration/GovernmentAgencyGoodsItem', ''),
    );
  });

  it('is still an amendment when it is read', async () => {
    const { changes } = await readAmendmentOf(
      amendmentXml(['42A 99Z', '42A/146'], '<TotalPackageQuantity>53</TotalPackageQuantity>'),
    );
    expect(changes.map(({ kind }: Change) => kind)).toEqual(['unknown', 'set']);
  });
});
