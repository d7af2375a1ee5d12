import { lodgedOnce, type Scheme } from './scheme.ts';
import { withoutPermit } from './without-permit.ts';

/** N04: chemicals from which narcotics are made, without the permit, some under an innocent name. */
export const precursorWithoutPermit: Scheme = {
  kind: 'precursor-without-permit',
  indicator: 'N04',
  riskArea: 'precursors',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ permit }) => permit === 'precursor' },
  act: (draft, { stream }) => {
    const items = withoutPermit(draft);
    for (const item of draft.items) {
      if (stream.chance(0.5))
        item.description = stream.pick(['Industrial solvent', 'Cleaning agent', 'Technical fluid']);
    }
    return lodgedOnce(draft, items);
  },
};
