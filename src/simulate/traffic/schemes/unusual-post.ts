import { anotherPost } from '../honest-declaration.ts';
import { declareLess } from './declare-less.ts';
import { lodgedOnce, type Scheme } from './scheme.ts';

/** R01: a way round, to a post where a friend is on duty, with goods under the load that are not on paper. */
export const unusualPost: Scheme = {
  kind: 'unusual-post',
  indicator: 'R01',
  riskArea: 'route',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ dutyPercent }) => dutyPercent >= 5, mode: '3' },
  act: (draft, { stream, world }) => {
    draft.post = anotherPost(world, draft, stream);
    draft.office = draft.post;
    for (const item of draft.items) declareLess(item, stream.between(0.7, 0.95));
    return lodgedOnce(draft);
  },
};
