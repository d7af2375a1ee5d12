import { describe, expect, it } from 'vitest';
import { readDeclaration } from './read-declaration.ts';
import { writtenDeclaration as declaration, writtenItem as item } from './testing/written-declaration.ts';

const place = { source: 'in.json', line: 7 };

/** What is wrong with a declaration that differs in these keys, as `code path`. */
function problemsOf(changes: object): readonly string[] {
  const parsed = readDeclaration({ ...declaration, ...changes }, place);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

const problemsOfItem = (changes: object) => problemsOf({ items: [{ ...item, ...changes }] });

/** The declaration as it was taken. */
function taken(changes: object): Record<string, unknown> {
  const parsed = readDeclaration({ ...declaration, ...changes }, place);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const itemTaken = (changes: object) => (taken({ items: [{ ...item, ...changes }] }).items as unknown[])[0];

/** As JSON.parse gives them, such keys are a value's own. */
const withKey = (key: string, value: unknown = 1) =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('each bad value of the header', () => {
  it.each([
    [{ id: undefined }, 'missing /id'],
    [{ id: null }, 'missing /id'],
    [{ id: '' }, 'missing /id'],
    [{ id: 5 }, 'wrong-type /id'],
    [{ id: 'x'.repeat(129) }, 'too-long /id'],
    [{ id: 'a\0b' }, 'ill-formed-text /id'],
    [{ id: 'a\ud800b' }, 'ill-formed-text /id'],
    [{ id: '\udc00' }, 'ill-formed-text /id'],
    [{ flow: undefined }, 'missing /flow'],
    [{ flow: 'IMPORT' }, 'not-a-choice /flow'],
    [{ flow: 1 }, 'not-a-choice /flow'],
    [{ version: 0 }, 'out-of-range /version'],
    [{ version: 1.5 }, 'not-a-whole-number /version'],
    [{ version: '2' }, 'not-a-number /version'],
    [{ version: 1e12 }, 'out-of-range /version'],
    [{ office: 10 }, 'wrong-type /office'],
    [{ lodgedAt: undefined }, 'missing /lodgedAt'],
    [{ lodgedAt: 20260301 }, 'wrong-type /lodgedAt'],
    [{ lodgedAt: '1 March 2026' }, 'not-a-date /lodgedAt'],
    [{ lodgedAt: '2026-02-30' }, 'impossible-date /lodgedAt'],
    [{ lodgedAt: '2026-03-01T25:00:00Z' }, 'impossible-date /lodgedAt'],
    [{ lodgedAt: '2026-03-01T09:30:00' }, 'moment-without-zone /lodgedAt'],
    [{ declarant: 'Ana' }, 'wrong-type /declarant'],
    [{ declarant: [{ id: '1' }] }, 'wrong-type /declarant'],
    [{ importer: { id: 5 } }, 'wrong-type /importer/id'],
    [{ importer: { aeo: 'true' } }, 'wrong-type /importer/aeo'],
    [{ importer: { aeo: 1 } }, 'wrong-type /importer/aeo'],
    [{ exporter: { country: 'China' } }, 'too-long /exporter/country'],
    [{ exporter: { country: 'C' } }, 'not-a-country-code /exporter/country'],
    [{ exporter: { country: 'cn' } }, 'not-a-country-code /exporter/country'],
    [{ exportCountry: 'C1' }, 'not-a-country-code /exportCountry'],
    [{ destinationCountry: 156 }, 'wrong-type /destinationCountry'],
    [{ borderTransport: { nationality: 'uz' } }, 'not-a-country-code /borderTransport/nationality'],
    [{ borderTransport: { mode: 3 } }, 'wrong-type /borderTransport/mode'],
    [{ containers: 'MSKU1' }, 'wrong-type /containers'],
    [{ containers: {} }, 'wrong-type /containers'],
    [{ containers: ['MSKU1', ''] }, 'missing /containers/1'],
    [{ containers: [null] }, 'missing /containers/0'],
    [{ containers: ['MSKU1', 2] }, 'wrong-type /containers/1'],
    [{ totalPackages: -1 }, 'negative /totalPackages'],
    [{ totalPackages: 0.5 }, 'not-a-whole-number /totalPackages'],
    [{ totalPackages: 3e9 }, 'out-of-range /totalPackages'],
    [{ totalGrossMassKg: -0.001 }, 'negative /totalGrossMassKg'],
    [{ totalGrossMassKg: Number.POSITIVE_INFINITY }, 'not-finite /totalGrossMassKg'],
    [{ totalGrossMassKg: Number.NaN }, 'not-finite /totalGrossMassKg'],
    [{ totalGrossMassKg: '12' }, 'not-a-number /totalGrossMassKg'],
    [{ totalGrossMassKg: true }, 'not-a-number /totalGrossMassKg'],
    [{ invoice: { amount: '5' } }, 'missing /invoice/currency'],
    [{ invoice: { currency: 'USD' } }, 'missing /invoice/amount'],
    [{ invoice: { amount: '5', currency: 'usd' } }, 'not-a-currency-code /invoice/currency'],
    [{ invoice: { amount: '5', currency: 'XQZ' } }, 'unknown-currency /invoice/currency'],
    [{ invoice: '5 USD' }, 'wrong-type /invoice'],
    [{ attributes: [1] }, 'wrong-type /attributes'],
    [{ attributes: { use: 1 } }, 'wrong-type /attributes/use'],
    [{ attributes: { '': 'x' } }, 'ill-formed-text /attributes/'],
    [{ attributes: { 'a\0': 'x' } }, 'ill-formed-text /attributes/a\0'],
    [{ attributes: { ['x'.repeat(129)]: 'x' } }, `ill-formed-text /attributes/${'x'.repeat(129)}`],
    [
      { attributes: Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [n, 'x'])) },
      'too-many /attributes',
    ],
    [{ items: undefined }, 'missing /items'],
    [{ items: [] }, 'missing /items'],
    [{ items: {} }, 'wrong-type /items'],
    [{ items: [null] }, 'missing /items/0'],
    [{ items: ['x'] }, 'wrong-type /items/0'],
  ])('%j', (changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem]);
  });

  it('a value too deep to be written is refused like any other', () => {
    expect(problemsOf({ flow: nested(100_000) })).toEqual(['not-a-choice /flow']);
  });

  it.each([[undefined], [null], ['x'], [5], [true], [[declaration]]])('%j is no declaration', (value) => {
    expect(readDeclaration(value, place)).toMatchObject({
      ok: false,
      problems: [{ code: 'wrong-type', path: '' }],
    });
  });
});

