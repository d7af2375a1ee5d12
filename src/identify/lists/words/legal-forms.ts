/**
 * Kinds of legal form. Forms of one kind mean the same to whoever compares names across countries, as in the lists of
 * ISO 20275; they are compared and not thrown away, because "X AG" and "X GmbH" are two companies.
 */
export type LegalForm =
  | 'limited-liability'
  | 'joint-stock'
  | 'company'
  | 'partnership'
  | 'private-enterprise'
  | 'state-enterprise'
  | 'joint-venture'
  | 'farm';

/**
 * In the letters they have when romanised, so that ООО, МЧЖ and 有限公司 stand here as "ooo", "mchzh" and "you xian
 * gong si". What was only written with consonants stands here so as well.
 */
const writtenForms: Readonly<Record<LegalForm, readonly string[]>> = {
  'limited-liability': [
    'llc',
    'ltd',
    'limited',
    'limited liability company',
    'limited liability partnership',
    'llp',
    'co ltd',
    'company limited',
    'ltd co',
    'corp ltd',
    'pvt ltd',
    'private limited',
    'pte ltd',
    'pty ltd',
    'sdn bhd',
    'ooo',
    'obshchestvo s ogranichennoy otvetstvennostyu',
    'mchj',
    'mchzh',
    'mas uliyati cheklangan jamiyat',
    'masuliyati cheklangan jamiyat',
    'masuliyati cheklangan jamiyati',
    'masuliyati cheklangan zhamiyat',
    'masuliyati cheklangan zhamiyati',
    'too',
    'tovarishchestvo s ogranichennoy otvetstvennostyu',
    'zhshs',
    'osoo',
    'tov',
    'tovarystvo z obmezhenoyu vidpovidalnistyu',
    'tovaristvo z obmezhenoyu vidpovidalnistyu',
    'jss',
    'gmbh',
    'gesellschaft mit beschrankter haftung',
    'gesellschaft mit beschraenkter haftung',
    'gmbh co kg',
    'gmbh and co kg',
    'ug',
    'sarl',
    'societe a responsabilite limitee',
    'srl',
    'societa a responsabilita limitata',
    'societatea cu raspundere limitata',
    'sociedad de responsabilidad limitada',
    's de rl',
    's de rl de cv',
    'ltda',
    'lda',
    'limitada',
    'sl',
    'sp z oo',
    'spolka z ograniczona odpowiedzialnoscia',
    'spolka z oo',
    'bv',
    'besloten vennootschap',
    'bvba',
    'sro',
    's r o',
    'spol s r o',
    'doo',
    'd o o',
    'eood',
    'ood',
    'kft',
    'ou',
    'uab',
    'sia',
    'aps',
    'oy',
    'ltd sti',
    'ltd sirketi',
    'limited sirketi',
    'limited sti',
    'you xian gong si',
    'you xian ze ren gong si',
    'yuhan hoesa',
    'yuhanhoesa',
    'gk',
    'godo kaisha',
    'fze',
    'fzco',
    'fzc',
    'fz llc',
    'dmcc',
    'wll',
    'shrkh dht msuulih mhdudh',
    'dht msuulih mhdudh',
    'shmm',
    'dhmm',
    'mmc',
    'mehdud mesuliyyetli cemiyyet',
    'mahdud mesuliyyetli cemiyyeti',
  ],
  'joint-stock': [
    'jsc',
    'ojsc',
    'cjsc',
    'pjsc',
    'pjs',
    'joint stock company',
    'open joint stock company',
    'closed joint stock company',
    'public joint stock company',
    'oao',
    'zao',
    'pao',
    'ao',
    'aktsionernoe obshchestvo',
    'otkrytoe aktsionernoe obshchestvo',
    'zakrytoe aktsionernoe obshchestvo',
    'publichnoe aktsionernoe obshchestvo',
    'aj',
    'azh',
    'aksiyadorlik jamiyati',
    'aksiyadorlik zhamiyati',
    'aktsiyadorlik jamiyati',
    'aktsiyadorlik zhamiyati',
    'pat',
    'prat',
    'at',
    'ag',
    'aktiengesellschaft',
    'sa',
    'sa de cv',
    'sab de cv',
    'sapi de cv',
    'sociedad anonima',
    'societe anonyme',
    'spa',
    'societa per azioni',
    'sas',
    'nv',
    'naamloze vennootschap',
    'plc',
    'public limited company',
    'inc',
    'incorporated',
    'corp',
    'corporation',
    'as',
    'anonim sirketi',
    'anonim sti',
    'ab',
    'aktiebolag',
    'asa',
    'oyj',
    'se',
    'ad',
    'a d',
    'dd',
    'nyrt',
    'zrt',
    'kk',
    'kabushiki kaisha',
    'zhu shi hui she',
    'gu fen you xian gong si',
    'gu fen gong si',
    'jusighoesa',
    'jusik hoesa',
    'tbk',
    'pt',
    'bhd',
    'berhad',
    'shrkh msahmh',
    'shm',
    'msahmh',
    'asc',
    'qsc',
    'saog',
    'ja',
    'sal',
  ],
  company: [
    'co',
    'company',
    'cie',
    'compagnie',
    'and co',
    'and company',
    'kompaniya',
    'kompaniyasi',
    'sirketi',
    'sirket',
    'sti',
    'gong si',
    'shrkh',
    'shrkt',
    'mussh',
    'firma',
    'firmasi',
    'korporatsiya',
    'korporatsiyasi',
  ],
  partnership: [
    'lp',
    'limited partnership',
    'kg',
    'kommanditgesellschaft',
    'ohg',
    'snc',
    'scs',
    'gbr',
    'co kg',
    'cv',
  ],
  'private-enterprise': [
    'xk',
    'khk',
    'xususiy korxona',
    'xususiy korxonasi',
    'khususiy korkhona',
    'khususiy korkhonasi',
    'chp',
    'chastnoe predpriyatie',
    'ip',
    'individualnyy predprinimatel',
    'yatt',
    'yakka tartibdagi tadbirkor',
    'fop',
    'ek',
    'ok',
    'oilaviy korxona',
    'oilaviy korkhona',
  ],
  'state-enterprise': [
    'duk',
    'davlat unitar korxonasi',
    'davlat unitar korkhonasi',
    'gup',
    'fgup',
    'fgbu',
    'dk',
    'davlat korxonasi',
    'davlat korkhonasi',
    'up',
    'gosudarstvennoe unitarnoe predpriyatie',
    'unitarnoe predpriyatie',
    'federalnoe gosudarstvennoe unitarnoe predpriyatie',
    'dp',
    'soe',
  ],
  'joint-venture': [
    'qk',
    'qoshma korxona',
    'qoshma korxonasi',
    'qoshma korkhona',
    'qoshma korkhonasi',
    'sp',
    'sovmestnoe predpriyatie',
    'jv',
    'joint venture',
    'he zi gong si',
  ],
  farm: ['fx', 'fkh', 'fermer xojaligi', 'fermer khozhaligi', 'kfkh', 'dehqon xojaligi', 'dehqon khozhaligi'],
};

