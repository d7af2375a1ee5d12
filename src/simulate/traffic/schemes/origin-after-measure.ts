import { lodgedOnce, type Scheme } from './scheme.ts';

/** O03: once a duty falls on the goods of one origin, they are declared as those of another. */
export const originAfterMeasure: Scheme = {
  kind: 'origin-after-measure',
  indicator: 'O03',
  riskArea: 'origin',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ code }, { tradeDefence }) =>
      tradeDefence.some(({ headings }) => headings.some((heading) => code.startsWith(heading))),
    origin: ({ tradeDefence }) => tradeDefence[0]?.origin,
  },
  act: (draft, { stream, world }) => {
    const { hubs } = world.parts;
    const others = hubs.length > 0 ? hubs : world.scenario.countries;
    const otherOrigin = stream.pick(others).code;
    for (const item of draft.items) {
      item.origin = otherOrigin;
      item.claimsFreeTrade = false;
    }
    return lodgedOnce(draft);
  },
};