describe('each bad value of an item', () => {
  it.each([
    [{ sequence: undefined }, 'missing sequence'],
    [{ sequence: 0 }, 'out-of-range sequence'],
    [{ sequence: -1 }, 'out-of-range sequence'],
    [{ sequence: '1' }, 'not-a-number sequence'],
    [{ commodityCode: '6' }, 'not-a-commodity-code commodityCode'],
    [{ commodityCode: '6109.10' }, 'not-a-commodity-code commodityCode'],
    [{ commodityCode: '٦١٠٩١٠' }, 'not-a-commodity-code commodityCode'],
    [{ commodityCode: '610910\n' }, 'not-a-commodity-code commodityCode'],
    [{ commodityCode: '6109100000000' }, 'too-long commodityCode'],
    [{ commodityCode: 610910 }, 'wrong-type commodityCode'],
    [{ description: 'x'.repeat(4_097) }, 'too-long description'],
    [{ originCountry: 'XXX' }, 'too-long originCountry'],
    [{ netMassKg: -5 }, 'negative netMassKg'],
    [{ grossMassKg: Number.NEGATIVE_INFINITY }, 'not-finite grossMassKg'],
    [{ quantity: { value: 1 } }, 'missing quantity/unit'],
    [{ quantity: { value: -1, unit: 'NMB' } }, 'negative quantity/value'],
    [{ packages: 1.25 }, 'not-a-whole-number packages'],
    [{ dutyRatePercent: '8' }, 'not-a-number dutyRatePercent'],
    [{ dutyRatePercent: -8 }, 'negative dutyRatePercent'],
    [{ documents: [{ id: 'X1' }] }, 'missing documents/0/type'],
    [{ documents: [{ type: '380' }, {}] }, 'missing documents/1/type'],
    [{ documents: { type: '380' } }, 'wrong-type documents'],
    [{ attributes: { use: ['x'] } }, 'wrong-type attributes/use'],
  ])('%j', (changes, problem) => {
    expect(problemsOfItem(changes)).toEqual([problem.replace(' ', ' /items/0/')]);
  });
});

