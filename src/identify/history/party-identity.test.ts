import { describe, expect, it } from 'vitest';
import type { Party } from '../../domain/party.ts';
import { addressIdentity, partyIdentity } from './party-identity.ts';

const identityOf = (party: unknown) => partyIdentity(party as Party);

describe('a party', () => {
  it.each([
    [{ id: '312624064' }, { id: ' 312-624-064' }],
    [
      { id: 'uz312', name: 'A' },
      { id: 'UZ312', name: 'B', country: 'KZ' },
    ],
    [
      { name: '"Ruzkuliya" MChJ', country: 'UZ' },
      { name: 'RUZKULIYA', country: 'UZ' },
    ],
    [{ name: 'Yongpeifeng Trading Co., Ltd.' }, { name: 'trading  YONGPEIFENG' }],
    [
      { name: 'ООО «Заря»', country: 'RU' },
      { name: 'Заря, ООО', country: 'RU' },
    ],
    [{ name: 'Société Générale' }, { name: 'SOCIETE GENERALE' }],
    [{ name: "O'zbekiston" }, { name: 'Oʻzbekiston' }],
  ])('%j is the same as %j', (one, other) => {
    expect(identityOf(one)).toBe(identityOf(other));
    expect(identityOf(one)).toBeDefined();
  });

  it.each([
    [{ id: '312624064' }, { id: '312624065' }],
    [{ id: 'zarya' }, { name: 'zarya' }],
    [
      { name: 'Zarya', country: 'RU' },
      { name: 'Zarya', country: 'KZ' },
    ],
    [{ name: 'Zarya' }, { name: 'Zarya Plus' }],
    [{ name: 'Company Ltd' }, { name: 'Limited Co' }],
  ])('%j is another than %j', (one, other) => {
    expect(identityOf(one)).not.toBe(identityOf(other));
  });

  it.each([[undefined], [{}], [{ country: 'UZ', address: 'Toshkent' }], [{ id: '--', name: '«»' }]])(
    'of %j nothing is known',
    (party) => {
      expect(identityOf(party)).toBeUndefined();
    },
  );

  it('has a short and plain identity, which no text can imitate', () => {
    const long = identityOf({ name: 'x'.repeat(10_000) });
    expect(long).toMatch(/^~[\w-]{22}$/);
    expect(identityOf({ id: long })).not.toBe(long);
    expect(identityOf({ name: long })).not.toBe(long);
  });
});

describe('an address', () => {
  it('is the same in other words’ order and another where a number differs', () => {
    const address = addressIdentity('Toshkent, Sanoat hududi 132');
    expect(addressIdentity('SANOAT HUDUDI 132 / toshkent')).toBe(address);
    expect(addressIdentity('Toshkent, Sanoat hududi 133')).not.toBe(address);
  });

  it('that hardly says anything is none', () => {
    expect(addressIdentity('-')).toBeUndefined();
    expect(addressIdentity('n/a')).toBeUndefined();
  });
});
