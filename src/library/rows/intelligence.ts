import { type LibraryRow, profileRow } from '../library-row.ts';

const alert = profileRow({
  indicator: 'X02',
  name: 'Alert: what it is about',
  riskArea: 'intelligence',
  basis: 'A warning from another office, authority or country, with what to look for and until when.',
  when: {
    all: [
      { field: 'exportCountry', op: 'eq', value: 'XX' },
      { field: 'item.hs4', op: 'in', value: ['0000'] },
    ],
  },
  then: { lane: 'yellow', measures: ['document-check'], instruction: 'What the alert asks for.' },
  howToCalibrate:
    'Copy it for each alert under an id of its own; put in country, goods, parties, lane, instruction, and first and last day.',
});

/** What comes from elsewhere, and from chance. */
export const intelligenceRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'X01',
    name: 'Goods that the partner sends and nobody declares',
    riskArea: 'mirror',
    basis:
      'Where a partner records far more exports to here than are recorded as imports, some of the goods come in under ' +
      'another name, value or country.',
    flow: 'import',
    when: { field: 'item.lookup.mirrorGap', op: 'gt', value: 0.4 },
    then: { likelihood: 0.08 },
    howToCalibrate:
      'It only adds weight. Gaps from freight, time and re-export are honest: take the difference to the usual gap of the partner.',
  }),
  { ...alert, kind: 'template' },
  {
    kind: 'built-in',
    indicator: 'Z01',
    name: 'Random draw',
    riskArea: 'random',
    basis:
      'Only what is chosen by chance tells how much of the whole traffic is wrong, and finds what nobody thought of.',
    where:
      'Every decision draws, at least at minimumRandomRate of the settings, whatever the profiles say; no profile is needed, and none may switch it off.',
  },
];
