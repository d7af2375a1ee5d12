import { expect, it } from 'vitest';
import { NameWords } from '../reading/name-word.ts';
import { readName } from '../reading/read-name.ts';
import { judgeWords } from './judge-words.ts';

/** How the first words of two names are judged. */
function judged(a: string, b: string): string {
  const [one, other] = [a, b].map((name) => readName(name, new NameWords()).parts[0]!.word);
  const result = judgeWords(one!, other!);
  expect(judgeWords(other!, one!)).toEqual(result);
  if (result === undefined) return 'apart';
  const { judgement, similarity } = result;
  const detail = judgement.kind === 'edits' ? ` ${judgement.edits}` : '';
  return `${judgement.kind}${detail} ${similarity.toFixed(2)}`;
}

it.each([
  ['Zarbaron', 'Зарбарон', 'equal 1.00'],
  ['Бахтиёр', 'Baxtiyor', 'sound 0.95'],
  ['Schellberg', 'Shellberg', 'sound 0.95'],
  ['Sergej', 'Sergey', 'sound 0.95'],
  ['Жасур', 'Jasur', 'sound 0.95'],
  ['Mirzieev', 'Mirziyoyev', 'edits 2 0.88'],
  ['Gasprom', 'Gazprom', 'edits 1 0.86'],
  ['Appelton', 'Appleton', 'edits 1 0.93'],
  ['Doe', 'Dow', 'apart'],
  ['Musk', 'Mosk', 'edits 1 0.88'],
  ['Merkur', 'Merkel', 'apart'],
  ['Benjamin', 'Ben', 'short-name 0.90'],
  ['J. Olim', 'James Olim', 'initial 0.80'],
  ['J. Olim', 'K. Olim', 'apart'],
  ['محمود', 'Mahmud', 'skeleton 0.80'],
  ['محمود', 'Hamid', 'apart'],
  ['Suleyman', 'Sulaimoni', 'skeleton 0.80'],
  ['Savdo', 'Trading', 'meaning 0.95'],
  ['44', '44th', 'meaning 0.95'],
  ['44', '45', 'apart'],
  ['Electrnics', 'Electronics', 'edits 1 0.91'],
])('%s and %s: %s', (a, b, wanted) => {
  expect(judged(a, b)).toBe(wanted);
});
