import type { ListedParty, ScreenedParty } from '../../src/domain/screened-party.ts';
import { RandomStream, streamKey } from '../../src/simulate/random-stream.ts';
import { coinName } from '../../src/simulate/traffic/coined-names.ts';
import type { NameStyle } from '../../src/simulate/traffic/traffic-scenario.ts';

/** How people of a place are called; family names are coined from syllables, given names are common ones. */
type PersonStyle = {
  readonly given: readonly string[];
  readonly middle: readonly string[];
  readonly first: readonly string[];
  readonly syllables: readonly string[];
  readonly endings: readonly string[];
  readonly form: (given: string, middle: string, family: string) => string;
  readonly country: string;
};

const words = (text: string): readonly string[] => text.split(' ');
const usual = (given: string, middle: string, family: string): string =>
  `${given} ${middle} ${family}`.replace(/ +/g, ' ');

const personStyles: readonly PersonStyle[] = [
  {
    given: words('Sherzod Dilshod Oʻktam Gʻayrat Nodira Zulfiya Jasur Baxtiyor Hulkar Shahnoza Rustam Qodir'),
    middle: ['', '', 'Anvar oʻgʻli', 'Karim qizi', 'Yoʻldosh oʻgʻli'],
    first: words('Tosh Qora Mir Abdu Xol Yoʻl Boy Er Ish Oq Sher Tur Gʻul Norm'),
    syllables: words('mat bek nazar mur qul bo ra sha do zod tem yor'),
    endings: words('ov ev ova eva oyev zoda'),
    form: usual,
    country: 'UZ',
  },
  {
    given: words('Шерзод Дилшод Ўктам Ғайрат Нодира Зулфия Жасур Бахтиёр Ҳулкар Шаҳноза Рустам Қодир'),
    middle: ['', '', 'Анвар ўғли', 'Карим қизи', 'Йўлдош ўғли'],
    first: words('Тош Қора Мир Абду Хол Йўл Бой Эр Иш Оқ Шер Тур Ғул Норм'),
    syllables: words('мат бек назар мур қул бо ра ша до зод тем ёр'),
    endings: words('ов ев ова ева оев зода'),
    form: usual,
    country: 'UZ',
  },
  {
    given: words('Сергей Ольга Андрей Наталья Дмитрий Елена Алексей Игорь Марина Павел Светлана Юрий'),
    middle: words('Петрович Ивановна Сергеевич Андреевна Олегович Викторовна'),
    first: words('Бел Гор Кра Лук Мер Пол Рыб Сол Том Чер Щук Жар'),
    syllables: words('ни ба ко ло ве ши зе ма до ру'),
    endings: words('ков ин ский енко ова ина цев'),
    form: (given, middle, family) => `${family} ${given} ${middle}`,
    country: 'RU',
  },
  {
    given: words('伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 建 志 海 晓 文 明 国 玉 春 金 永 志 德 子 思 雨 佳 浩'),
    middle: [
      ...words('国 强 燕 明 华 平 英 红 梅 林 峰 东 宁 涛 波 辉 刚 龙 云 霞 秀 兰 珍 荣 新 天 一 宇 轩 然'),
    ],
    first: words('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙'),
    syllables: [''],
    endings: [''],
    form: (given, middle, family) => `${family}${given}${middle}`,
    country: 'CN',
  },
  {
    given: words('محمد أحمد علي حسن فاطمة مريم خالد عمر يوسف سارة'),
    middle: words('بن عبد الله محمود إبراهيم'),
    first: words('ال'),
    syllables: words('زه حم كر سل طب نج قد مر فه شم غن بص عت خر جب'),
    endings: words('راني اوي ادي يري اني وفي مي سي بي لي دي عي'),
    form: usual,
    country: 'AE',
  },
  {
    given: words('Mehmet Ayşe Çağlar Gökhan Şule İbrahim Özge Emre Tuğba Kerem'),
    middle: [''],
    first: words('Kara Ak Boz Demir Yıl Öz Taş Gün'),
    syllables: words('bu kan der mez şa ül gör sel tan bal çe ren'),
    endings: words('oğlu er maz türk kaya'),
    form: usual,
    country: 'TR',
  },
  {
    given: words('James Mary Robert Patricia John Jennifer Michael Linda David Karen'),
    middle: words('A. B. J. Lee Ann M.'),
    first: words('Hal Wes Bar Thorn Ash Cran Mil Pem'),
    syllables: words('ber ling wick o ing er den mars hol tin bro'),
    endings: words('ton ford son well ley worth'),
    form: usual,
    country: 'GB',
  },
];

