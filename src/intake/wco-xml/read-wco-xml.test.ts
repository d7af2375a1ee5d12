import { describe, expect, it } from 'vitest';
import { inShort } from '../testing/byte-streams.ts';
import {
  declarationXml,
  importXml,
  problemsOf,
  read,
  readOne,
  readOneWithWarnings,
} from './testing/wco-messages.ts';

const least = importXml();
const renamed = (id: string) => least.replace('LRN1', id);

describe('a file', () => {
  it('is a declaration alone', async () => {
    expect((await readOne(least)).id).toBe('GB1:LRN1');
  });

  it('is an envelope with a declaration in it', async () => {
    const envelope = `<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2">
      <md:WCOTypeName>DEC</md:WCOTypeName>${least}</md:MetaData>`;
    expect((await readOne(envelope)).id).toBe('GB1:LRN1');
  });

  it('knows elements by their namespace, whatever the prefix', async () => {
    const prefixed = least.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1w:').replace('xmlns=', 'xmlns:w=');
    expect(prefixed).toContain('<w:FunctionCode>');
    expect(await readOne(prefixed)).toEqual(await readOne(least));
  });

  it('holds several declarations in whatever wrapper, a bad one among them', async () => {
    const bad = renamed('B').replace('IMA', 'XYZ');
    const file = `<all xmlns:x="urn:x">\n${renamed('A')}\n${bad}\n<x:note>between</x:note>\n<batch>${renamed('C')}</batch>\n</all>`;
    const records = await read(file);
    expect(records.map(inShort)).toEqual(['2 GB1:A', '3 not-a-choice /Declaration/TypeCode', '5 GB1:C']);
    expect(records[1]).toMatchObject({ raw: expect.stringContaining('XYZ') });
    expect((records[1] as { raw: string }).raw).not.toContain('>A<');
  });

  it('may come in any chunks', async () => {
    const file = `<all>${renamed('A')}${renamed('ü')}</all>`;
    const expected = await read(file);
    expect(expected.map(inShort)).toEqual(['1 GB1:A', '1 GB1:ü']);
    for (const size of [1, 2, 3, 7, 64]) {
      const sizes = Array.from({ length: Math.ceil(file.length / size) + 9 }, () => size);
      expect(await read(file, {}, sizes)).toEqual(expected);
    }
  });

  it('without a declaration says what is there instead', async () => {
    expect(await problemsOf('<Declaration><FunctionCode>9</FunctionCode></Declaration>')).toEqual([
      'no-declaration',
    ]);
    const [record] = await read('<order/>');
    expect(record).toMatchObject({
      kind: 'rejected',
      problems: [{ message: expect.stringContaining('<order>') }],
    });
  });

  it('is refused where it holds answers and requests of other kinds, and its neighbours are read', async () => {
    const response = `<Response xmlns="urn:wco:datamodel:WCO:RES-DMS:2"><Declaration><ID>1</ID></Declaration></Response>`;
    const request = declarationXml('<FunctionCode>13</FunctionCode><ID>1</ID><TypeCode>GPR</TypeCode>');
    const old = declarationXml('<FunctionCode>5</FunctionCode>');
    const records = await read(`<all>${response}${request}${old}${least}</all>`);
    expect(records.map(inShort)).toEqual([
      '1 unsupported-message /Response',
      '1 unsupported-message /Declaration/TypeCode',
      '1 unsupported-message /Declaration/FunctionCode',
      '1 GB1:LRN1',
    ]);
  });

  it('is refused where a function is the name of something every object has', async () => {
    const request = declarationXml(
      '<FunctionCode>13</FunctionCode><ID>1</ID><TypeCode>constructor</TypeCode>',
    );
    expect(await problemsOf(request)).toEqual(['unsupported-message /Declaration/TypeCode']);
  });

  it('without a function is a new declaration, with a remark', async () => {
    const { warnings } = await readOneWithWarnings(least.replace('<FunctionCode>9</FunctionCode>', ''));
    expect(warnings).toMatchObject([
      { code: 'missing', path: '/Declaration/FunctionCode', severity: 'warning' },
    ]);
  });
});

