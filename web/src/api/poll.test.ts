import { expect, it } from 'vitest';
import { periods } from '../operations/operations-search.ts';
import { pollEveryMs, pollFiguresEveryMs } from './poll.ts';

it('asks for the figures of a day as often as for the list, for those of a week less often', () => {
  expect(periods.map(pollFiguresEveryMs)).toEqual([pollEveryMs, pollEveryMs, 15_000]);
});
