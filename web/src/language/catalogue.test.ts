import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { latinOf } from '../../testing/latin-of.ts';
import { languages } from './languages.ts';

type Catalogue = Readonly<Record<string, string>>;

const source = join(import.meta.dirname, '..');
const catalogues = Object.fromEntries(
  languages.map((language) => [
    language,
    JSON.parse(readFileSync(join(source, '../locales', `${language}.json`), 'utf8')),
  ]),
) as Record<(typeof languages)[number], Catalogue>;

const pluralSuffix = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string) => key.replace(pluralSuffix, '');
const basesOf = (catalogue: Catalogue) => [...new Set(Object.keys(catalogue).map(baseOf))].sort();
const placeholdersOf = (text: string) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name).sort();

/** The text of every source file that may ask for a key. */
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

describe.each(languages)('%s', (language) => {
  const catalogue = catalogues[language];

  it('has the keys of all others', () => {
    expect(basesOf(catalogue)).toEqual(basesOf(catalogues.en));
  });

  it('has the plural forms of its language, and no others', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const plurals = Object.keys(catalogue).filter((key) => pluralSuffix.test(key));
    for (const base of new Set(plurals.map(baseOf))) {
      const forms = plurals.filter((key) => baseOf(key) === base).map((key) => key.slice(base.length + 1));
      expect(forms.sort(), base).toEqual(categories);
    }
  });

  it('fills in what the others fill in', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      const model = catalogues.en[key] ?? catalogues.en[`${baseOf(key)}_other`] ?? '';
      expect(placeholdersOf(text), key).toEqual(placeholdersOf(model));
    }
  });

  it('leaves nothing empty, and nothing with loose ends', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
    }
  });

  it('is in order', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(catalogue).toSorted());
  });
});

describe('the keys', () => {
  it('are all asked for somewhere', () => {
    const unused = basesOf(catalogues.en).filter((key) => !code.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });

  it('that are asked for are all there', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? '');
    const known = new Set(basesOf(catalogues.en));
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(100);
  });
});

describe('Uzbek', () => {
  it('in Latin uses the letters oʻ and gʻ and the sign ʼ, not the quotation marks that look like them', () => {
    for (const [key, text] of Object.entries(catalogues.uz)) {
      expect(text, key).not.toMatch(/['‘’`´]/);
      expect(text, key).not.toMatch(/ʻ(?<![oOgG]ʻ)/);
      expect(text, key).not.toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('says the same in both scripts', () => {
    for (const [key, text] of Object.entries(catalogues['uz-Cyrl'])) {
      expect(latinOf(text), key).toBe(catalogues.uz[key]);
    }
  });
});

describe('languages in Cyrillic', () => {
  it.each(['ru', 'uz-Cyrl'] as const)('%s has no word half in Latin letters', (language) => {
    for (const [key, text] of Object.entries(catalogues[language])) {
      const words = text.replace(/\{\{.*?\}\}/g, ' ');
      expect(words, key).not.toMatch(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u);
    }
  });
});
