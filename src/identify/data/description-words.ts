const between = /[^\p{L}\p{M}\p{N}']+/u;
const hasLetter = /\p{L}/u;
const isSeveralSigns = /..|[^\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Words that join others and name nothing, in English, Russian, and Uzbek in both scripts. */
const joining: ReadonlySet<string> = new Set(
  [
    'a an the of for and or with without in on to from by as at is are be not no nos other others etc incl including',
    'и или а в во на с со из для от по при без не их к о об до под над за прочие прочий прочая прочее прочих др др.',
    'va yoki bilan uchun dan ga da ham boshqa boshqalar h.k shu jumladan',
    'ва ёки билан учун дан га да ҳам бошқа бошқалар шу жумладан',
  ].flatMap((line) => line.split(' ')),
);

/**
 * The words of a goods description that name something, in lower case: those with a letter and more than one sign,
 * without such as only join others. The several signs for the Uzbek o', g' and the glottal stop are made one.
 */
export function wordsOf(description: string): readonly string[] {
  return description
    .toLowerCase()
    .replaceAll(/[ʻʼ‘’`´]/g, "'")
    .split(between)
    .map((word) => word.replaceAll(/^'+|'+$/g, ''))
    .filter((word) => hasLetter.test(word) && isSeveralSigns.test(word) && !joining.has(word));
}
