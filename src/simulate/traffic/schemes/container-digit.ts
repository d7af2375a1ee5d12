import { containersAt } from '../compose-draft.ts';
import { mistypeDigit } from '../honest-declaration.ts';
import { declareLess } from './declare-less.ts';
import { lodgedOnce, type Scheme } from './scheme.ts';

/** K01: a container that cannot exist on paper, so that nobody finds it in other papers. */
export const containerDigit: Scheme = {
  kind: 'container-digit',
  indicator: 'K01',
  riskArea: 'container',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ dutyPercent }) => dutyPercent >= 5, mode: '2' },
  act: (draft, { place, stream }) => {
    const containers = draft.containers.length > 0 ? draft.containers : containersAt(place, 1);
    draft.containers = containers.map((container, index) =>
      index === 0 ? mistypeDigit(container) : container,
    );
    for (const item of draft.items) declareLess(item, stream.between(0.6, 0.9));
    return lodgedOnce(draft);
  },
};
