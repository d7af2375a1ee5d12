import { describe, expect, it } from 'vitest';
import { applyAmendment } from '../../domain/apply-amendment.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import { amendmentSamples, hasSamples, read, readOne, sample, sampleNames } from './testing/wco-messages.ts';

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

const declarations = sampleNames.filter((name) => !(name in refused) && !amendmentSamples.includes(name));

describe.skipIf(!hasSamples)('the samples', () => {
  it('are 221, of which 201 are declarations and 14 amendments', () => {
    expect([sampleNames.length, declarations.length, amendmentSamples.length]).toEqual([221, 201, 14]);
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
