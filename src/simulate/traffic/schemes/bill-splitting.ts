import type { Draft } from '../draft.ts';
import { phantomParty } from './phantom-party.ts';
import { type Act, everyItem, type Lodgement, type Scheme } from './scheme.ts';

const minuteMs = 60_000;

/** F02: one truckload under one transport document, shared out among firms that exist on paper. */
export const billSplitting: Scheme = {
  kind: 'bill-splitting',
  indicator: 'F02',
  riskArea: 'split',
  recordsPerAct: 3,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent }) => dutyPercent >= 10,
    mode: '3',
    load: 'several',
  },
  act: (draft, act) => [
    { draft, delayMs: 0, items: everyItem(draft), evaded: undervalue(draft, act) },
    share(draft, 1, act),
    share(draft, 2, act),
  ],
};

/** A further part of the load, for a firm of its own. */
function share(first: Draft, part: number, act: Act): Lodgement {
  const draft = act.composeFurther(part);
  const firm = phantomParty(act.world, `bill ${part}`, act.place.day.sinceStart);
  draft.local = firm.party;
  draft.registeredDay = firm.registeredDay;
  draft.vehicle = first.vehicle;
  draft.carrier = first.carrier;
  draft.transportNumber = first.transportNumber;
  draft.containers = first.containers;
  draft.post = first.post;
  draft.office = first.office;
  const delayMs = Math.round(act.stream.between(10, 200) * minuteMs);
  return { draft, delayMs, items: everyItem(draft), evaded: undervalue(draft, act) };
}

function undervalue(draft: Draft, { world, place, stream }: Act): number {
  const due = world.tariff.revenueOf(draft, place.day.sinceStart);
  for (const item of draft.items) item.valueUsd *= stream.between(0.45, 0.75);
  return due - world.tariff.revenueOf(draft, place.day.sinceStart);
}
