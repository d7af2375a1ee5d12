import { describe, expect, it } from 'vitest';
import { hasSamples, readOne, sample } from './testing/wco-messages.ts';

// What is expected of these messages of a third party was read off them by eye; it is not the reader's own output.

describe.skipIf(!hasSamples)('a sample, in full:', () => {
  it('an export with a licence', async () => {
    const declaration = await readOne(sample('TT_EX009a__TT_EX009a.xml'));
    expect(declaration).toEqual({
      id: 'GB150454489082:7867523Y8OFA',
      flow: 'export',
      procedure: '1040',
      office: 'GB000084',
      lodgedAt: '2024-01-25T09:46:43+01:00',
      declarant: { id: 'GB150454489082' },
      exporter: { id: 'GB417869120000' },
      consignee: { name: 'PK Rifle Ltd', country: 'PK', address: 'Pakistan, Islamabad, PK1 234' },
      carrier: { name: 'KP Carrier', country: 'GB', address: 'Straw Lane, Birmingham, B42 1NN' },
      exportCountry: 'GB',
      destinationCountry: 'PK',
      borderTransport: { mode: '4', identity: 'CSCLGLOBE', nationality: 'GB' },
      containers: ['FNSupply192'],
      totalPackages: 1,
      attributes: {
        agentId: 'GB150454489082',
        agentStatus: '2',
        borderTransportIdentityType: '11',
        containerIndicator: '1',
        declarationType: 'EXD',
        declaredItems: '1',
        departureTransportIdentity: 'GB427052534',
        departureTransportIdentityType: '41',
        exitOffice: 'GB000084',
        freightPayment: 'B',
        goodsLocation: 'CBRLHRXAD',
        goodsLocationCountry: 'GB',
        goodsLocationQualifier: 'U',
        goodsLocationType: 'A',
        issuedAt: '2024-01-25T09:46:43Z',
        localReference: '7867523Y8OFA',
        officeSource: 'exitOffice',
        previousDocumentIds: '4GB233149152777-FMSOCDIYD; DEF',
        previousDocumentLines: '1; 1',
        previousDocumentTypes: 'ZDCR; ZDCS',
        routingCountries: 'GB; PK',
        seals: '2589793487',
      },
      items: [
        {
          sequence: 1,
          commodityCode: '85176200',
          description:
            'Machines for the reception, conversion and transmission or regeneration of voice, images or other data, including switching and routing apparatus',
          netMassKg: 15,
          grossMassKg: 20,
          quantity: { value: 10, unit: 'ZZ' },
          packages: 1,
          documents: [
            { type: 'X002', id: 'GBSIEE2E350002-0001' },
            { type: '9104', id: 'GBSIEXYK3ZZZ-0001' },
          ],
          attributes: {
            classificationCodes: '85176200',
            classificationTypes: 'TSP',
            documentNames: 'Dual use export authorisation; Waiver',
            documentQuantities: '10.00 KGM#G; 5 KGM#G',
            documentStatuses: 'EE; XX',
            natureOfTransaction: '11',
            packageMarks: '2379261ETT',
            packageQuantities: '1',
            packageTypes: '4A',
            procedures: '1040; 000',
            statisticalValue: '12040 GBP',
          },
        },
      ],
    });
  });

  it('a final supplementary declaration, which has hardly anything', async () => {
    expect(await readOne(sample('TT_IM061b__TT_IM061a.xml'))).toEqual({
      id: 'GB553202734852:TT_IM61b_v1.1_1606_04',
      flow: 'import',
      procedure: '0090',
      office: '',
      lodgedAt: '2022-06-06T01:00:00+01:00',
      declarant: { id: 'GB553202734852' },
      attributes: {
        declarationType: 'IMQ',
        declaredItems: '1',
        goodsLocation: 'FSDGBEIR553202734852I20190613093448',
        goodsLocationCountry: 'GB',
        goodsLocationQualifier: 'Y',
        goodsLocationType: 'B',
        localReference: 'TT_IM61b_v1.1_1606_04',
        previousDocumentIds: 'FSD',
        previousDocumentTypes: 'ZZZZ',
        traderReference: '0GB553202734852-BS12345',
      },
      items: [
        {
          sequence: 1,
          attributes: {
            procedures: '0090; 97F',
            statementCodes: 'FINSY; FINSL; FINSZ; 00500; BR123',
            statementTexts: 'SDY=8/10; 02/21=Y 2 01/21=Z 3; SDZ=5/5; IMPORTER; BR Code',
          },
        },
      ],
    });
  });

  it('an import out of a customs warehouse', async () => {
    expect(await readOne(sample('TT_IM002a__Step1_TT_IM002a.XML'))).toMatchObject({
      id: 'GB603202734852:7849431OU9IZ',
      flow: 'import',
      procedure: '4071',
      office: 'GBBEL004',
      lodgedAt: '2024-03-12T10:53:54+01:00',
      declarant: { id: 'GB603202734852' },
      importer: { id: 'GB553202734852', aeo: true },
      exporter: {
        name: 'Chicago Cocoa Company',
        country: 'US',
        address: '10 Irwin Street, Chicago, H81 4RG',
      },
      exportCountry: 'US',
      destinationCountry: 'GB',
      borderTransport: { mode: '1', nationality: 'US' },
      containers: ['DM1234'],
      totalPackages: 55,
      incoterm: 'CIF',
      attributes: {
        incotermPlace: 'GBWLA',
        warehouse: '1117770GB',
        warehouseType: 'U',
        inlandModeOnArrival: '3',
      },
      items: [
        {
          commodityCode: '1804000000',
          originCountry: 'BR',
          preference: '100',
          netMassKg: 10,
          grossMassKg: 15,
          packages: 55,
          itemPrice: { amount: '1000', currency: 'GBP' },
          dutyType: 'A00',
          attributes: { valuationMethod: '1', valuationIndicators: '0000' },
        },
      ],
    });
  });

  it('an import of shotgun cartridges', async () => {
    expect(await readOne(sample('TT_IM008b__TT_IM008b.xml'))).toMatchObject({
      procedure: '4000',
      importer: { id: 'GB896458895015' },
      items: [
        {
          commodityCode: '9306210000',
          originCountry: 'CN',
          preference: '100',
          dutyType: 'A00',
          quantity: { value: 4 },
          documents: [
            { type: '9100', id: 'GBOIL1234567F' },
            { type: 'C505', id: 'GBCGU3827' },
            { type: 'C506', id: 'GBDPO1229026' },
            { type: 'N935', id: '12345/01.02.2021' },
          ],
          attributes: { taxTypes: '-; A00; B00', taxRegimes: '100; -; -', statisticalValue: '10000 GBP' },
        },
      ],
    });
  });

  it('trade with a special fiscal territory, whose offices are not named', async () => {
    expect(await readOne(sample('TT_IM059a__Step1_TT_IM059a.xml'))).toMatchObject({
      flow: 'import',
      office: '',
      exporter: { name: 'FST Trading (Martinique) Inc.', address: 'Rue Victor Hugo, Fort-de-France, 97200' },
      items: [{ commodityCode: '1302201015', attributes: { procedures: '4000; F15' } }],
    });
  });
});