const formByLetters: ReadonlyMap<string, LegalForm> = new Map(
  Object.entries(writtenForms).flatMap(([form, texts]) =>
    texts.map((text) => [text.replaceAll(' ', ''), form as LegalForm] as const),
  ),
);

/** The longest of them in letters, and in words as they may be spaced. */
const mostWords = 8;
/** So short a form may be a name: it counts only at an end of one. */
const shortLetters = 4;

/** A legal form that begins at a word, how many words it takes, and whether it may only stand at an end of a name. */
export type FoundForm = { readonly form: LegalForm; readonly length: number; readonly isShort: boolean };

/** The longest legal form whose words begin at that place. */
export function legalFormAt(
  words: readonly { readonly form: string }[],
  start: number,
): FoundForm | undefined {
  let letters = '';
  let found: FoundForm | undefined;
  for (let length = 1; length <= mostWords && start + length <= words.length; length++) {
    letters += words[start + length - 1]?.form ?? '';
    const form = formByLetters.get(letters);
    // "S A" is as likely two initials as a société anonyme.
    if (form === undefined || (length > 1 && letters.length < 3)) continue;
    found = { form, length, isShort: length === 1 && letters.length <= shortLetters };
  }
  return found;
}

/** Whether two names' legal forms speak for one party; a mere "company" may be of any form. */
export function compareLegalForms(
  query: readonly LegalForm[],
  entry: readonly LegalForm[],
): 'same' | 'different' | 'one-sided' | 'none' {
  if (query.length === 0 || entry.length === 0) return query.length === entry.length ? 'none' : 'one-sided';
  if (query.some((form) => entry.includes(form))) return 'same';
  const isCompany = (form: LegalForm): boolean => form === 'company';
  return query.every(isCompany) || entry.every(isCompany) ? 'same' : 'different';
}
