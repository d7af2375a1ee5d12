/**
 * Words that many businesses have in their names, by what they mean: they tell little of which business it is, and
 * are often translated. Romanised like everything else; 贸易 stands here as "mao yi", but what is one sign stands here as
 * that sign, since many others sound like it.
 */
const wordsByMeaning: Readonly<Record<string, readonly string[]>> = {
  trading: [
    'trading',
    'trade',
    'treyd',
    'treyding',
    'torg',
    'torgovyy',
    'torgovaya',
    'torgovlya',
    'savdo',
    'ticaret',
    'tic',
    'handel',
    'mao yi',
    'shang mao',
    'tejarat',
    'tijarat',
    'tjrh',
    'tijarah',
    'bzrgni',
    'comercial',
    'commerce',
  ],
  'import-export': [
    'impex',
    'impeks',
    'import export',
    'import and export',
    'jin chu kou',
    'ithalat ihracat',
    'import eksport',
  ],
  import: ['import', 'imports', 'ithalat'],
  export: ['export', 'exports', 'eksport', 'ihracat'],
  group: ['group', 'gruppa', 'guruhi', 'guruh', 'grup', 'gruppe', 'groupe', 'grupo', 'ji tuan', 'mjmuh'],
  holding: ['holding', 'holdings', 'kholding', 'xolding', 'kong gu'],
  international: [
    'international',
    'intl',
    'mezhdunarodnyy',
    'mezhdunarodnaya',
    'xalqaro',
    'khalqaro',
    'uluslararasi',
    'guo ji',
    'internatsional',
    'internacional',
  ],
  global: ['global', 'globalnyy', 'worldwide', 'world'],
  industry: [
    'industry',
    'industries',
    'industrial',
    'promyshlennyy',
    'prom',
    'sanoat',
    'sanayi',
    'san',
    'industrie',
    'gong ye',
    'shi ye',
  ],
  textile: ['textile', 'textiles', 'tekstil', 'toqimachilik', 'fang zhi', 'to qimachilik'],
  electronics: ['electronics', 'electronic', 'elektronika', 'elektronik', 'elektro', 'electro', 'dian zi'],
  technology: [
    'technology',
    'technologies',
    'tech',
    'technik',
    'tekhnologii',
    'tekhnologiya',
    'texnologiya',
    'teknoloji',
    'ke ji',
    'ji shu',
  ],
  machinery: ['machinery', 'machines', 'maschinen', 'makina', 'mashinostroenie', 'ji xie'],
  logistics: ['logistics', 'logistik', 'logistika', 'lojistik', 'wu liu'],
  transport: ['transport', 'trans', 'transit', 'tranzit', 'nakliyat', 'yun shu', 'spedition', 'tarabar'],
  freight: ['freight', 'cargo', 'kargo', 'huo yun'],
  construction: [
    'construction',
    'stroy',
    'stroitelnaya',
    'stroitelstvo',
    'qurilish',
    'insaat',
    'yapi',
    'jian she',
    'jian zhu',
  ],
  agriculture: ['agro', 'agricultural', 'agrar', 'selkhoz', 'nong ye', 'tarim'],
  food: ['food', 'foods', 'gida', 'oziq', 'oziq ovqat', 'shi pin', 'pishchevoy'],
  pharmaceutical: ['pharma', 'pharmaceutical', 'pharmaceuticals', 'farm', 'farma', 'yi yao', 'ilac'],
  chemical: ['chemical', 'chemicals', 'chemie', 'khim', 'kimyo', 'kimya', 'hua gong'],
  plastic: ['plastic', 'plastics', 'plastik', 'su liao'],
  metal: ['metal', 'metall', 'metals', 'wu jin', 'hardware', 'jin shu'],
  garment: ['garment', 'garments', 'apparel', 'clothing', 'fu zhuang'],
  furniture: ['furniture', 'mebel', 'mobilya', 'jia ju'],
  factory: ['factory', 'zavod', 'zavodi', 'fabrika', 'fabrikasi', 'plant', 'works', 'fabrik', '厂'],
  service: ['service', 'services', 'servis', 'xizmat', 'khizmat', 'fu wu', 'dienst'],
  investment: ['investment', 'investments', 'invest', 'tou zi', 'yatirim', 'investitsiya'],
  finance: ['finance', 'financial', 'moliya', 'finans', 'jin rong'],
  bank: ['bank', 'banka', 'banki', 'banque', 'banco', 'yin hang'],
  insurance: ['insurance', 'sugurta', 'sigorta', 'strakhovanie', 'bao xian'],
  capital: ['capital', 'kapital'],
  fund: ['fund', 'fond', 'jamgarma', 'ji jin'],
  trust: ['trust'],
  partners: ['partners', 'partner', 'partnery'],
  management: ['management', 'boshqaruv', 'guan li'],
  development: ['development', 'rivojlanish', 'fa zhan', 'razvitie'],
  solutions: ['solutions', 'solution'],
  systems: ['systems', 'system', 'sistem', 'tizim'],
  enterprise: ['enterprise', 'enterprises', 'predpriyatie', 'korxona', 'korkhona', 'korxonasi', 'qi ye'],
  organisation: ['organization', 'organisation', 'organizatsiya', 'tashkilot'],
  association: ['association', 'assn', 'assotsiatsiya', 'uyushma', 'uyushmasi'],
  centre: ['centre', 'center', 'tsentr', 'markaz', 'markazi', 'merkez', 'zhong xin'],
  department: ['department', 'dept', 'departament', 'departamenti'],
  ministry: ['ministry', 'ministerstvo', 'vazirligi', 'vazirlik'],
  general: ['general'],
  'trading house': ['trading house', 'torgovyy dom', 'td', 'savdo uyi'],
  province: ['province', '省', 'viloyati', 'viloyat', 'oblast'],
  city: ['city', '市', 'shahri', 'gorod'],
  market: ['market', 'bozor', 'pazarlama', 'marketing'],
  estate: ['real estate', 'estate'],
  mortgage: ['mortgage'],
  loan: ['loan'],
  securities: ['securities'],
  shipping: ['shipping', 'shipyard', 'line', 'lines', 'maritime', 'denizcilik'],
  overseas: ['overseas'],
  brothers: ['brothers', 'bros'],
};

const meaningByLetters: ReadonlyMap<string, string> = new Map(
  Object.entries(wordsByMeaning).flatMap(([meaning, words]) =>
    words.map((word) => [word.replaceAll(' ', ''), meaning] as const),
  ),
);

const mostWords = 4;

/** A common word that begins at that place, and how many words it takes. */
export function commonWordAt(
  words: readonly { readonly form: string; readonly written: string }[],
  start: number,
): { readonly meaning: string; readonly length: number } | undefined {
  let letters = '';
  const sign = meaningByLetters.get(words[start]?.written ?? '');
  let found = sign === undefined ? undefined : { meaning: sign, length: 1 };
  for (let length = 1; length <= mostWords && start + length <= words.length; length++) {
    letters += words[start + length - 1]?.form ?? '';
    const meaning = meaningByLetters.get(letters);
    if (meaning !== undefined) found = { meaning, length };
  }
  return found;
}
