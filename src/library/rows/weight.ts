import { type LibraryRow, profileRow } from '../library-row.ts';

const weigh =
  'Weigh the consignment and each kind of package; record the figures and any package that is not on the list.';

/** Masses that cannot be, or hardly. */
export const weightRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'W01',
    name: 'Gross against net mass out of range',
    riskArea: 'weight',
    basis:
      'Packing weighs something, and for one kind of goods and package much the same. Gross below net cannot be.',
    when: {
      any: [
        { field: 'item.grossToNet', op: 'lt', value: 1 },
        { field: 'item.grossToNet', op: 'lt', value: { field: 'item.band.grossToNet.low' } },
        { field: 'item.grossToNet', op: 'gt', value: { field: 'item.band.grossToNet.high' } },
      ],
    },
    then: {
      lane: 'red',
      measures: ['weighing', 'physical-examination'],
      likelihood: 0.2,
      selectionRate: 0.3,
      instruction: weigh,
    },
    howToCalibrate:
      'Widen the ends of the band by some percent before it decides, and look at bulk goods apart.',
  }),
  profileRow({
    indicator: 'W02',
    name: 'Mass of a package out of range',
    riskArea: 'weight',
    basis:
      'Cartons and bags of one kind of goods weigh much the same; heavier ones hold more, lighter ones something else.',
    when: {
      any: [
        { field: 'item.kgPerPackage', op: 'lt', value: { field: 'item.band.kgPerPackage.low' } },
        { field: 'item.kgPerPackage', op: 'gt', value: { field: 'item.band.kgPerPackage.high' } },
      ],
    },
    then: { measures: ['weighing'], likelihood: 0.12, instruction: weigh },
    howToCalibrate:
      'Number of packages is often that of pallets; where it is, band and profile go by pallets.',
  }),
  profileRow({
    indicator: 'W03',
    name: 'Gross mass differs from manifest or weighbridge',
    riskArea: 'weight',
    basis:
      'The carrier and the weighbridge have no part in the duty; where they say otherwise, the declaration is wrong.',
    when: { field: 'check.manifestDifference', op: 'gt', value: 0.05 },
    then: {
      lane: 'red',
      measures: ['weighing', 'physical-examination'],
      likelihood: 0.35,
      instruction: weigh,
    },
    howToCalibrate: 'Allow for what the weighbridge cannot tell, and for pallets and tare.',
  }),
  profileRow({
    indicator: 'W04',
    name: 'More in a container than it can carry',
    riskArea: 'weight',
    basis:
      'A container with its goods may weigh 30.48 t, of which some 2 to 4 t are its own; more is not what stands in the papers.',
    when: { field: 'grossMassPerContainerKg', op: 'gt', value: 30_480 },
    then: { lane: 'yellow', measures: ['weighing'], likelihood: 0.2, instruction: weigh },
    howToCalibrate:
      'Lower it to the payload of the containers that are usual; vehicles want a limit by their kind.',
  }),
  profileRow({
    indicator: 'W05',
    name: 'Density that cannot be',
    riskArea: 'weight',
    basis: 'No cubic metre of such goods weighs so much: the volume, the mass or the goods are others.',
    when: { field: 'item.densityKgPerM3', op: 'gt', value: { field: 'item.lookup.maximumDensity' } },
    then: {
      lane: 'yellow',
      measures: ['scan'],
      likelihood: 0.2,
      instruction: 'Scan the consignment; look for what is denser than the goods declared.',
    },
    howToCalibrate:
      'Packed goods are lighter than what they are made of: take the most that compliant consignments showed, and a tenth more.',
  }),
];
