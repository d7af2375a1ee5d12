import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDeclaration } from '../identify/profiles/testing/arbitrary-rule-books.ts';
import { readDeclaration } from './read-declaration.ts';
import { writtenDeclaration as declaration, writtenItem as item } from './testing/written-declaration.ts';

const place = { source: 'in.json', line: 7 };

/** The same content otherwise written: members in another order, absent ones named, unknown ones added. */
function rewritten(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((element) => rewritten(element, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [
    key,
    rewritten(member, random),
  ]);
  const noise: [string, unknown][] = 'items' in value ? [['unknownHere', { a: 1 }]] : [];
  const absent: [string, unknown][] = 'sequence' in value ? [['dutyType', null]] : [];
  const all = [...members, ...noise.slice(random() * 2), ...absent.filter(([key]) => !(key in value))];
  return Object.fromEntries(
    all
      .map((entry) => [random(), entry] as const)
      .sort(([a], [b]) => a - b)
      .map(([, entry]) => entry),
  );
}

function formOf(value: unknown): string {
  const parsed = readDeclaration(value, place);
  return JSON.stringify(parsed.ok ? parsed.value : parsed.problems);
}

it('one content has one form, however it is written', () => {
  fc.assert(
    fc.property(
      arbitraryDeclaration,
      fc.infiniteStream(fc.double({ min: 0, max: 0.999 })),
      (value, stream) => {
        const random = (): number => stream.next().value ?? 0;
        const parsed = readDeclaration(value, place);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        const form = JSON.stringify(parsed.value);
        expect(formOf(JSON.parse(form))).toBe(form);
        expect(formOf(rewritten(JSON.parse(form), random))).toBe(form);
      },
    ),
  );
});

it('a value in that form is handed on without a copy', () => {
  const value = {
    id: 'A1',
    flow: 'import',
    office: '10',
    lodgedAt: '2026-03-01T09:30:00Z',
    items: [{ sequence: 1 }],
  };
  const parsed = readDeclaration(value, place);
  expect(parsed.ok && parsed.value).toBe(value);
});

/** The declaration as it was taken, where it differs in these keys. */
function taken(changes: object): Record<string, unknown> {
  const parsed = readDeclaration({ ...declaration, ...changes }, place);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const itemTaken = (changes: object) => (taken({ items: [{ ...item, ...changes }] }).items as unknown[])[0];

describe('absence', () => {
  it.each([[undefined], [null], [''], [[]]])('%j is not there, wherever it may be absent', (absent) => {
    const read = taken({
      version: absent,
      importer: absent,
      exporter: { name: absent },
      borderTransport: { mode: absent },
      containers: absent,
      totalPackages: absent,
      invoice: absent,
      attributes: { use: absent },
      items: [{ ...item, description: absent, quantity: absent, documents: absent, netMassKg: absent }],
    });
    expect(read).toEqual({ ...declaration, items: [{ sequence: 1, commodityCode: '61091000' }] });
  });

  it('nought and false are there', () => {
    const read = taken({
      totalPackages: 0,
      importer: { aeo: false },
      items: [{ ...item, netMassKg: 0, dutyRatePercent: 0 }],
    });
    expect(read).toMatchObject({
      totalPackages: 0,
      importer: { aeo: false },
      items: [{ netMassKg: 0, dutyRatePercent: 0 }],
    });
  });

  it('minus nought is nought', () => {
    expect(Object.is(taken({ totalGrossMassKg: -0 }).totalGrossMassKg, 0)).toBe(true);
  });

  it.each([[undefined], [null], ['']])('an office written as %j is the empty office', (office) => {
    expect(taken({ office }).office).toBe('');
  });
});

describe('what is taken', () => {
  it('a bare date is its first instant in UTC', () => {
    expect(taken({ lodgedAt: '2026-03-01' }).lodgedAt).toBe('2026-03-01T00:00:00Z');
  });

  it.each([['61'], ['0101'], ['010121'], ['610910001234']])(
    'commodity code %s, its zeros kept',
    (commodityCode) => {
      expect(itemTaken({ commodityCode })).toHaveProperty('commodityCode', commodityCode);
    },
  );

  it('keys stand in the order of the contract, those of national boxes by name', () => {
    const { items, ...header } = declaration;
    const read = readDeclaration({ items, attributes: { b: '1', a: '2' }, ...header }, place);
    expect(JSON.stringify(read.ok && read.value)).toBe(
      '{"id":"A1","flow":"import","office":"10","lodgedAt":"2026-03-01T09:30:00+05:00","attributes":{"a":"2","b":"1"},' +
        '"items":[{"sequence":1,"commodityCode":"61091000","netMassKg":12.5}]}',
    );
  });

  it('a country that ISO 3166 does not know is kept, with a remark', () => {
    const parsed = readDeclaration({ ...declaration, exportCountry: 'XI' }, place);
    expect(parsed).toMatchObject({ ok: true, value: { exportCountry: 'XI' } });
    expect(parsed.ok && parsed.warnings).toEqual([
      {
        source: 'in.json',
        line: 7,
        path: '/exportCountry',
        code: 'unknown-country',
        message: expect.stringContaining('XI'),
        severity: 'warning',
      },
    ]);
  });
});