describe('amounts', () => {
  it.each([
    ['1250.50', '1250.50'],
    ['0', '0'],
    ['0.00', '0.00'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['+5', '5'],
    ['00012.50', '12.50'],
    ['000', '0'],
    ['999999999999999999999999.99999999999999999999', '999999999999999999999999.99999999999999999999'],
    [1250.5, '1250.5'],
    [0, '0'],
    [-0, '0'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e21, '1000000000000000000000'],
    [1e23, '100000000000000000000000'],
    [1e-7, '0.0000001'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('%j is taken as %s', (amount, written) => {
    expect(itemTaken({ itemPrice: { amount, currency: 'USD' } })).toHaveProperty('itemPrice.amount', written);
  });

  it.each([
    [-1, 'negative'],
    ['-0.01', 'negative'],
    [1e24, 'not-a-decimal'],
    [1e300, 'not-a-decimal'],
    [1e-21, 'not-a-decimal'],
    [Number.POSITIVE_INFINITY, 'not-finite'],
    ['1e5', 'not-a-decimal'],
    ['1,250.50', 'not-a-decimal'],
    ['1 250', 'not-a-decimal'],
    [' 5', 'not-a-decimal'],
    ['.5', 'not-a-decimal'],
    ['5.', 'not-a-decimal'],
    ['٥', 'not-a-decimal'],
    ['0x10', 'not-a-decimal'],
    ['NaN', 'not-a-decimal'],
    ['--5', 'not-a-decimal'],
    ['1'.repeat(25), 'not-a-decimal'],
    [`0.${'1'.repeat(21)}`, 'not-a-decimal'],
    [true, 'wrong-type'],
    [['5'], 'wrong-type'],
    [{}, 'wrong-type'],
  ])('%j is refused as %s', (amount, code) => {
    expect(problemsOfItem({ customsValue: { amount, currency: 'USD' } })).toEqual([
      `${code} /items/0/customsValue/amount`,
    ]);
  });
});

it('an amount of a million digits is refused at once', () => {
  const amount = `${'0'.repeat(1_000_000)}x`;
  expect(problemsOfItem({ itemPrice: { amount, currency: 'USD' } })).toEqual([
    'not-a-decimal /items/0/itemPrice/amount',
  ]);
});

describe('unknown keys are left out and remarked on', () => {
  it.each([
    [{ colour: 'red' }, '/colour'],
    [{ importer: { id: '1', vip: true } }, '/importer/vip'],
    [{ invoice: { amount: '5', currency: 'USD', rate: 1 } }, '/invoice/rate'],
    [{ items: [{ ...item, hs6: '610910' }] }, '/items/0/hs6'],
    [{ 'a/b~c': 1 }, '/a~1b~0c'],
    [{ nothing: null }, '/nothing'],
    [{ toString: 'x', hasOwnProperty: 'y' }, '/toString'],
  ])('%j', (changes, path) => {
    const parsed = readDeclaration({ ...declaration, ...changes }, place);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.warnings[0]).toMatchObject({ code: 'unknown-key', path, severity: 'warning' });
    expect(JSON.stringify(parsed.value)).not.toContain(path.split('/').at(-1) as string);
  });
});

describe('names that would reach into the machinery are refused at any depth', () => {
  const bad = ['__proto__', 'constructor', 'prototype'] as const;
  it.each(
    bad.flatMap((key): readonly (readonly [string, object])[] => [
      [`/${key}`, withKey(key)],
      [`/${key}`, withKey(key, null)],
      [`/importer/${key}`, { importer: withKey(key) }],
      [`/attributes/${key}`, { attributes: withKey(key, 'x') }],
      [`/items/0/${key}`, { items: [{ ...item, ...withKey(key) }] }],
      [
        `/items/0/documents/0/${key}`,
        { items: [{ ...item, documents: [{ type: '380', ...withKey(key) }] }] },
      ],
      ['/unknown', { unknown: { deep: [[withKey(key)]] } }],
    ]),
  )('%s', (path, changes) => {
    expect(problemsOf(changes)).toEqual([`forbidden-key ${path}`]);
  });

  it('and nothing reaches the prototype', () => {
    readDeclaration({ ...declaration, ...withKey('constructor', { prototype: { polluted: true } }) }, place);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('nesting', () => {
  it.each([
    [99, true],
    [100, false],
    [100_000, false],
  ])('of %i below an unknown key is taken: %s', (depth, isTaken) => {
    const parsed = readDeclaration({ ...declaration, unknown: nested(depth) }, place);
    expect(parsed.ok).toBe(isTaken);
    if (!parsed.ok) expect(parsed.problems[0]).toMatchObject({ code: 'nesting-too-deep', path: '/unknown' });
  });

  it('goes by the limit it is given', () => {
    expect(readDeclaration({ ...declaration, unknown: nested(5) }, place, 5).ok).toBe(false);
    expect(readDeclaration({ ...declaration, unknown: nested(4) }, place, 5).ok).toBe(true);
  });
});

describe('several problems at once', () => {
  it('are all told, each with its place', () => {
    expect(
      problemsOf({
        flow: 'x',
        lodgedAt: '2026-02-30',
        importer: { country: 'uz', aeo: 'yes' },
        items: [
          { sequence: 1, netMassKg: -1, itemPrice: { amount: 'x' } },
          { ...item, sequence: 1 },
        ],
      }),
    ).toEqual([
      'not-a-choice /flow',
      'impossible-date /lodgedAt',
      'not-a-country-code /importer/country',
      'wrong-type /importer/aeo',
      'negative /items/0/netMassKg',
      'not-a-decimal /items/0/itemPrice/amount',
      'missing /items/0/itemPrice/currency',
      'duplicate-sequence /items/1/sequence',
    ]);
  });

  it('are told up to a hundred, and that there are more', () => {
    const unknown = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`unknown${index}`, 1]));
    const parsed = readDeclaration({ ...declaration, ...unknown }, place);
    expect(parsed.ok && parsed.warnings.length).toBe(101);
    expect(parsed.ok && parsed.warnings.at(-1)).toMatchObject({
      source: 'in.json',
      line: 7,
      path: '',
      code: 'more-problems',
      severity: 'warning',
    });
    const items = Array.from({ length: 500 }, () => ({ ...item, netMassKg: -1 }));
    const codes = problemsOf({ items });
    expect(codes).toHaveLength(101);
    expect(codes.at(-1)).toBe('more-problems ');
  });

  it('name file and line, and quote shortly', () => {
    const parsed = readDeclaration({ ...declaration, flow: 'x'.repeat(1_000_000) }, place);
    expect(parsed).toMatchObject({ ok: false, problems: [{ source: 'in.json', line: 7, path: '/flow' }] });
    expect(parsed.ok || (parsed.problems[0]?.message.length ?? 0)).toBeLessThan(120);
  });
});

describe('sequences', () => {
  const items = (...sequences: number[]) => ({ items: sequences.map((sequence) => ({ sequence })) });

  it.each([
    [[1, 1], ['duplicate-sequence /items/1/sequence']],
    [
      [1, 2, 1, 2],
      ['duplicate-sequence /items/2/sequence', 'duplicate-sequence /items/3/sequence'],
    ],
    [
      [3, 3, 3],
      ['duplicate-sequence /items/1/sequence', 'duplicate-sequence /items/2/sequence'],
    ],
    [[2, 1, 3], []],
  ])('%j', (sequences, problems) => {
    expect(problemsOf(items(...sequences))).toEqual(problems);
  });

  it.each([
    [9_999, []],
    [10_000, ['too-many /items']],
  ])('%i items', (count, problems) => {
    expect(problemsOf(items(...Array.from({ length: count }, (_, index) => index + 1)))).toEqual(problems);
  });
});
