import { containersAt } from '../compose-draft.ts';
import { lodgedOnce, type Scheme } from './scheme.ts';

/** K02: the number of a container that passed elsewhere a day ago, on another that must not be looked for. */
export const containerElsewhere: Scheme = {
  kind: 'container-elsewhere',
  indicator: 'K02',
  riskArea: 'container',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ dutyPercent }) => dutyPercent >= 5, mode: '2' },
  act: (draft, { place, recentContainers, stream }) => {
    const own = draft.containers.length > 0 ? draft.containers : containersAt(place, 1);
    const borrowed = recentContainers.length > 0 ? stream.pick(recentContainers) : undefined;
    draft.containers = borrowed === undefined ? own : [borrowed, ...own.slice(1)];
    for (const item of draft.items) item.valueUsd *= stream.between(0.55, 0.85);
    return lodgedOnce(draft);
  },
};
