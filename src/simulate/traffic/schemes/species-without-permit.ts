import { lodgedOnce, type Scheme } from './scheme.ts';
import { withoutPermit } from './without-permit.ts';

/** E01: protected species, or skins and wood of them, without the permit. */
export const speciesWithoutPermit: Scheme = {
  kind: 'species-without-permit',
  indicator: 'E01',
  riskArea: 'cites',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ permit }) => permit === 'species' },
  act: (draft) => lodgedOnce(draft, withoutPermit(draft)),
};
