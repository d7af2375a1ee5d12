import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import { utcDayOf } from '../../domain/moment.ts';
import type { NamedList } from '../../domain/named-list.ts';
import { partyKey } from '../../domain/screening-decision.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import type { Changes } from '../../domain/testing/plain.ts';
import { NaiveScreening } from '../lists/testing/naive-screening.ts';
import { knownScreening, screeningAhead } from './known-screening.ts';
import type { Screening } from './screen-party.ts';
import { screenedList } from './screened-list.ts';

const nobody: Screening['isCleared'] = () => false;

function screeningOf(
  lists: Readonly<Record<string, NamedList>>,
  isCleared = nobody,
  threshold = 0.85,
): Screening {
  return {
    lists: new Map(Object.entries(lists).map(([name, list]) => [name, screenedList(list)])),
    threshold,
    isCleared,
  };
}

const sanctions: NamedList = [
  {
    value: 'S-1',
    name: 'Мухаммад Каримов',
    names: ['Al Karimi'],
    country: 'UZ',
    identifiers: ['TIN:301 234 567'],
  },
  { value: 'S-2', name: 'Zarbaron Savdo MChJ', validFrom: '2026-02-01', validTo: '2026-03-01' },
  { value: 'S-3', name: 'Zarbaron Savdo', validFrom: '2026-04-01' },
];

const onItsDay = (declaration: Declaration, screening: Screening) =>
  knownScreening(declaration, utcDayOf(declaration.lodgedAt), screening);

const told = (changes: Changes<Declaration>, screening = screeningOf({ sanctions })): unknown =>
  onItsDay(aDeclaration(changes), screening).screening;

describe('the strongest match of any party', () => {
  it.each<[string, Changes<Declaration>, unknown]>([
    ['nobody near', { importer: { name: 'Ordinary Foods' } }, undefined],
    ['no party at all', {}, undefined],
    ['a party that says nothing of itself', { importer: { country: 'UZ' } }, undefined],
    [
      'a transliteration',
      { importer: { name: 'Muhammad Karimov' } },
      { role: 'importer', list: 'sanctions', entry: 'S-1', byIdentifier: false },
    ],
    [
      'another of its names, in another role',
      { carrier: { name: 'AL-KARIMI' } },
      { role: 'carrier', entry: 'S-1' },
    ],
    [
      'an identifier under any name',
      { exporter: { id: '301234567', name: 'Ordinary Foods' } },
      { role: 'exporter', entry: 'S-1', score: 1, byIdentifier: true },
    ],
    [
      'an identifier before the very name',
      { importer: { name: 'Muhammad Karimov', country: 'UZ' }, seller: { id: '301234567' } },
      { role: 'seller', entry: 'S-1', byIdentifier: true },
    ],
    [
      'a party of two roles, by the first',
      { importer: { name: 'Al Karimi' }, consignee: { name: 'Al  karimi' } },
      { role: 'importer', entry: 'S-1' },
    ],
    [
      'an entry on its last day',
      { importer: { name: 'Zarbaron Savdo' }, lodgedAt: '2026-03-01T23:59:59Z' },
      { entry: 'S-2' },
    ],
    [
      'an entry the day after, by the day in UTC',
      { importer: { name: 'Zarbaron Savdo' }, lodgedAt: '2026-03-02T00:00:00Z' },
      undefined,
    ],
    [
      'a stronger entry that is not valid yet does not hide one that is',
      { importer: { name: 'Zarbaron Savdo' }, lodgedAt: '2026-02-10T00:00:00Z' },
      { entry: 'S-2' },
    ],
    [
      'the next period of it',
      { importer: { name: 'Zarbaron Savdo' }, lodgedAt: '2026-04-01' },
      { entry: 'S-3' },
    ],
  ])('%s', (_, changes, expected) => {
    if (expected === undefined) expect(told(changes)).toBeUndefined();
    else expect(told(changes)).toMatchObject(expected as object);
  });

  it('says why', () => {
    expect(told({ importer: { name: 'Muhammad Karimov' } })).toMatchObject({
      explanation: expect.stringContaining('is the same'),
    });
  });

  it('is that of the list where it is strongest', () => {
    const screening = screeningOf({
      near: [{ value: 'N', name: 'Zarbaron Savdoo' }],
      same: ['Zarbaron Savdo'],
    });
    expect(told({ importer: { name: 'Zarbaron Savdo' } }, screening)).toMatchObject({
      list: 'same',
      entry: 'Zarbaron Savdo',
      score: 1,
    });
  });

  it('is none below the threshold', () => {
    const [name, near] = ['Zarbaron Savdo', [{ value: 'N', name: 'Zarbaran Sevdo' }]];
    expect(told({ importer: { name } }, screeningOf({ near }, nobody, 0.5))).toMatchObject({ entry: 'N' });
    expect(told({ importer: { name } }, screeningOf({ near }, nobody, 0.999))).toBeUndefined();
  });

  it('finds values that stand alone by name and by identifier', () => {
    const screening = screeningOf({ plain: ['301234567', 'Zarbaron Savdo'] });
    expect(told({ importer: { id: '301-234-567' } }, screening)).toMatchObject({ byIdentifier: true });
    expect(told({ importer: { name: 'Zarbaron savdo' } }, screening)).toMatchObject({ byIdentifier: false });
  });
});

