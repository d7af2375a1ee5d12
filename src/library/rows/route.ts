import { type LibraryRow, profileRow } from '../library-row.ts';

const followTheWay =
  'Compare the way of the goods with the transport document and the stamps of the journey.';

/** The way goods take to the border and to the office. */
export const routeRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'R01',
    name: 'Border post hardly anybody takes',
    riskArea: 'route',
    basis:
      'Trade from one country by one mode comes over a few posts. A post that next to none of it takes was chosen for something.',
    flow: 'import',
    when: {
      all: [
        { field: 'history.route.postShare', op: 'lt', value: 0.01 },
        { field: 'history.route.declarations', op: 'gte', value: 300 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['scan', 'document-check'],
      likelihood: 0.12,
      instruction: followTheWay,
    },
    howToCalibrate:
      'Enough declarations must stand behind the share: 300 make a share of 1 % three of them. A closed road moves all traffic.',
  }),
  profileRow({
    indicator: 'R02',
    name: 'Detour',
    riskArea: 'route',
    basis: 'A way half as long again as the shortest one costs money; who pays it has a reason.',
    flow: 'import',
    when: { field: 'lookup.detourRatio', op: 'gt', value: 1.6 },
    then: {
      lane: 'yellow',
      measures: ['scan', 'document-check'],
      likelihood: 0.12,
      instruction: followTheWay,
    },
    howToCalibrate:
      'The table knows the way by country of dispatch and border post alone: ports on the way are declared by no field. ' +
      'Roads that are closed for a season or for a war make detours honest.',
  }),
  profileRow({
    indicator: 'R03',
    name: 'Cleared far away, at an office new to the importer',
    riskArea: 'route',
    basis:
      'Who clears far from home at an office never used before looks for one that does not know the goods.',
    flow: 'import',
    when: {
      all: [
        { field: 'lookup.kmToOffice', op: 'gt', value: 300 },
        { field: 'history.importer.officeFirst', op: 'eq', value: true },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.15,
      instruction: 'Ask why the goods are cleared here; look up what the office near the importer found.',
    },
    howToCalibrate:
      'Leave out offices that alone may clear certain goods; a border office is far from everybody.',
  }),
  profileRow({
    indicator: 'R04',
    name: 'Lodged at night, as mostly',
    riskArea: 'route',
    basis: 'Who lodges by night as a rule looks for a shift, or for nobody at all.',
    flow: 'import',
    when: {
      all: [
        {
          any: [
            { field: 'lodgedHour', op: 'gte', value: 22 },
            { field: 'lodgedHour', op: 'lt', value: 6 },
          ],
        },
        { field: 'history.importer.nightShare90d', op: 'gt', value: 0.5 },
        { field: 'history.importer.declarations', op: 'gte', value: 10 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.1,
      instruction: 'Compare the declaration with invoice and transport document; have a second officer sign.',
    },
    howToCalibrate:
      'Programs lodge at all hours: leave out importers whose declarants send from a queue. Where only the day of lodgement is sent, the hour is always 0: do not use it there.',
  }),
  profileRow({
    indicator: 'R05',
    name: 'Dispatched from a country of risk',
    riskArea: 'route',
    basis:
      'Some countries of dispatch stand for drugs, arms, counterfeits or diseases; which of them is for each area to say.',
    flow: 'import',
    when: { field: 'exportCountry', op: 'inList', value: 'RISK_COUNTRIES' },
    then: {
      measures: ['scan'],
      likelihood: 0.05,
      instruction: 'Scan the consignment; compare the picture with the goods declared.',
    },
    howToCalibrate:
      'One list and one profile for each risk area, each with the lane that the area asks for; join it with commodities.',
  }),
];
