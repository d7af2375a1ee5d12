import { describe, expect, it } from 'vitest';
import { importXml, problemsOf, readOne, readOneWithWarnings } from './testing/wco-messages.ts';

const least = importXml();

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
