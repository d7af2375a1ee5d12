/** Articles, prepositions and words for kinship, in the form that all their writings have here. */
const particles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    al: 'al el ul il as ad ar an at ash az', // The article, also where it takes on the sound behind it.
    bin: 'bin ibn ben bn abn',
    bint: 'bint binti',
    abu: 'abu abou',
    and: 'and und et y e va ve i',
    the: 'the die der das le les los las lo la',
    of: 'of de di da do du des del della dos das d of',
    van: 'van von vom zu zur ter ten den',
    for: 'for fur para pour dlya uchun in na for',
    oglu: 'ogli ogly oglu ugli uli zoda zade',
    qizi: 'qizi kizi kyzy',
    no: 'no nr num',
    vessel: 'mv mt ms ss mts',
  }).flatMap(([kept, written]) => written.split(' ').map((word) => [word, kept] as const)),
);

const titles: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr prof professor sir lady hon president prime minister premier queen ' +
    'sheikh shaikh shaykh sheik haji hajji hajj hoji mullah mulla maulana mawlana maulavi mawlawi ' +
    'sayyid sayed sayyed qari imam ayatollah general gen colonel col maj captain capt admiral commander ' +
    'janob gospodin gn grazhdanin fuqaro chairman senator'
  ).split(' '),
);

/** What a particle is read as, whatever its language writes. */
export function particleOf(form: string): string | undefined {
  return particles.get(form);
}

/** Whether a word says what somebody is rather than who. */
export function isTitle(form: string): boolean {
  return titles.has(form);
}

const spelledOut: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    us: ['united', 'states'],
    usa: ['united', 'states'],
    uk: ['united', 'kingdom'],
    uae: ['united', 'arab', 'emirates'],
    ussr: ['soviet', 'union'],
    prc: ['china'],
    st: ['saint'],
    uz: ['uzbekistan'],
    abdul: ['abd', 'al'],
    abdel: ['abd', 'al'],
    abdal: ['abd', 'al'],
    abdol: ['abd', 'al'],
  }),
);

/** Words that an abbreviation stands for, or that are written as one: "US", "Abdulrahman". */
export function spelled(form: string): readonly string[] {
  const servant = /^abd(?:[aeou]l|u?r(?=r))([a-z]{3,})$/.exec(form)?.[1];
  if (servant !== undefined) return ['abd', 'al', servant];
  return spelledOut.get(form) ?? [form];
}
