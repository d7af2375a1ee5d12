import type { RandomStream } from '../random-stream.ts';
import type { NameStyle } from './traffic-scenario.ts';

/**
 * How a name is put together. Stems are coined from syllables, so that no generated party is meant to be, or
 * is likely to be, a real one.
 */
type NameParts = {
  readonly first: readonly string[];
  readonly middle: readonly string[];
  readonly last: readonly string[];
  /** `*` stands for the stem, `#` for a word of business. */
  readonly forms: readonly string[];
  readonly business: readonly string[];
  readonly transport: readonly string[];
};

const partsByStyle: Readonly<Record<NameStyle, NameParts>> = {
  uzbek: {
    first: [
      'Zar',
      'Mir',
      'Qan',
      'Sar',
      'Gul',
      'Orz',
      'Yul',
      'Dil',
      'Tem',
      'Bax',
      'Chor',
      'Shod',
      'Ruz',
      'Kam',
      'Hum',
      'Toʻl',
    ],
    middle: [
      'bar',
      'mon',
      'tur',
      'sav',
      'nig',
      'xur',
      'dosh',
      'kul',
      'rav',
      'zim',
      'gan',
      'shur',
      'qor',
      'vel',
    ],
    last: ['on', 'iya', 'ak', 'ir', 'ob', 'iston', 'ara', 'inur', 'obod', 'uz'],
    forms: ['"* #" MChJ', '"* #" MChJ', '"*" XK', '"* #" QK', '"*" AJ', 'ЧП «*»'],
    business: [
      'Savdo',
      'Impeks',
      'Tekstil',
      'Agro',
      'Qurilish',
      'Farm',
      'Elektro',
      'Mebel',
      'Logistik',
      'Servis',
      'Oziq',
      'Metall',
    ],
    transport: ['Trans', 'Kargo', 'Yoʻl'],
  },
  russian: {
    first: ['Вел', 'Тор', 'Бре', 'Стан', 'Ром', 'Лад', 'Кур', 'Зен', 'Мал', 'Сев'],
    middle: ['го', 'ви', 'ста', 'ме', 'ро', 'лу', 'ди', 'не'],
    last: ['рант', 'текс', 'мир', 'град', 'снаб', 'торг', 'лес', 'мет'],
    forms: ['ООО «*»', 'ООО «*-#»', 'АО «*»', 'ТД «*»'],
    business: ['Экспорт', 'Сервис', 'Агро', 'Пром', 'Трейд'],
    transport: ['Транс', 'Авто', 'Логистик'],
  },
  chinese: {
    first: ['Heng', 'Tai', 'Luo', 'Quan', 'Zhu', 'Mian', 'Xiao', 'Bei', 'Yong', 'Cang', 'Dian', 'Fou'],
    middle: ['lu', 'shao', 'ke', 'nuo', 'wen', 'duo', 'pei', 'rui', 'cha'],
    last: ['yu', 'xin', 'feng', 'tong', 'hai', 'long', 'jia', 'mei'],
    forms: ['* # Co., Ltd.', '* Import & Export Co., Ltd.', '* # Factory', '* Trading Co., Ltd.'],
    business: ['Textile', 'Electronics', 'Hardware', 'Plastics', 'Machinery', 'Garment', 'Chemical'],
    transport: ['Freight', 'Logistics'],
  },
  turkish: {
    first: ['Kar', 'Boz', 'Ders', 'Yal', 'Sel', 'Er', 'Tan', 'Gök'],
    middle: ['van', 'çin', 'mar', 'den', 'bay', 'tuğ', 'alp'],
    last: ['taş', 'san', 'oğlu', 'mak', 'pen', 'lar', 'el'],
    forms: ['* # San. ve Tic. A.Ş.', '* Dış Tic. Ltd. Şti.', '* # Ltd. Şti.'],
    business: ['Tekstil', 'Gıda', 'Makina', 'Plastik', 'Yapı', 'Mobilya'],
    transport: ['Nakliyat', 'Lojistik'],
  },
  korean: {
    first: ['Dae', 'Sung', 'Han', 'Woo', 'Mi', 'Jin'],
    middle: ['hwo', 'ra', 'nae', 'bo', 'seo', 'dan'],
    last: ['nil', 'tek', 'won', 'gang', 'sol'],
    forms: ['* Co., Ltd.', '* # Co., Ltd.'],
    business: ['Auto', 'Cosmetic', 'Chemical', 'Precision'],
    transport: ['Logis', 'Express'],
  },
  german: {
    first: ['Brenk', 'Holl', 'Vort', 'Steig', 'Mark', 'Lind'],
    middle: ['en', 'er', 'el', 'in'],
    last: ['hausel', 'brück', 'werth', 'mann', 'feld'],
    forms: ['* GmbH', '* # GmbH', '* AG', '* & Co. KG'],
    business: ['Technik', 'Pharma', 'Maschinen', 'Chemie'],
    transport: ['Spedition', 'Transport'],
  },
  indian: {
    first: ['Shri', 'Van', 'Kal', 'Raj', 'Dev', 'Amr'],
    middle: ['van', 'tel', 'dhar', 'mal', 'pur'],
    last: ['iya', 'am', 'esh', 'ani', 'ol'],
    forms: ['* Exports Pvt. Ltd.', '* # Ltd.', '* Overseas'],
    business: ['Pharma', 'Spices', 'Textiles', 'Remedies'],
    transport: ['Roadlines', 'Cargo'],
  },
  persian: {
    first: ['Pars', 'Zag', 'Meh', 'Nik', 'Sah', 'Bam'],
    middle: ['av', 'or', 'an', 'ir'],
    last: ['tejarat', 'gostar', 'san', 'kar', 'pad'],
    forms: ['* Co.', '* # Co.', '* Trading PJS'],
    business: ['Petro', 'Food', 'Ceram', 'Polymer'],
    transport: ['Tarabar', 'Transit'],
  },
  english: {
    first: ['Mer', 'Ald', 'Cor', 'Hal', 'Ost', 'Ven', 'Quar'],
    middle: ['id', 'en', 'av', 'or', 'il'],
    last: ['alon', 'wick', 'mere', 'vast', 'lund', 'is'],
    forms: ['* LLC', '* Trading FZE', '* # SIA', '* Sp. z o.o.', '* S.r.l.'],
    business: ['General', 'Foods', 'Industrial', 'Medical'],
    transport: ['Freight', 'Haulage'],
  },
};

/** Coins a name of that sound. */
export function coinName(style: NameStyle, stream: RandomStream): string {
  const { forms, business } = partsByStyle[style];
  return stream.pick(forms).replace('*', coinStem(style, stream)).replace('#', stream.pick(business));
}

/** Coins a name of that sound for a carrier, which says so. */
export function coinCarrierName(style: NameStyle, stream: RandomStream): string {
  const { forms, transport } = partsByStyle[style];
  const form = stream.pick(forms.filter((each) => each.includes('#')));
  return form.replace('*', coinStem(style, stream)).replace('#', stream.pick(transport));
}

function coinStem(style: NameStyle, stream: RandomStream): string {
  const { first, middle, last } = partsByStyle[style];
  return stream.pick(first) + stream.pick(middle) + stream.pick(last);
}
