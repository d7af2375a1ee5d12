import { describe, expect, it } from 'vitest';
import { applyAmendment } from '../../domain/apply-amendment.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import { readDeclaration } from '../read-declaration.ts';
import { hasSamples, read, readAmendmentOf, readOne, sample, sampleNames } from './testing/wco-messages.ts';

// 221 messages of a third party. What is expected of them here was read off the messages by eye, or is found
// in their text by other means; it is not the reader's own output.

/** A message without its comments, which hold tags of their own. */
function plainText(name: string): string {
  return Buffer.from(sample(name))
    .toString('utf8')
    .replace(/<!--[\s\S]*?-->/g, '');
}

/** What stands in the tags of that name, in any namespace. */
function valuesIn(text: string, tag: string): readonly string[] {
  return [...text.matchAll(new RegExp(`<(?:\\w+:)?${tag}(?: [^>]*)?>([^<]*)<`, 'g'))].map((match) =>
    match[1]!.trim(),
  );
}

/** The text of each item. */
function itemTexts(text: string): readonly string[] {
  return text.split(/<(?:\w+:)?GovernmentAgencyGoodsItem>/).slice(1);
}

/** Messages that are no declarations, and why: two have a comment that is not closed before the next. */
const refused: Readonly<Record<string, string>> = {
  'TT_EX002a__TT_EX002a.xml': 'not-xml',
  'TT_IM084a__TT_IM084a.xml': 'not-xml',
  'TT_IM026a__Movement_Messages__Step1_GPN.xml': 'unsupported-message',
  'TT_IM134a__Movement_Messages__Step2_GPN.xml': 'unsupported-message',
  'TT_IM176a__Movement_Messages__Step2_GPN.xml': 'unsupported-message',
  'TT_IM183a__Movement_Messages__Step2_GPN.xml': 'unsupported-message',
};

const isAmendment = (name: string) => /Amendment|Cancellation/.test(name);
const declarations = sampleNames.filter((name) => !(name in refused) && !isAmendment(name));
const amendments = sampleNames.filter((name) => isAmendment(name));

describe.skipIf(!hasSamples)('the samples', () => {
  it('are 221, of which 201 are declarations and 14 amendments', () => {
    expect([sampleNames.length, declarations.length, amendments.length]).toEqual([221, 201, 14]);
  });

  it.each(Object.entries(refused))('%s is refused: %s', async (name, code) => {
    expect(await read(sample(name))).toMatchObject([{ kind: 'rejected', problems: [{ code }] }]);
  });

  it.each(declarations)('%s says what its text says', async (name) => {
    const text = plainText(name);
    const items = itemTexts(text);
    const declaration = await readOne(sample(name));
    const number = (tag: string, within = text) => valuesIn(within, tag).map(Number);
    expect(declaration.id).toBe(
      `${valuesIn(/<(?:\w+:)?Declarant>[\s\S]*?<\/(?:\w+:)?Declarant>/.exec(text)?.[0] ?? '', 'ID')[0]}:${valuesIn(text, 'FunctionalReferenceID')[0]}`,
    );
    expect(declaration.flow).toBe(/<(?:\w+:)?TypeCode>(IM|CO)[A-Z]?</.test(text) ? 'import' : 'export');
    expect(declaration.totalPackages).toBe(number('TotalPackageQuantity')[0]);
    expect(declaration.attributes?.declaredItems).toBe(valuesIn(text, 'GoodsItemQuantity')[0]);
    expect(declaration.items).toHaveLength(items.length);
    expect(declaration.lodgedAt.slice(0, 10).replaceAll('-', '')).toBe(
      valuesIn(text, '(?:AcceptanceDateTime|IssueDateTime)>\\s*<(?:\\w+:)?DateTimeString')[0]?.slice(0, 8) ??
        '20261125',
    );
    for (const [index, item] of declaration.items.entries()) {
      const own = items[index]!;
      expect(item.netMassKg).toBe(number('NetNetWeightMeasure', own)[0]);
      expect(item.grossMassKg).toBe(number('GrossMassMeasure', own)[0]);
      expect(item.itemPrice?.amount).toBe(valuesIn(own, 'ItemChargeAmount')[0]);
      expect(item.quantity?.value).toBe(number('TariffQuantity', own)[0]);
      expect(item.documents?.length ?? 0).toBe((own.match(/<(?:\w+:)?AdditionalDocument>/g) ?? []).length);
      expect(item.attributes?.valuationMethod).toBe(
        valuesIn(own, 'CustomsValuation>\\s*<(?:\\w+:)?MethodCode')[0],
      );
    }
  });

  it('warn of nothing but user-assigned countries', async () => {
    const warnings = new Set<string>();
    for (const name of declarations) {
      const [record] = await read(sample(name));
      if (record?.kind === 'declaration') for (const { code } of record.warnings) warnings.add(code);
    }
    expect([...warnings]).toEqual(['unknown-country']);
  });

  it('hold values that rest on others exactly as an amendment finds them again', async () => {
    // Each list is changed in the place that its value was found in; the value only follows if the amendment
    // finds it there too.
    const followed: Record<string, number> = {};
    for (const name of declarations) {
      const original = await readOne(sample(name));
      for (const item of original.items) {
        for (const [key, list, position, value, expected] of derivedOf(item)) {
          const path = ['attributes', list, position];
          const change = { kind: 'set', item: item.sequence, pointsAt: '', path, value } as const;
          const result = applyAmendment(original, {
            kind: 'amendment',
            declarationId: original.id,
            source: name,
            changes: [change],
          });
          const next = result.ok
            ? (result.value as Declaration).items.find((each) => each.sequence === item.sequence)
            : undefined;
          expect([name, key, next?.[key]]).toEqual([name, key, expected]);
          followed[key] = (followed[key] ?? 0) + 1;
        }
      }
    }
    expect(Object.keys(followed).sort()).toEqual([
      'commodityCode',
      'dutyType',
      'originCountry',
      'packages',
      'preference',
    ]);
    for (const times of Object.values(followed)) expect(times).toBeGreaterThan(100);
  });
});

