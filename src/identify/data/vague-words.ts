import { wordsOf } from './description-words.ts';

/**
 * Words that fit any goods, after the lists of unacceptable goods descriptions that customs administrations publish
 * for pre-arrival data ("accessories", "consolidated cargo", "household goods", "spare parts" …), with what stands for
 * them in Russian and Uzbek. A star stands for whatever ending.
 */
const words = [
  ...'accessor* agricultural apparatus appliance* apparel article* assorted assortment auto automotive'.split(
    ' ',
  ),
  ...'belongings bulk cargo* chemical* clothes clothing collectiv* combined commercial commodit* component*'.split(
    ' ',
  ),
  ...'consignment* consolidat* consumable* consumer consumption container* daily device* different diverse'.split(
    ' ',
  ),
  ...'domestic effects electric electrical electronic* equipment fak fitting* food foods foodstuff* freight'.split(
    ' ',
  ),
  ...'general gift* good goods groupage hardware home house household* industr* instrument* item* kind kinds'.split(
    ' ',
  ),
  ...'leather load machine* machinery mass material* mechanical medical merchandise metal* misc miscellaneous'.split(
    ' ',
  ),
  ...'mixed necessit* new object* ordinary package* pallet* part parts personal piece pieces plastic* popular'.split(
    ' ',
  ),
  ...'product products production promotional rubber said sample* set sets small spare spares stc stuff sundr*'.split(
    ' ',
  ),
  ...'suppl* technical textile textiles thing things tool* unit units use used utensil* various ware wares'.split(
    ' ',
  ),
  ...'аксессуар* бытов* вещ* груз* детал* домашн* запасн* запчаст* издели* имуществ* инвентарь инвентаря'.split(
    ' ',
  ),
  ...'инструмент* комплект* комплектующ* личн* материал* машин* медицинск* механизм* мелоч* назначени*'.split(
    ' ',
  ),
  ...'набор* народн* новые новый нужд* оборудован* образец образц* обиход* общ* одежд* отдельн* пищев* подар* потреблени*'.split(
    ' ',
  ),
  ...'предмет* прибор* принадлежност* прочи* продовольств* продукт* продукци* промышленн* разн* сборн* смешанн*'.split(
    ' ',
  ),
  ...'технич* техник* товар* устройств* хоз хозтовар* хозяйственн* част* ширпотреб* штуч* электротовар*'.split(
    ' ',
  ),
  ..."aksessuar* anjom* asbob* buyum* detal* ehtiyot har iste'mol* jihoz* kiyim* kundalik mahsulot* maishiy".split(
    ' ',
  ),
  ..."material* mol mollar* moslama* narsa* namuna* oziq-ovqat oziq ovqat qism* ro'zg'or* sanoat shaxsiy sovg'a*".split(
    ' ',
  ),
  ..."tegishli texnik* tovar* to'plam* turli uskuna* uy xalq xil xo'jalik* yig'ma yuk yuklar* zapchast*".split(
    ' ',
  ),
  ...'анжом* асбоб* буюм* эҳтиёт ҳар истеъмол* жиҳоз* кийим* кундалик маҳсулот* маиший мол моллар* мослама*'.split(
    ' ',
  ),
  ...'нарса* намуна* озиқ овқат қисм* рўзғор* саноат шахсий совға* тегишли тўплам* турли ускуна* уй халқ хил'.split(
    ' ',
  ),
  ...'хўжалик* йиғма юк юклар*'.split(' '),
];
const whole: ReadonlySet<string> = new Set(words.filter((word) => !word.endsWith('*')));
const beginnings: ReadonlySet<string> = new Set(
  words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
);
/** What an ending adds at the most: "товар" is vague with any of its endings, and "товароведение" is another word. */
const longestEnding = 6;

/** Whether a description names no goods: every word of it would fit any goods, or it has none. */
export function isVagueDescription(description: string): boolean {
  return wordsOf(description).every(isVagueWord);
}

function isVagueWord(word: string): boolean {
  if (whole.has(word)) return true;
  for (let end = word.length; end > 0 && word.length - end <= longestEnding; end--)
    if (beginnings.has(word.slice(0, end))) return true;
  return false;
}
