import anyAscii from 'any-ascii';

const legalForms = new Set(
  'ooo oao zao ao llc ltd limited inc corp corporation co company gmbh ag sa sarl srl bv nv plc jsc llp lp mchj'.split(
    ' ',
  ),
);

/** Words that are less alike are none. */
const leastLikeness = 0.8;

/**
 * What a screening in forty lines gives: ASCII, legal forms thrown away, Jaro-Winkler of the words that fit best, over the
 * words of the shorter name.
 */
export function plainScore(query: string, entry: string): number {
  const [one, other] = [wordsOf(query), wordsOf(entry)];
  const pairs = one.flatMap((word, at) =>
    other.map((each, place) => ({ at, place, likeness: jaroWinkler(word, each) })),
  );
  const [mine, theirs] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const { at, place, likeness } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < leastLikeness || mine.has(at) || theirs.has(place)) continue;
    mine.add(at);
    theirs.add(place);
    sum += likeness;
  }
  return sum === 0 ? 0 : sum / Math.min(one.length, other.length);
}

function wordsOf(name: string): readonly string[] {
  const words =
    anyAscii(name)
      .toLowerCase()
      .replace(/[.']/g, '')
      .match(/[a-z\d]+/g) ?? [];
  return words.filter((word) => !legalForms.has(word));
}

function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const [inA, inB]: [string[], number[]] = [[], []];
  for (const [at, letter] of [...a].entries())
    for (let other = Math.max(0, at - reach); other <= Math.min(b.length - 1, at + reach); other++)
      if (b[other] === letter && !taken.has(other)) {
        taken.add(other);
        inA.push(letter);
        inB.push(other);
        break;
      }
  if (inA.length === 0) return 0;
  const ordered = inB.toSorted((x, y) => x - y);
  const turned = inA.filter((letter, at) => letter !== b[ordered[at] ?? 0]).length / 2;
  const jaro = (inA.length / a.length + inA.length / b.length + (inA.length - turned) / inA.length) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