describe('what is wrong', () => {
  const second = (inside: string) =>
    importXml('', '', '').replace(
      '</GoodsShipment>',
      `\n<GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric>${inside}</GovernmentAgencyGoodsItem></GoodsShipment>`,
    );
  const at = (path: string) => `/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]${path}`;
  const measure = (inside: string) => second(`<Commodity><GoodsMeasure>${inside}</GoodsMeasure></Commodity>`);

  it.each([
    [
      second(
        '<Commodity><Classification><ID>6A</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification></Commodity>',
      ),
      `not-a-commodity-code ${at('/Commodity/Classification[1]/ID')}`,
    ],
    [
      second(
        '<Commodity><Classification><ID>61</ID></Classification><Classification><ID>1x</ID><IdentificationTypeCode>TRC</IdentificationTypeCode></Classification></Commodity>',
      ),
      `not-a-commodity-code ${at('/Commodity/Classification[2]/ID')}`,
    ],
    [
      second('<Origin><CountryCode>us</CountryCode></Origin>'),
      `not-a-country-code ${at('/Origin[1]/CountryCode')}`,
    ],
    [
      measure('<NetNetWeightMeasure>1e5</NetNetWeightMeasure>'),
      `not-a-number ${at('/Commodity/GoodsMeasure/NetNetWeightMeasure')}`,
    ],
    [
      measure('<GrossMassMeasure>12,5</GrossMassMeasure>'),
      `not-a-number ${at('/Commodity/GoodsMeasure/GrossMassMeasure')}`,
    ],
    [
      measure('<GrossMassMeasure>-1</GrossMassMeasure>'),
      `negative ${at('/Commodity/GoodsMeasure/GrossMassMeasure')}`,
    ],
    [
      measure('<GrossMassMeasure unitCode="YRD">1</GrossMassMeasure>'),
      `not-a-number ${at('/Commodity/GoodsMeasure/GrossMassMeasure')}`,
    ],
    [
      measure('<TariffQuantity>x</TariffQuantity>'),
      `not-a-number ${at('/Commodity/GoodsMeasure/TariffQuantity')}`,
    ],
    [
      measure(`<GrossMassMeasure>${'9'.repeat(400)}</GrossMassMeasure>`),
      `not-finite ${at('/Commodity/GoodsMeasure/GrossMassMeasure')}`,
    ],
    [
      second('<CustomsValueAmount>5</CustomsValueAmount>'),
      `missing ${at('/CustomsValueAmount/@currencyID')}`,
    ],
    [
      second('<CustomsValueAmount currencyID="XYZ">5</CustomsValueAmount>'),
      `unknown-currency ${at('/CustomsValueAmount/@currencyID')}`,
    ],
    [
      second('<CustomsValueAmount currencyID="GBP">1e5</CustomsValueAmount>'),
      `not-a-decimal ${at('/CustomsValueAmount')}`,
    ],
    [
      second(
        '<Packaging><QuantityQuantity>3</QuantityQuantity></Packaging><Packaging><QuantityQuantity>-1</QuantityQuantity></Packaging>',
      ),
      `negative ${at('/Packaging[2]/QuantityQuantity')}`,
    ],
    [
      second('<Packaging><QuantityQuantity>a</QuantityQuantity></Packaging>'),
      `not-a-number ${at('/Packaging[1]/QuantityQuantity')}`,
    ],
    [
      second('<AdditionalDocument><ID>x</ID></AdditionalDocument>'),
      `missing ${at('/AdditionalDocument[1]')}`,
    ],
    [
      second('').replace('<SequenceNumeric>2', '<SequenceNumeric>1'),
      `duplicate-sequence ${at('/SequenceNumeric')}`,
    ],
    [second('').replace('<SequenceNumeric>2</SequenceNumeric>', ''), `missing ${at('/SequenceNumeric')}`],
  ])('is said with its XPath and line: %s', async (xml, expected) => {
    const [record] = await read(xml);
    if (record?.kind !== 'rejected') throw new Error(JSON.stringify(record));
    expect(record.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([expected]);
    expect(record.problems[0]).toMatchObject({ source: 'in.xml', line: 2 });
    expect(record).toMatchObject({ line: 1, raw: xml });
  });

  it('is a declaration without items, or with more than a declaration has', async () => {
    const none = declarationXml('<FunctionCode>9</FunctionCode><ID>1</ID><TypeCode>IM</TypeCode>');
    expect(await problemsOf(none)).toEqual(['missing /Declaration/GoodsShipment/GovernmentAgencyGoodsItem']);
    const many = `<GoodsShipment>${'<GovernmentAgencyGoodsItem/>'.repeat(10_000)}</GoodsShipment>`;
    expect(await problemsOf(none.replace('</Dec', `${many}</Dec`))).toEqual([
      'too-many /Declaration/GoodsShipment/GovernmentAgencyGoodsItem',
    ]);
  });

  it('is every fault at once', async () => {
    const xml = importXml('<TotalPackageQuantity>x</TotalPackageQuantity><InvoiceAmount>5</InvoiceAmount>');
    expect(await problemsOf(xml)).toEqual([
      'not-a-number /Declaration/TotalPackageQuantity',
      'missing /Declaration/InvoiceAmount/@currencyID',
    ]);
  });
});
