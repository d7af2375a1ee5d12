import { copyOf, type Draft } from '../draft.ts';
import { everyItem, type Lodgement, type Scheme } from './scheme.ts';

const hourMs = 3_600_000;

/** Q02: amended again and again before acceptance, each time a little lower, to learn what passes. */
export const repeatedAmendment: Scheme = {
  kind: 'repeated-amendment',
  indicator: 'Q02',
  riskArea: 'data-quality',
  recordsPerAct: 3,
  recruits: { flow: 'import', who: 'established', suits: ({ dutyPercent }) => dutyPercent >= 10 },
  act: (draft, { stream }) => {
    lower(draft, 0.85);
    const second = copyOf(draft);
    second.version = 2;
    lower(second, stream.between(0.7, 0.85));
    const third = copyOf(second);
    third.version = 3;
    lower(third, stream.between(0.65, 0.85));
    const firstDelay = Math.round(stream.between(0.5, 18) * hourMs);
    const secondDelay = firstDelay + Math.round(stream.between(0.5, 30) * hourMs);
    return [lodgement(draft, 0), lodgement(second, firstDelay), lodgement(third, secondDelay)];
  },
};

function lower(draft: Draft, factor: number): void {
  for (const item of draft.items) item.valueUsd *= factor;
}

function lodgement(draft: Draft, delayMs: number): Lodgement {
  return { draft, delayMs, items: everyItem(draft) };
}
