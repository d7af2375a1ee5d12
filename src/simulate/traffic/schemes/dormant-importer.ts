import { lodgedOnce, type Scheme } from './scheme.ts';

/** P04: a firm bought off the shelf, registered long ago and silent since, that suddenly imports. */
export const dormantImporter: Scheme = {
  kind: 'dormant-importer',
  indicator: 'P04',
  riskArea: 'parties',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'dormant',
    suits: ({ dutyPercent }) => dutyPercent >= 15,
    load: 'several',
  },
  act: (draft, { stream }) => {
    const factor = stream.between(0.4, 0.75);
    for (const item of draft.items) item.valueUsd *= factor;
    return lodgedOnce(draft);
  },
};