describe('a match that was cleared', () => {
  const party = { id: '1111', name: 'Muhammad Karimov' };
  const cleared =
    (list: NamedList): Screening['isCleared'] =>
    (name, entry, content, key) =>
      name === 'sanctions' &&
      entry === 'S-1' &&
      content === screenedList(list).contentOf('S-1') &&
      key === partyKey(party);
  const clearing = (list = sanctions) => screeningOf({ sanctions: list }, cleared(sanctions));

  it.each<[string, Changes<Declaration>, boolean]>([
    ['is none for that party', { importer: party }, false],
    [
      'nor in another role, or with other spaces and case',
      { seller: { id: '1111', name: ' MUHAMMAD  karimov' } },
      false,
    ],
    ['stands for another party', { importer: { ...party, id: '2222' } }, true],
    ['stands where that party has another name', { importer: { ...party, name: 'Muhammad Karimow' } }, true],
    ['stands where that party has another country', { importer: { ...party, country: 'UZ' } }, true],
    ['stands where nobody says who it is', { importer: { name: 'Muhammad Karimov' } }, true],
    ['hides no other party of the declaration', { importer: party, seller: { name: 'Al Karimi' } }, true],
  ])('%s', (_, changes, matches) => {
    expect(told(changes, clearing()) !== undefined).toBe(matches);
  });

  it.each<[string, NamedList, boolean]>([
    ['is asked anew when the entry has another name', [{ value: 'S-1', name: 'Muhammad Karimov' }], true],
    [
      'is asked anew when the entry has another identifier',
      [{ ...(sanctions[0] as object), value: 'S-1', identifiers: ['999999999'] }],
      true,
    ],
    [
      'stays cleared when the entry has another day',
      [{ ...(sanctions[0] as object), value: 'S-1', validTo: '2027-01-01' }],
      false,
    ],
    ['stays cleared when other entries come', [...sanctions, 'X-1'], false],
  ])('%s', (_, list, matches) => {
    expect(told({ importer: party }, clearing(list)) !== undefined).toBe(matches);
  });

  it('stands against an equal identifier, whoever cleared it', () => {
    const everything = screeningOf({ sanctions }, () => true);
    expect(told({ importer: { id: '301234567', name: 'Muhammad Karimov' } }, everything)).toMatchObject({
      byIdentifier: true,
    });
    expect(told({ importer: { name: 'Muhammad Karimov' } }, everything)).toBeUndefined();
  });
});

it('asked again and in any order it answers what comparing with every entry does', () => {
  const name = fc.constantFrom(
    'Zarbaron Savdo',
    'Zarbaron',
    'Savdo Zarbaron MChJ',
    'Al Karimi',
    'Karimi',
    'Ўктам',
  );
  const party = fc.record({ name, id: fc.constantFrom('123456', '654321') }, { requiredKeys: ['name'] });
  const entry = fc.record({ name, identifiers: fc.subarray(['123456', '777777']) });
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 8 }),
      fc.array(party, { minLength: 1, maxLength: 12 }),
      (rows, parties) => {
        const list = rows.map((row, place) => ({ value: `E-${place}`, ...row }));
        const naive = new NaiveScreening(list.map((row) => ({ id: row.value, ...row })));
        const screening = screeningOf({ list });
        for (const each of parties) {
          const identifiers = each.id === undefined ? [] : [each.id];
          const [best] = naive.screen({ id: '', name: each.name, identifiers }, 0.85);
          const found = told({ importer: each as never }, screening) as { score: number } | undefined;
          expect(found?.score).toBe(best?.score);
        }
      },
    ),
  );
});

it('screened ahead, each distinct party takes time once, and what is told of it stays the same', () => {
  const lists = { one: [...sanctions, 'ahead'], two: ['Zarbaron Savdo', 'ahead'] };
  const declaration = aDeclaration({
    importer: { name: 'Zarbaron Savdo' },
    consignee: { name: 'ZARBARON savdo' },
    seller: { name: 'Al Karimi' },
    carrier: { country: 'UZ' },
  });
  const screening = screeningOf(lists);
  const pauses = () => [...screeningAhead(declaration, screening)].length;
  expect([pauses(), pauses()]).toEqual([4, 0]);
  const anew = screeningOf({ one: [...lists.one, 'anew'], two: [...lists.two, 'anew'] });
  expect(onItsDay(declaration, screening)).toEqual(onItsDay(declaration, anew));
  expect(pauses()).toBe(0);
});

it('a list of the same content is made ready once', () => {
  const [one, other] = [[...sanctions], [...structuredClone(sanctions)].reverse()];
  expect(screenedList(other)).toBe(screenedList(one));
  expect(screenedList([...sanctions, 'another'])).not.toBe(screenedList(one));
});
