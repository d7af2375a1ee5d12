import { type LibraryRow, profileRow } from '../library-row.ts';

/** Containers and seals that are not what they are said to be. */
export const containerRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'K01',
    name: 'Container number that cannot be',
    riskArea: 'container',
    basis:
      'The last digit of a container number follows from the rest (ISO 6346); where it does not, the number is mistyped or made up.',
    when: { field: 'containers.wrongCheckDigit', op: 'exists' },
    then: {
      measures: ['document-check'],
      likelihood: 0.08,
      instruction: 'Read the number from the container itself; compare it with the bill of lading.',
    },
    howToCalibrate: 'Most are slips of typing: give it a lane only with another sign beside it.',
  }),
  profileRow({
    indicator: 'K02',
    name: 'Container declared elsewhere in these days',
    riskArea: 'container',
    basis: 'A container is at one place at a time.',
    when: { field: 'history.container.elsewhere', op: 'exists' },
    then: {
      lane: 'yellow',
      measures: ['hold', 'document-check'],
      likelihood: 0.2,
      instruction: 'Hold the container; find the other declaration and see which goods are in it.',
    },
    howToCalibrate:
      'Groupage has several declarations for one container: leave out those of one office and one day.',
  }),
  profileRow({
    indicator: 'K03',
    name: 'Seal missing or used before',
    riskArea: 'container',
    basis:
      'A seal has one number and one life. A container in transit without one, or any with one that was broken before, may have been opened.',
    when: {
      any: [
        {
          all: [
            { field: 'flow', op: 'eq', value: 'transit' },
            { field: 'containers', op: 'exists' },
            { field: 'attributes.seals', op: 'missing' },
            { field: 'attributes.seal', op: 'missing' },
          ],
        },
        { field: 'history.seal.reused', op: 'exists' },
      ],
    },
    then: {
      lane: 'red',
      measures: ['visual-inspection', 'physical-examination'],
      likelihood: 0.2,
      selectionRate: 0.3,
      instruction: 'Look at seal and doors from outside first; photograph both, then open.',
    },
    howToCalibrate:
      'Only containers in transit are asked for a seal, because few forms of import have a box for it. Where the form ' +
      'has one, or the manifest fills it, leave the direction out; where transit has none, take the first part out.',
  }),
];