const companyStyles: readonly (readonly [NameStyle, string])[] = [
  ['uzbek', 'UZ'],
  ['russian', 'RU'],
  ['chinese', 'CN'],
  ['turkish', 'TR'],
  ['korean', 'KR'],
  ['german', 'DE'],
  ['indian', 'IN'],
  ['persian', 'IR'],
  ['english', 'GB'],
];

const hanFirst = [...'恒泰洛泉朱绵晓北永沧典福华鑫瑞宏盛丰达通源兴隆顺祥裕嘉诚信远航创维联邦凯旋骏腾'];
const hanForms = [
  '市*贸易有限公司',
  '*科技有限公司',
  '*纺织集团有限公司',
  '*电子股份有限公司',
  '*进出口有限公司',
];
const hanCities = words('深圳 广州 义乌 宁波 上海 青岛 喀什');

/** A generated list of so many parties of all scripts, companies and people by halves; no party is meant to be real. */
export function* partyList(count: number, seed: number): Generator<ListedParty> {
  const stream = new RandomStream(streamKey(seed, 'party list'));
  for (let place = 0; place < count; place++) {
    const { name, country } = stream.fraction() < 0.5 ? coinPerson(stream) : coinCompany(stream);
    yield {
      id: `E${place}`,
      name,
      country,
      ...(stream.fraction() < 0.3 && {
        identifiers: [`TIN:${100_000_000 + Math.floor(stream.fraction() * 899_999_999)}`],
      }),
    };
  }
}

type Coined = { readonly name: string; readonly country: string };

function coinPerson(stream: RandomStream): Coined {
  const { given, middle, first, syllables, endings, form, country } = stream.pick(personStyles);
  const family = stream.pick(first) + stream.pick(syllables) + stream.pick(syllables) + stream.pick(endings);
  return { name: form(stream.pick(given), stream.pick(middle), family), country };
}

function coinCompany(stream: RandomStream): Coined {
  if (stream.fraction() < 0.08) {
    const stem = stream.pick(hanFirst) + stream.pick(hanFirst) + stream.pick(hanFirst);
    return { name: stream.pick(hanCities) + stream.pick(hanForms).replace('*', stem), country: 'CN' };
  }
  const [style, country] = stream.pick(companyStyles);
  const name = coinName(style, stream);
  // Coined stems are few, and a list in which each stands a hundred times would be none: most names have two.
  const second = /[\p{L}ʻ]{5,}/u.exec(coinName(style, stream))?.[0];
  if (second === undefined || stream.fraction() < 0.15) return { name, country };
  return { name: name.replace(/[\p{L}ʻ]{5,}/u, (word) => `${word} ${second}`), country };
}

/**
 * Queries as they come: some parties of the list with a slip of the pen, most of them unknown to it.
 *
 * @param known how many of a hundred are of the list
 */
export function* screenedParties(
  count: number,
  list: readonly ListedParty[],
  seed: number,
  known = 20,
): Generator<ScreenedParty> {
  const stream = new RandomStream(streamKey(seed, 'screened parties'));
  const strangers = partyList(count, seed + 1);
  for (let place = 0; place < count; place++) {
    const { value: stranger } = strangers.next();
    const listed = list[Math.floor(stream.fraction() * list.length)];
    const isKnown = stream.fraction() * 100 < known && listed !== undefined;
    const { name, country } = isKnown ? listed : (stranger as ListedParty);
    yield {
      id: `Q${place}`,
      name: isKnown ? slip(name, stream) : name,
      ...(country !== undefined && { country }),
    };
  }
}

/** Two neighbouring letters exchanged, or one left out. */
function slip(name: string, stream: RandomStream): string {
  const letters = [...name];
  const at = 1 + Math.floor(stream.fraction() * Math.max(1, letters.length - 2));
  if (stream.fraction() < 0.5) letters.splice(at, 1);
  else letters.splice(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? '');
  return letters.join('');
}
