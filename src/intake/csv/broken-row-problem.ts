import type { Problem } from '../../domain/problem.ts';
import { problemAt } from '../problems.ts';
import type { BrokenRow } from './csv-rows.ts';

/** What is wrong with a row that is none, in a table that is read row by row. */
export function brokenRowProblem({ fault, line }: BrokenRow, source: string): Problem {
  const place = { source, line };
  switch (fault) {
    case 'not-utf8':
      return problemAt(place, [], 'not-utf8', 'The row is not UTF-8; convert the file and give it again.');
    case 'too-large':
      return problemAt(place, [], 'record-too-large', 'The row is longer than any row of such a table.');
    case 'wrong-width':
      return problemAt(
        place,
        [],
        'not-csv',
        'The row has more or fewer cells than the first one; look for a stray comma or quote, or a file cut short.',
      );
    case 'open-quote':
      return problemAt(
        place,
        [],
        'not-csv',
        'A quote opens in this row and is never closed; close it, or see whether the file is cut short.',
      );
    case 'stray-quote':
      return problemAt(
        place,
        [],
        'not-csv',
        'A quote stands where none may; write quotes inside a cell twice.',
      );
  }
}
