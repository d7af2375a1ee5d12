import { describe, expect, it } from 'vitest';
import { NameWords } from './name-word.ts';
import { joinsOf, readName } from './read-name.ts';

/** The parts by the first letter of their kinds, the family name with a star, and the legal forms. */
function reading(name: string): string {
  const { parts, legalForms } = readName(name, new NameWords());
  const told = parts.map(({ word, weight }) => `${word.kind[0]}:${word.form}${weight === 1.3 ? '*' : ''}`);
  return [...told, ...legalForms.map((form) => `(${form})`)].join(' ');
}

describe('legal forms are one class in every script', () => {
  it.each([
    ['"Zarbaron" MChJ', 'w:zarbaron (limited-liability)'],
    ['«Зарбарон» МЧЖ', 'w:zarbaron (limited-liability)'],
    ['ООО «Зарбарон»', 'w:zarbaron (limited-liability)'],
    ['Общество с ограниченной ответственностью "Зарбарон"', 'w:zarbaron (limited-liability)'],
    ['Zarbaron masʼuliyati cheklangan jamiyati', 'w:zarbaron (limited-liability)'],
    ['Zarbaron Co., Ltd.', 'w:zarbaron (limited-liability)'],
    ['Zarbaron L.L.C.', 'w:zarbaron (limited-liability)'],
    ['Zarbaron GmbH & Co. KG', 'w:zarbaron (limited-liability)'],
    ['Zarbaron Sp. z o.o.', 'w:zarbaron (limited-liability)'],
    ['Zarbaron Ltd. Şti.', 'w:zarbaron (limited-liability)'],
    ['恒陆有限公司', 'w:heng w:lu (limited-liability)'],
    ['恒陆有限责任公司', 'w:heng w:lu (limited-liability)'],
    ['Henglu Youxian Gongsi', 'w:henglu (limited-liability)'],
    ['شركة زهراني ذ.م.م', 'w:zahrni (company) (limited-liability)'],
    ['شركة ذات مسؤولية محدودة زهراني', 'w:zahrni (limited-liability)'],
    ['恒陆股份有限公司', 'w:heng w:lu (joint-stock)'],
    ['Zarbaron A.Ş.', 'w:zarbaron (joint-stock)'],
    ['ОАО Зарбарон', 'w:zarbaron (joint-stock)'],
    ['Zarbaron aksiyadorlik jamiyati', 'w:zarbaron (joint-stock)'],
    ['Zarbaron S.A. de C.V.', 'w:zarbaron (joint-stock)'],
    ['Zarbaron XK', 'w:zarbaron (private-enterprise)'],
    ['ЧП «Зарбарон»', 'w:zarbaron (private-enterprise)'],
    ['Zarbaron QK', 'w:zarbaron (joint-venture)'],
    ['СП «Зарбарон»', 'w:zarbaron (joint-venture)'],
    ['Zarbaron & Co.', 'w:zarbaron (company)'],
    ['LLC', 'w:llc'],
    ['Sa Co Zarbaron', 'w:zarbaron (joint-stock) (company)'],
  ])('%s', (name, wanted) => {
    expect(reading(name)).toBe(wanted);
  });
});

describe('numbers, common words, initials, articles and titles', () => {
  it.each([
    ['Brigade Forty-Four', 'w:brigade n:44'],
    ['Brigade Forty 4', 'w:brigade n:44'],
    ['Zavod 044', 'c:factory n:44'],
    ['2nd Factory', 'n:2 c:factory'],
    ['Capital Trust IV', 'c:capital c:trust n:4'],
    ['Capital Trust V', 'c:capital c:trust n:5'],
    ['Xi Zarbaron', 'w:xi w:zarbaron*'],
    ['Zarbaron Savdo MChJ', 'w:zarbaron c:trading (limited-liability)'],
    ['恒陆贸易有限公司', 'w:heng w:lu c:trading (limited-liability)'],
    ['深圳市恒盛厂', 'w:shen w:zhen c:city w:heng w:sheng c:factory'],
    ['Chang Sheng', 'w:chang w:sheng*'],
    ['Hang Seng Import & Export', 'w:hang w:seng c:import-export'],
    ['Dr. Olim Karimov', 't:dr w:olim w:karimov*'],
    ['Isa ibn Tarif', 'w:isa s:bin w:tarif*'],
    ['Ben Tarifov', 'w:ben w:tarifov*'],
    ['Abdulrahman Olim', 'w:abd s:al w:rahman w:olim*'],
    ['US Zarbaron', 'w:united w:states w:zarbaron*'],
  ])('%s', (name, wanted) => {
    expect(reading(name)).toBe(wanted);
  });
});

describe('the family name', () => {
  it.each([
    ['the last word', 'James Peter Holberling', 'w:james w:peter w:holberling*'],
    ['before a comma', 'Holberling, James P.', 'w:holberling* w:james i:p'],
    ['in capitals among small letters', 'HOLBERLING James', 'w:holberling* w:james'],
    ['by its ending', 'Каримов Олим', 'w:karimov* w:olim'],
    ['before a patronymic at the end', 'Шаль Олим Петрович', 'w:shal* w:olim w:petrovich'],
    ['first in Chinese', '李小明', 'w:li* w:xiao w:ming'],
    ['none in a business', 'Zarbaron Karimov LLC', 'w:zarbaron w:karimov (limited-liability)'],
    ['none where there is one word', 'Hannibal', 'w:hannibal'],
  ])('%s', (_, name, wanted) => {
    expect(reading(name)).toBe(wanted);
  });
});

it('neighbours may be written as one word, but not across a number', () => {
  const joins = joinsOf(readName('Juan de la Cruz 44', new NameWords()));
  expect(joins.map(({ key }) => key)).toEqual(['juande', 'juandela', 'dela', 'delakruz', 'lakruz']);
});
