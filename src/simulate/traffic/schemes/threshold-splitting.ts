import { roundMass } from '../compose-items.ts';
import { type Draft, totalValueOf } from '../draft.ts';
import type { Act, Lodgement, Scheme } from './scheme.ts';
import { everyItem } from './scheme.ts';

const dayMs = 86_400_000;

/** F01: one consignment lodged as several within a week, each just below the value from which duty is paid. */
export const thresholdSplitting: Scheme = {
  kind: 'threshold-splitting',
  indicator: 'F01',
  riskArea: 'split',
  recordsPerAct: 4,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent }) => dutyPercent >= 10,
    mode: '3',
    load: 'single',
  },
  act: (draft, act) => {
    const parts = 3 + act.stream.below(3);
    return Array.from({ length: parts }, (_, part): Lodgement => {
      const piece = part === 0 ? draft : act.composeFurther(part);
      const delayMs = part === 0 ? 0 : Math.round(act.stream.between(0.15, 6.2) * dayMs);
      return { draft: piece, delayMs, items: everyItem(piece), evaded: shrinkBelowThreshold(piece, act) };
    });
  },
};

/** Makes a draft worth a little less than the threshold; answers the duty and tax it thereby avoids. */
function shrinkBelowThreshold(draft: Draft, { world, place, stream }: Act): number {
  const factor = (world.scenario.smallConsignmentValue * stream.between(0.86, 0.995)) / totalValueOf(draft);
  for (const item of draft.items) {
    item.netKg = roundMass(item.netKg * factor);
    item.grossKg = roundMass(item.grossKg * factor);
    item.packages = Math.max(1, Math.round(item.packages * factor));
    item.valueUsd *= factor;
    if (item.quantity !== undefined) item.quantity = Math.max(1, Math.round(item.quantity * factor));
  }
  draft.containers = [];
  return world.tariff.relievedRevenueOf(draft, place.day.sinceStart);
}
