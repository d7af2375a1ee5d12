import { describe, expect, it } from 'vitest';
import { applyAmendment } from '../../domain/apply-amendment.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { readDeclaration } from '../read-declaration.ts';
import { amendmentSamples, hasSamples, readAmendmentOf, readOne, sample } from './testing/wco-messages.ts';

// What is expected of these messages of a third party was read off them by eye; it is not the reader's own output.

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
    expect(Object.keys(changesBy).sort()).toEqual([...amendmentSamples].sort());
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
