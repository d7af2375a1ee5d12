import { describe, expect, it } from 'vitest';
import { importXml, readOne } from './testing/wco-messages.ts';

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
