import { describe, expect, it } from 'vitest';
import { chooseLanguage, languageOf } from './languages.ts';

describe('languageOf', () => {
  it.each([
    ['uz', 'uz'],
    ['UZ-CYRL', 'uz-Cyrl'],
    ['ru', 'ru'],
    ['de', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['the address wins', { asked: 'ru', remembered: 'uz', preferred: ['en-US'] }, 'ru'],
    ['then what is remembered', { asked: 'xx', remembered: 'uz', preferred: ['en-US'] }, 'uz'],
    ['then the browser', { preferred: ['de-DE', 'ru-RU', 'en'] }, 'ru'],
    ['Uzbek in Cyrillic is told apart', { preferred: ['uz-Cyrl-UZ'] }, 'uz-Cyrl'],
    ['Uzbek without a script is in Latin', { preferred: ['uz-UZ'] }, 'uz'],
    ['and English for everyone else', { preferred: ['de-DE'] }, 'en'],
  ])('%s', (_, wishes, language) => {
    expect(chooseLanguage(wishes)).toBe(language);
  });
});
