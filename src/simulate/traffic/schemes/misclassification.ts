import { lodgedOnce, type Scheme } from './scheme.ts';

/** C01: goods moved to the neighbouring code that pays less. Their price and often their words stay behind. */
export const misclassification: Scheme = {
  kind: 'misclassification',
  indicator: 'C01',
  riskArea: 'misclassification',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ neighbourCode }) => neighbourCode !== undefined },
  act: (draft, { stream, world }) => {
    const items: number[] = [];
    for (const [index, item] of draft.items.entries()) {
      const neighbour = world.parts.goods.get(item.goods.neighbourCode ?? '');
      if (neighbour === undefined) continue;
      item.code = neighbour.code;
      if (stream.chance(0.6)) item.description = neighbour.text;
      items.push(index + 1);
    }
    return lodgedOnce(draft, items);
  },
};