type Derived = readonly [
  key: keyof GoodsItem,
  list: string,
  position: number,
  value: string,
  expected: unknown,
];

/** For each value of an item that rests on a list: a change to the list, and what the value then is. */
function derivedOf(item: GoodsItem): readonly Derived[] {
  const list = (name: string) => item.attributes?.[name]?.split('; ') ?? [];
  const quantities = list('packageQuantities');
  const others = quantities.slice(1).reduce((sum, quantity) => sum + Number(quantity), 0);
  const types = list('classificationTypes');
  const taric = list('classificationCodes')[types.indexOf('TRC')] ?? '';
  const all: readonly Derived[] = [
    ['packages', 'packageQuantities', 0, '777', 777 + others],
    ['commodityCode', 'classificationCodes', types.indexOf('TSP'), '12345678', `12345678${taric}`],
    ['originCountry', 'originCountries', Math.max(list('originTypes').indexOf('1'), 0), 'NZ', 'NZ'],
    ['preference', 'taxRegimes', list('taxRegimes').findIndex((regime) => regime !== '-'), '999', '999'],
    ['dutyType', 'taxTypes', list('taxTypes').findIndex((type) => type !== '-'), 'Z99', 'Z99'],
  ];
  return all.filter(([key]) => item[key] !== undefined);
}

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

/** What each amendment changes, as path and new value, read off the two messages. */
const changesBy: Readonly<
  Record<string, readonly [original: string, changes: Readonly<Record<string, unknown>>]>
