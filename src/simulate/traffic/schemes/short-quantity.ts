import { lodgedOnce, type Scheme } from './scheme.ts';

/** C06: fewer pieces, pairs or litres than there are; the scales, which others read, tell the truth. */
export const shortQuantity: Scheme = {
  kind: 'short-quantity',
  indicator: 'C06',
  riskArea: 'misclassification',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent, unit, packageKind }) =>
      dutyPercent >= 10 && unit !== undefined && packageKind !== 'NE',
  },
  act: (draft, { stream }) => {
    const factor = stream.between(0.3, 0.6);
    for (const item of draft.items) {
      if (item.quantity !== undefined) item.quantity = Math.max(1, Math.round(item.quantity * factor));
      item.valueUsd *= factor;
    }
    return lodgedOnce(draft);
  },
};
