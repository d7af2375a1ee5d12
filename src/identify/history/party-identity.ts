import type { Party } from '../../domain/party.ts';
import { foldCase } from '../fields/fold-case.ts';
import { shortText } from './history-key.ts';

/** Forms of companies, which one declaration writes and the next leaves out. */
const legalForms = new Set(
  'ag ao bv co company corp corporation gmbh inc limited llc llp ltd mchj oao ooo qk sa sarl spa srl xk zao ао зао мчж оао ооо хк'.split(
    ' ',
  ),
);

/**
 * By what a party is known again: its identifier without spaces and punctuation, in capitals; else the words of its
 * name without marks, legal forms and order, with its country. Undefined where it has neither.
 *
 * Writing an identifier or a name in another way thus gains nothing. A new identifier, a name with another word or
 * none of either does begin a new past: that party is then a first-time one and says so, and its address still leads
 * to those before it.
 */
export function partyIdentity(party: Party | undefined): string | undefined {
  if (party === undefined) return undefined;
  const id = party.id === undefined ? '' : plainCode(party.id);
  if (id !== '') return shortText(`#${id}`);
  const words = party.name === undefined ? [] : wordsOf(party.name);
  const telling = words.filter((word) => !legalForms.has(word));
  const name = (telling.length > 0 ? telling : words).join(' ');
  return name === '' ? undefined : shortText(`${name} ${party.country ?? ''}`);
}

/** By what an address is known again: its words in one order; undefined where it hardly says anything. */
export function addressIdentity(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const words = wordsOf(address).join(' ');
  return words.length < 5 ? undefined : shortText(words);
}

/** A number or code as it is told from others: letters and digits alone, in capitals. */
export function plainCode(code: string): string {
  // Most are plain already or nearly, and need not be normalised.
  return ascii.test(code)
    ? code.replace(/[^0-9A-Za-z]+/g, '').toUpperCase()
    : lettersAndDigits(code).join('').toUpperCase();
}

/** Text without marks on letters and without punctuation, in small letters. */
export function plainWords(text: string): string {
  return lettersAndDigits(text).join(' ');
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(lettersAndDigits(text))].sort();
}

const ascii = /^[\x20-\x7e]*$/;

function lettersAndDigits(text: string): readonly string[] {
  if (ascii.test(text))
    return (
      text
        .toLowerCase()
        .replaceAll("'", '')
        .match(/[a-z0-9]+/g) ?? []
    );
  const folded = foldCase(text.normalize('NFKD')).replace(/[\p{M}'’ʻʼ‘`]/gu, '');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