> = {
  'TT_Add_Item_Scenario_v1__Step2_Amendment.xml': [
    'TT_Add_Item_Scenario_v1__Step1_Declaration.xml',
    { totalPackages: 80, 'attributes.declaredItems': '3', 'items.2.description': 'Hair clippers' },
  ],
  'TT_EX009a__Step5_TT_EX009a_Amendment.xml': [
    'TT_EX009a__TT_EX009a.xml',
    { 'items.0.attributes.documentStatuses': 'EP; XX' },
  ],
  'TT_EX010a__TT_EX010a_Cancellation.xml': ['TT_EX010a__TT_EX010a.xml', { 'attributes.cancelled': '1' }],
  'TT_IM002c__TT_IM002c_Complex_Multi_Amendment.xml': [
    'TT_IM002c__TT_IM002a.xml',
    {
      totalPackages: 53,
      'exporter.name': 'Detroit Cocoa Company',
      'exporter.address': '101 Peterboro Avenue, Detroit, 48201',
      'items.0.packages': 53,
      'items.0.attributes.packageQuantities': '53',
    },
  ],
  'TT_IM003a__TT_IM003a_Amendment_(Step_3).xml': ['TT_IM003a__TT_IM003a.xml', { 'items.0.netMassKg': 2.1 }],
  'TT_IM003b__TT_IM003b_Amendment_(Step_3).xml': [
    'TT_IM003b__TT_IM003a.xml',
    { 'items.0.netMassKg': 1001, 'items.0.grossMassKg': 1501 },
  ],
  'TT_IM008b__TT_IM008b_Amendment.xml': [
    'TT_IM008b__TT_IM008b.xml',
    { 'items.0.attributes.documentStatuses': 'EE; -; -; AC' },
  ],
  'TT_IM016a__TT_IM016a_Amendment.xml': [
    'TT_IM016a__TT_IM016a.xml',
    {
      'items.0.documents.3.type': '9WKS',
      'items.0.documents.3.id': 'See attached worksheet',
      'items.0.documents.4.type': '955D',
      'items.0.documents.4.id': 'Form C&E955D completed',
      'items.0.attributes.documentNames': '-; -; -; See attached worksheet; Form C&E955D completed',
      'items.0.attributes.documentStatuses': '-; AC; CC; AE; AE',
      'items.0.attributes.statementCodes': 'UVC01',
      'items.0.attributes.statementTexts': 'UVC01 Statement Description',
      'items.0.attributes.taxTypes': 'A00; A00; B00; B00',
      'items.0.attributes.taxPaymentMethods': 'E; R; E; R',
      'items.0.attributes.taxBaseQuantities': '111.11 GBP; 111.11 GBP; 111.11 GBP; 111.11 GBP',
      'items.0.attributes.taxAssessed': '111.22 GBP; 222.22 GBP; 333.22 GBP; 444.22 GBP',
      'items.0.attributes.taxPayable': '111.33 GBP; 222.33 GBP; 333.33 GBP; 444.33 GBP',
    },
  ],
  'TT_IM017a__TT_IM017a_Amendment.xml': [
    'TT_IM017a__Step1_TT_IM017a.xml',
    { totalPackages: 65, 'invoice.amount': '1100', 'attributes.declaredItems': '2' },
  ],
  'TT_IM033b__TT_IM033b_Amendment.xml': ['TT_IM033b__TT_IM033b.xml', { 'items.0.itemPrice.amount': '998' }],
  'TT_IM061b__TT_IM061b_Amendment.xml': [
    'TT_IM061b__TT_IM061a.xml',
    { 'items.0.attributes.statementTexts': 'SDY=9/10; 02/21=Y 3 01/21=Z 2; SDZ=6/6; IMPORTER; BR Code' },
  ],
  'TT_IM068a__Step2_TT_IM68a_Amendment.xml': [
    'TT_IM068a__TT_IM068a.xml',
    { 'attributes.freightCharge': '19.34 GBP', 'items.0.customsValue.amount': '115.66' },
  ],
  'TT_IM082a__TT_IM002b_Amendment.xml': ['TT_IM082a__TT_IM002a.xml', { 'items.0.itemPrice.amount': '999' }],
  'TT_IM082a__TT_IM002c_Complex_Multi_Amendment.xml': [
    'TT_IM082a__TT_IM002a.xml',
    {
      totalPackages: 53,
      'exporter.name': 'Detroit Cocoa Company',
      'exporter.address': '101 Peterboro Avenue, Detroit, 48201',
      'items.0.packages': 53,
      'items.0.attributes.packageQuantities': '53',
    },
  ],
};

/** Every value in a declaration, by its dotted path. */
function leavesOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, member]) => [
      ...leavesOf(member, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

async function nextVersion(name: string, originalName: string): Promise<[Declaration, Declaration]> {
  const original = await readOne(sample(originalName));
  const result = applyAmendment(original, await readAmendmentOf(sample(name)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const next = readDeclaration(result.value, { source: name });
  if (!next.ok) throw new Error(JSON.stringify(next.problems));
  expect(next.warnings).toEqual([]);
  return [original, next.value];
}

describe.skipIf(!hasSamples)('the sample of an amendment', () => {
  it('is each of those expected', () => {
    expect(Object.keys(changesBy).sort()).toEqual([...amendments].sort());
  });

  it.each(Object.entries(changesBy))(
    '%s changes what it says and nothing else',
    async (name, [originalName, changes]) => {
      const [original, next] = await nextVersion(name, originalName);
      const [before, after] = [leavesOf(original), leavesOf(next)];
      for (const [path, value] of Object.entries(changes))
        expect([path, after.get(path)]).toEqual([path, value]);
      // An item that comes or goes moves others, so there the items are looked at by themselves below.
      const isAboutItems = original.items.length !== next.items.length;
      const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
        (path) => !isAboutItems || !path.startsWith('items.'),
      );
      const changed = paths.filter((path) => before.get(path) !== after.get(path));
      const expected = Object.keys(changes).filter((path) => !isAboutItems || !path.startsWith('items.'));
      expect(changed.sort()).toEqual(['version', ...expected].sort());
    },
  );

  it('adds an item and leaves the others', async () => {
    const [name, originalName] = [
      'TT_Add_Item_Scenario_v1__Step2_Amendment.xml',
      'TT_Add_Item_Scenario_v1__Step1_Declaration.xml',
    ];
    const [original, next] = await nextVersion(name, originalName);
    expect(next.items.slice(0, 2)).toEqual(original.items);
    expect(next.items[2]).toMatchObject({
      sequence: 3,
      commodityCode: '8510200000',
      packages: 15,
      netMassKg: 10,
    });
  });

  it('takes an item out and leaves the others', async () => {
    const [original, next] = await nextVersion(
      'TT_IM017a__TT_IM017a_Amendment.xml',
      'TT_IM017a__Step1_TT_IM017a.xml',
    );
    expect(next.items).toEqual([original.items[0], original.items[2]]);
  });
});
