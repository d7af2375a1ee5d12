import { describe, expect, it } from 'vitest';
import { inShort } from '../testing/byte-streams.ts';
import {
  declarationXml,
  importXml,
  problemsOf,
  read,
  readOne,
  readOneWithWarnings,
  wcoNamespace,
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

describe('where a value is not where it should be', () => {
  const office = (name: string, id: string) => `<${name}><ID>${id}</ID></${name}>`;
  const location =
    '<Consignment><GoodsLocation><Name>BELBELBEL</Name><ID>LOC</ID></GoodsLocation></Consignment>';

  it.each([
    ['<DeclarationOfficeID>O0</DeclarationOfficeID>', 'O0', undefined],
    [office('SupervisingOffice', 'O2') + office('PresentationOffice', 'O1'), 'O1', 'presentationOffice'],
    [office('ExitOffice', 'O3') + office('SupervisingOffice', 'O2'), 'O2', 'supervisingOffice'],
    [office('ExitOffice', 'O3'), 'O3', 'exitOffice'],
    ['', 'LOC', 'goodsLocationId'],
  ])('the office is found in %s', async (header, expected, source) => {
    const declaration = await readOne(importXml(header, '', location));
    expect(declaration.office).toBe(expected);
    expect(declaration.attributes?.officeSource).toBe(source);
  });

  it('the office is none when only a name of a place is given', async () => {
    const declaration = await readOne(importXml('', '', location.replace('<ID>LOC</ID>', '')));
    expect(declaration.office).toBe('');
    expect(declaration.attributes?.goodsLocation).toBe('BELBELBEL');
  });

  const date = (name: string, text: string) =>
    `<${name}><p:DateTimeString xmlns:p="urn:wco:datamodel:WCO:Declaration_DS:DMS:2" formatCode="304">${text}</p:DateTimeString></${name}>`;

  it('the time of lodgement is that of acceptance', async () => {
    const header = date('IssueDateTime', '20240101000000Z') + date('AcceptanceDateTime', '20240312105354+01');
    const declaration = await readOne(importXml(header));
    expect(declaration.lodgedAt).toBe('2024-03-12T10:53:54+01:00');
    expect(declaration.attributes?.issuedAt).toBe('2024-01-01T00:00:00Z');
  });

  it('else that of issue', async () => {
    const declaration = await readOne(importXml(date('IssueDateTime', '20240101000000Z')));
    expect(declaration.lodgedAt).toBe('2024-01-01T00:00:00Z');
    expect(declaration.attributes?.lodgedAtSource).toBeUndefined();
  });

  it('else when it was received, and that is noted', async () => {
    const declaration = await readOne(least);
    expect(declaration.lodgedAt).toBe('2026-11-25T12:00:00Z');
    expect(declaration.attributes?.lodgedAtSource).toBe('received-at');
  });

  it('a date is read wherever its text stands, and a zone that was assumed is remarked on', async () => {
    const bare = await readOne(
      importXml('<AcceptanceDateTime formatCode="102">20240312</AcceptanceDateTime>'),
    );
    expect(bare.lodgedAt).toBe('2024-03-12T00:00:00Z');
    const { declaration, warnings } = await readOneWithWarnings(
      importXml(date('AcceptanceDateTime', '20240312105354').replace('304', '204')),
    );
    expect(declaration.lodgedAt).toBe('2024-03-12T10:53:54Z');
    expect(warnings).toMatchObject([
      { code: 'moment-without-zone', path: '/Declaration/AcceptanceDateTime' },
    ]);
  });

  it.each([
    ['20240231000000Z', 'impossible-date'],
    ['yesterday', 'not-a-date'],
  ])('a date that is none is a problem: %s', async (text, code) => {
    expect(await problemsOf(importXml(date('AcceptanceDateTime', text)))).toEqual([
      `${code} /Declaration/AcceptanceDateTime`,
    ]);
  });

  it('the id is the number of the administration, else declarant and local reference', async () => {
    expect((await readOne(importXml('<ID>24GB1</ID>'))).id).toBe('24GB1');
    const undeclared = least.replace('<Declarant><ID>GB1</ID></Declarant>', '<Agent><ID>GB2</ID></Agent>');
    expect((await readOne(undeclared)).id).toBe('GB2:LRN1');
    expect(await problemsOf(undeclared.replace('GB2', ''))).toEqual([
      'missing /Declaration/FunctionalReferenceID',
    ]);
  });

  const secondItem = (inside: string) =>
    `<GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric>${inside}</GovernmentAgencyGoodsItem>`;
  const country = (code: string) => `<ExportCountry><ID>${code}</ID></ExportCountry>`;

  it('a country is that of the items, when they agree', async () => {
    const [us, ca] = ['US', 'CA'].map(country) as [string, string];
    expect((await readOne(importXml('', us, secondItem(us)))).exportCountry).toBe('US');
    expect((await readOne(importXml('', us, secondItem(ca)))).exportCountry).toBeUndefined();
    expect((await readOne(importXml('', us, secondItem('')))).exportCountry).toBeUndefined();
    const declaration = await readOne(importXml('', us, secondItem(us) + country('FR')));
    expect(declaration.exportCountry).toBe('FR');
    expect(declaration.items[0]?.attributes?.exportCountry).toBe('US');
  });

  it('a destination likewise', async () => {
    const destination = '<Destination><CountryCode>SD</CountryCode></Destination>';
    expect((await readOne(importXml('', destination))).destinationCountry).toBe('SD');
  });

  const person = (name: string, who: string) =>
    `<${name}><Name>${who}</Name><Address><CityName>Tokyo</CityName><CountryCode>JP</CountryCode></Address></${name}>`;

  it('a party is that of the items, when they agree', async () => {
    const [one, other] = [person('Consignee', 'One'), person('Consignee', 'Other')];
    expect((await readOne(importXml('', one, secondItem(one)))).consignee).toEqual({
      name: 'One',
      country: 'JP',
      address: 'Tokyo',
    });
    expect((await readOne(importXml('', one, secondItem(other)))).consignee).toBeUndefined();
    expect((await readOne(importXml('', one, other + secondItem(one)))).consignee?.name).toBe('Other');
  });

  it('the exporter is the consignor, of the shipment or of the items', async () => {
    const [one, other] = [person('Consignor', 'One'), person('Consignor', 'Other')];
    expect((await readOne(importXml('', one, other))).exporter?.name).toBe('Other');
    expect((await readOne(importXml('', one))).exporter?.name).toBe('One');
    const declaration = await readOne(importXml(person('Exporter', 'Third'), '', other));
    expect([declaration.exporter?.name, declaration.attributes?.consignorName]).toEqual(['Third', 'Other']);
  });

  it('a vessel is known by its name when it has no number', async () => {
    const vessel = (inside: string) => importXml(`<BorderTransportMeans>${inside}</BorderTransportMeans>`);
    expect((await readOne(vessel('<Name>Wayfarer</Name>'))).borderTransport).toEqual({
      identity: 'Wayfarer',
    });
    expect((await readOne(vessel('<Name>Wayfarer</Name><ID>9</ID>'))).borderTransport).toEqual({
      identity: '9',
    });
  });
});

describe('the flow and the procedure', () => {
  const procedure = (current: string, previous = '') =>
    `<GovernmentProcedure><CurrentCode>${current}</CurrentCode>${previous && `<PreviousCode>${previous}</PreviousCode>`}</GovernmentProcedure>`;

  it('are read from the first procedure that names the previous one', async () => {
    const item = procedure('000') + procedure('40', '71') + procedure('1CS') + procedure('42', '00');
    const declaration = await readOne(importXml('', item));
    expect(declaration.procedure).toBe('4071');
    expect(declaration.items[0]?.attributes?.procedures).toBe('000; 4071; 1CS; 4200');
  });

  it('come from the shipment before the items', async () => {
    const declaration = await readOne(importXml('', procedure('40', '71'), procedure('51', '00')));
    expect(declaration.procedure).toBe('5100');
    expect(declaration.attributes?.procedures).toBe('5100');
  });

  it('decide the direction when the type does not', async () => {
    const untyped = importXml('', procedure('10', '40')).replace('<TypeCode>IMA</TypeCode>', '');
    expect((await readOne(untyped)).flow).toBe('export');
    expect(await problemsOf(untyped.replace('<PreviousCode>40</PreviousCode>', ''))).toEqual([
      'missing /Declaration/TypeCode',
    ]);
    const special = importXml('', procedure('10', '00')).replace('IMA', 'COA');
    expect((await readOne(special)).flow).toBe('export');
    expect((await readOne(special.replace('<CurrentCode>10', '<CurrentCode>40'))).flow).toBe('import');
  });
});

describe('an authorised economic operator', () => {
  const holder = (category: string) =>
    `<AuthorisationHolder><ID>GB1</ID><CategoryCode>${category}</CategoryCode></AuthorisationHolder>`;

  it.each([
    ['AEOC', true],
    ['AEOS', true],
    ['AEOF', true],
    ['DPO', undefined],
  ])('is who holds %s', async (category, expected) => {
    expect((await readOne(importXml(holder(category)))).declarant).toEqual(
      expected ? { id: 'GB1', aeo: true } : { id: 'GB1' },
    );
  });

  it('is not somebody else', async () => {
    const importer = '<Importer><ID>GB2</ID></Importer>';
    expect((await readOne(importXml(holder('AEOC'), '', importer))).importer).toEqual({ id: 'GB2' });
  });
});

describe('an item', () => {
  const commodity = (inside: string) => `<Commodity>${inside}</Commodity>`;
  const code = (id: string, type = '') =>
    `<Classification><ID>${id}</ID>${type && `<IdentificationTypeCode>${type}</IdentificationTypeCode>`}</Classification>`;
  const itemOf = async (inside: string) => (await readOne(importXml('', inside))).items[0];

  it.each([
    [code('00', 'TRC') + code('61091000', 'TSP') + code('VATZ', 'GN'), '6109100000'],
    [code('61091000', 'TSP'), '61091000'],
    [code('610910', 'HS'), '610910'],
    [code('61091000'), '61091000'],
    [code('VATZ', 'GN'), undefined],
  ])('has a commodity code from %s', async (classifications, expected) => {
    expect((await itemOf(commodity(classifications)))?.commodityCode).toBe(expected);
  });

  it('keeps its other classifications', async () => {
    const attributes = (await itemOf(commodity(code('61091000', 'TSP') + code('VATZ', 'GN'))))?.attributes;
    expect(attributes).toMatchObject({
      classificationTypes: 'TSP; GN',
      classificationCodes: '61091000; VATZ',
    });
  });

  const origin = (country: string, type = '') =>
    `<Origin><CountryCode>${country}</CountryCode>${type && `<TypeCode>${type}</TypeCode>`}</Origin>`;

  it.each([
    [origin('CN', '2') + origin('VN', '1'), 'VN', 'CN'],
    [origin('CN', '2') + origin('VN', '3'), 'CN', 'CN'],
    [origin('CN') + origin('VN'), 'CN', undefined],
  ])('has an origin from %s', async (origins, country, preferential) => {
    const item = await itemOf(origins);
    expect([item?.originCountry, item?.attributes?.preferentialOrigin]).toEqual([country, preferential]);
  });

  const packaging = (count: string) => `<Packaging><QuantityQuantity>${count}</QuantityQuantity></Packaging>`;

  it('has the packages of all its packagings', async () => {
    expect((await itemOf(`${packaging('10') + packaging('5')}<Packaging/>`))?.packages).toBe(15);
    expect((await itemOf('<Packaging/>'))?.packages).toBeUndefined();
  });

  const fee = (inside: string) => `<DutyTaxFee>${inside}</DutyTaxFee>`;

  it('has the duty that is named first, and the preference wherever it stands', async () => {
    const fees =
      fee('<DutyRegimeCode>300</DutyRegimeCode>') +
      fee('<TaxRateNumeric>6.5</TaxRateNumeric><TypeCode>A00</TypeCode>') +
      fee('<TaxRateNumeric>20</TaxRateNumeric><TypeCode>B00</TypeCode>');
    expect(await itemOf(commodity(fees))).toMatchObject({
      preference: '300',
      dutyType: 'A00',
      dutyRatePercent: 6.5,
      attributes: { taxTypes: '-; A00; B00', taxRates: '-; 6.5; 20', taxRegimes: '300; -; -' },
    });
  });

  it('has documents, whose other parts keep their places', async () => {
    const documents =
      '<AdditionalDocument><CategoryCode>C</CategoryCode><TypeCode>506</TypeCode></AdditionalDocument>' +
      '<AdditionalDocument><ID>x</ID><TypeCode>935</TypeCode><LPCOExemptionCode>AC</LPCOExemptionCode></AdditionalDocument>';
    expect(await itemOf(documents)).toMatchObject({
      documents: [{ type: 'C506' }, { type: '935', id: 'x' }],
      attributes: { documentStatuses: '-; AC' },
    });
  });

  it('names its containers to the declaration, each once', async () => {
    const equipment = (id: string) => `<TransportEquipment><ID>${id}</ID></TransportEquipment>`;
    const consignment = `<Consignment>${equipment('A')}${equipment('B')}</Consignment>`;
    const declaration = await readOne(importXml('', commodity(equipment('B') + equipment('C')), consignment));
    expect(declaration.containers).toEqual(['A', 'B', 'C']);
    expect(declaration.items[0]?.attributes?.containers).toBe('B; C');
  });

  it('takes text out of CDATA and character references', async () => {
    const description = '<Description>T-shirts &amp; <![CDATA[<vests>]]> &#x41;</Description>';
    expect((await itemOf(commodity(description)))?.description).toBe('T-shirts & <vests> A');
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

describe('what is left out', () => {
  it('is told once for each element of the model that is not known', async () => {
    const { warnings } = await readOneWithWarnings(
      importXml('\n<Colour><ID>no matter</ID></Colour>', '<Commodity><Taste/></Commodity>'),
    );
    expect(warnings.map(({ code, path, line, severity }) => [code, path, line, severity])).toEqual([
      ['unknown-key', '/Declaration/Colour', 2, 'warning'],
      [
        'unknown-key',
        '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]/Commodity/Taste',
        2,
        'warning',
      ],
    ]);
  });

  it('is counted beyond the first twenty', async () => {
    const { warnings } = await readOneWithWarnings(importXml('<Colour/>'.repeat(5_000)));
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)?.message).toBe('4980 more elements were left out.');
  });

  it('is not told of elements that the model knows, nor of other namespaces', async () => {
    const header =
      '<Authentication><Authentication>x</Authentication></Authentication>' +
      '<x:extension xmlns:x="urn:x"><TypeCode>EX</TypeCode></x:extension>' +
      '<x:TotalPackageQuantity xmlns:x="urn:x">7</x:TotalPackageQuantity>';
    const { declaration, warnings } = await readOneWithWarnings(importXml(header));
    expect([declaration.flow, declaration.totalPackages, warnings]).toEqual(['import', undefined, []]);
  });

  it('is the second of what stands once, and items of a second shipment are none of it', async () => {
    const twice = importXml('<TypeCode>EXA</TypeCode>').replace(
      '</Declaration>',
      '<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric></GovernmentAgencyGoodsItem></GoodsShipment></Declaration>',
    );
    const { declaration, warnings } = await readOneWithWarnings(twice);
    expect(declaration.flow).toBe('import');
    expect(declaration.items.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'too-many /Declaration/TypeCode',
      'too-many /Declaration/GoodsShipment',
    ]);
  });

  it('is the end of a text that no attribute has room for', async () => {
    const text = (await readOne(importXml(`<IssueLocationID>${'x'.repeat(5_000)}</IssueLocationID>`)))
      .attributes?.issueLocation;
    expect([text?.length, text?.at(-1)]).toEqual([4_096, '…']);
  });

  it('knows the namespace of this test', () => {
    expect(least).toContain(wcoNamespace);
  });
});
