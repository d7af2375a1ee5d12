import type {
  Decision,
  Declaration,
  DeclarationRow,
  HistoryEntry,
  Lane,
  Reason,
} from '../../src/server/api.ts';

/** A declaration with everything the server would answer about it. */
export type FakeCase = {
  readonly declaration: Declaration;
  readonly decision: Decision;
  readonly history: readonly HistoryEntry[];
  readonly lane: Lane;
};

type Random = () => number;

/** Repeatable chance, by a linear congruential generator. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const offices = ['26001', '26004', '26010', '27003', '33002', '14001', '18005', ''];
const goods = [
  ['8517130000', 'Smartphones, 6.7", 256 GB', 'CN'],
  ['8703231940', 'Passenger cars, 1998 cm³, petrol, new', 'KR'],
  ['3004900002', 'Medicaments put up for retail sale', 'IN'],
  ['0803901000', 'Bananas, fresh', 'EC'],
  ['6109100000', 'T-shirts of cotton, knitted', 'TR'],
  ['8429521000', 'Excavators with a 360° revolving superstructure', 'CN'],
  ['1701991000', 'White sugar', 'BR'],
  ['4011100000', 'Pneumatic tyres for motor cars', 'CN'],
  ['8471300000', 'Portable computers not over 10 kg', 'CN'],
  ['0809400500', 'Plums, fresh', 'UZ'],
] as const;
const importers = [
  '“ARTEL ELECTRONICS” MCHJ',
  'ООО «Самарканд Трейд Импорт»',
  'Oʻzbekiston Dori-Darmon AJ',
  'Silk Road Logistics LLC',
  'ЧП «Бухоро Текстиль Савдо ва Хизмат Кўрсатиш Маркази»',
  'UZ-KOR AUTO JV',
  'Fargʻona Agro Eksport',
];
const exporters = [
  'Shenzhen Yuantong Electronics Co., Ltd',
  'Hyundai Glovis Co.',
  'Anadolu Tekstil A.Ş.',
  'Cipla Ltd',
];
const reasons: readonly Omit<Reason, 'items' | 'weight'>[] = [
  {
    kind: 'profile',
    id: 'V01-smartphones',
    riskArea: 'undervaluation',
    text: 'Unit value is 42 % below the first quartile of this commodity and origin',
    evidence: {
      'item.unitValue': 41.2,
      'item.reference.p25': 71.04,
      'item.reference.median': 98.5,
      'item.commodityCode': '8517130000',
      value: { amount: '18250.40', currency: 'USD' },
      origins: ['CN', 'HK'],
      matched: true,
    },
  },
  {
    kind: 'history',
    id: 'importer-first-hs6',
    riskArea: 'parties',
    text: 'The importer declares this commodity for the first time',
    evidence: {
      'history.importer.declarations': 3,
      'history.importer.daysSinceFirst': 12,
      'history.importer.itemFirst': true,
    },
  },
  {
    kind: 'model',
    id: 'gbt-2026-10',
    riskArea: 'misclassification',
    text: 'The model expects a violation in one of three such declarations',
    evidence: {
      probability: 0.337,
      base: -2.9,
      contributions: [
        { field: 'item.grossToNet', value: 0.81 },
        { field: 'item.hs4', value: 0.44 },
        { field: 'borderTransport.mode', value: -0.12 },
      ],
    },
  },
  {
    kind: 'list',
    id: 'watch-sellers',
    riskArea: 'sanctions',
    text: 'The seller resembles an entry of the list “watch-sellers” (score 0.91)',
    evidence: {
      'seller.name': 'Shenzhen Yuantong Electronic Company',
      entry: { id: 'W-118', name: 'Shenzhen Yuan Tong Elec.' },
      score: 0.91,
    },
  },
  {
    kind: 'data',
    id: 'D02-gross-below-net',
    riskArea: 'data quality',
    text: 'Gross mass is below net mass',
    evidence: {
      items: [
        { sequence: 1, 'item.grossMassKg': 118, 'item.netMassKg': 120.5 },
        { sequence: 3, 'item.grossMassKg': 40, 'item.netMassKg': 44.25 },
      ],
    },
  },
];
const lanesByChance: readonly (readonly [Lane, number])[] = [
  ['green', 0.64],
  ['blue', 0.78],
  ['yellow', 0.93],
  ['red', 1],
];
const controls = {
  red: [
    {
      code: 'physical-examination',
      items: [1],
      instruction: 'Open at least three packages of item 1 and compare models with the invoice.',
    },
    { code: 'weighing' },
  ],
  yellow: [
    { code: 'document-check', instruction: 'Ask for the contract and the proof of payment.' },
    { code: 'UZ-205-4' },
  ],
  blue: [{ code: 'post-clearance-audit' }],
  green: [],
} satisfies Record<Lane, Decision['measures']>;
const levels = { red: 'high', yellow: 'medium', blue: 'medium', green: 'low' } as const;

/** One declaration that came at a moment, with what was decided about it. */
export function fakeCase(
  number: number,
  at: Date,
  random: Random,
  itemCount = 1 + Math.floor(random() ** 3 * 40),
): FakeCase {
  const draw = random();
  const isDrawn = draw < 0.02;
  const byRisk = chosenLane(random());
  const lane = isDrawn && byRisk === 'green' ? 'yellow' : byRisk;
  const id = `26${at.getUTCFullYear() % 100}UZ${String(number).padStart(9, '0')}`;
  const declaration = fakeDeclaration(id, at, random, itemCount);
  const decision = fakeDecision(
    declaration,
    at,
    lane,
    { value: draw, rate: 0.02, stratum: `${declaration.flow}/low` },
    random,
  );
  const decided: HistoryEntry = {
    kind: 'decision',
    at: decision.decidedAt,
    version: 1,
    by: 'customs-system',
    decision,
  };
  return { declaration, decision, history: [decided], lane };
}

function fakeDeclaration(id: string, at: Date, random: Random, itemCount: number): Declaration {
  const flow = random() < 0.6 ? 'import' : random() < 0.6 ? 'export' : 'transit';
  const [, , origin] = pick(goods, random);
  return {
    id,
    flow,
    procedure: flow === 'import' ? '4000' : flow === 'export' ? '1000' : '8000',
    office: random() < 0.02 ? '' : pick(offices.slice(0, -1), random),
    lodgedAt: new Date(at.getTime() - 1_500).toISOString(),
    exporter: {
      name: pick(exporters, random),
      country: origin,
      address: '12 Keji Rd, Nanshan, Shenzhen 518057',
    },
    importer: {
      id: String(300_000_000 + Math.floor(random() * 9e6)),
      name: pick(importers, random),
      country: 'UZ',
      aeo: random() < 0.1,
    },
    declarant: { id: '205871123', name: 'Toshkent Bojxona Brokeri MCHJ', country: 'UZ' },
    ...(random() < 0.5 ? { seller: { name: 'Yuantong Trading (HK) Ltd', country: 'HK' } } : {}),
    exportCountry: origin,
    destinationCountry: 'UZ',
    borderTransport: { mode: '30', identity: '01A777BC / 01 2345 AA', nationality: 'KZ' },
    containers: ['MSKU9070323', 'TCLU4265327'],
    totalPackages: 1_240,
    totalGrossMassKg: 18_425.5,
    invoice: { amount: '184250.40', currency: 'USD' },
    incoterm: 'CPT',
    attributes: { lodgedAtSource: 'IssueDateTime', 'box 24': '010' },
    items: Array.from({ length: itemCount }, (_, index) => fakeItem(index + 1, random)),
  } as unknown as Declaration;
}

function fakeItem(sequence: number, random: Random): object {
  const [commodityCode, description, originCountry] = pick(goods, random);
  const netMassKg = Math.round(random() * 40_000) / 10 + 1;
  const price = (netMassKg * (2 + random() * 90)).toFixed(2);
  return {
    sequence,
    commodityCode,
    description,
    originCountry,
    netMassKg,
    grossMassKg: Math.round(netMassKg * 11.2) / 10,
    packages: 1 + Math.floor(random() * 200),
    quantity: { value: Math.ceil(random() * 900), unit: 'C62' },
    itemPrice: { amount: price, currency: 'USD' },
    customsValue: { amount: (Number(price) * 1.06).toFixed(2), currency: 'USD' },
    dutyRatePercent: 15,
    preference: '000',
    documents: [{ type: '04021', id: 'INV-2026/1187' }, { type: '03011' }],
    attributes: { brand: 'Yuantong' },
  };
}

function fakeDecision(
  declaration: Declaration,
  at: Date,
  lane: Lane,
  randomDraw: Decision['randomDraw'],
  random: Random,
): Decision {
  const isDrawn = randomDraw.value < randomDraw.rate;
  const first = Math.floor(random() * reasons.length);
  const count = lane === 'green' || isDrawn ? 0 : 1 + Math.floor(random() * 3);
  const weights = Array.from({ length: count }, () => random() * 0.8).sort((a, b) => b - a);
  return {
    declarationId: declaration.id,
    version: 1,
    decidedAt: at.toISOString(),
    lane,
    selectedBy: isDrawn ? 'random' : lane === 'green' ? 'none' : lane === 'blue' ? 'score' : 'profile',
    measures: controls[lane],
    level: lane === 'red' && random() < 0.2 ? 'critical' : levels[lane],
    likelihood: weights[0] ?? random() * 0.03,
    ...(lane === 'green'
      ? {}
      : { revenueAtRisk: { amount: (random() * 9_000).toFixed(2), currency: 'USD' } }),
    reasons: weights.map((weight, index) => ({
      ...(reasons[(first + index) % reasons.length] as Reason),
      weight,
      items: declaration.items.length > 3 ? [1, 3] : [1],
    })),
    randomDraw,
    ruleBook: 'sha256:4f1c0e6a9d2b7c35e8a1f04b6c9d7e2f3a5b8c1d0e9f6a7b4c2d5e8f1a3b6c90',
  } as unknown as Decision;
}

/** A declaration that was amended, re-routed and examined, whose number needs every care in an address. */
export function eventfulCase(at: Date, random: Random): FakeCase {
  const made = fakeCase(7, at, random, 12);
  const declaration = { ...made.declaration, id: 'LRN 26/0007?ä#1%', version: 2 } as Declaration;
  const first = fakeDecision(
    declaration,
    new Date(at.getTime() - 5.4e6),
    'yellow',
    { value: 0.7312, rate: 0.02, stratum: 'import/low' },
    () => 0.4,
  );
  const decision = {
    ...fakeDecision(declaration, at, 'red', { value: 0.0131, rate: 0.02, stratum: 'import/low' }, () => 0.95),
    version: 2,
    selectedBy: 'profile',
    level: 'critical',
    likelihood: 0.72,
    reasons: reasons.map((reason, index) => ({ ...reason, weight: 0.72 - index * 0.15, items: [1, 3, 7] })),
  } as Decision;
  const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000).toISOString();
  return {
    declaration,
    decision,
    lane: 'yellow',
    history: [
      { kind: 'decision', at: first.decidedAt, version: 1, by: 'customs-system', decision: first },
      { kind: 'decision', at: decision.decidedAt, version: 2, by: 'customs-system', decision },
      {
        kind: 'reroute',
        at: after(20),
        version: 2,
        by: 'N. Karimova',
        from: 'red',
        to: 'yellow',
        reason: 'Asl hujjatlar va rentgen tasviri koʻrildi.',
      },
      {
        kind: 'finding',
        at: after(55),
        version: 2,
        by: 'A. Rahimov',
        finding: {
          declarationId: declaration.id,
          version: 2,
          item: 3,
          inspectedAt: after(52),
          officers: ['A. Rahimov', 'D. Yusupova'],
          measures: ['document-check', 'value-check'],
          result: 'discrepancy',
          riskAreas: ['undervaluation'],
          revenueRecovered: { amount: '2140.00', currency: 'USD' },
          remarks: 'Инвойс заменён, таможенная стоимость скорректирована.',
        },
      },
    ] as unknown as HistoryEntry[],
  };
}

/** The line of a case in the list. */
export function rowOf({ declaration, decision, lane }: FakeCase): DeclarationRow {
  const [first] = declaration.items;
  return {
    id: declaration.id,
    version: decision.version,
    flow: declaration.flow,
    office: declaration.office,
    lodgedAt: declaration.lodgedAt,
    decidedAt: decision.decidedAt,
    ...(declaration.importer?.name === undefined ? {} : { importer: declaration.importer.name }),
    items: declaration.items.length,
    ...(first?.commodityCode === undefined ? {} : { commodityCode: first.commodityCode }),
    lane,
    selectedBy: decision.selectedBy,
    level: decision.level,
    likelihood: decision.likelihood,
    measures: decision.measures.map((measure) => measure.code),
    ...(decision.reasons[0] === undefined ? {} : { reason: decision.reasons[0].text }),
  };
}

function chosenLane(chance: number): Lane {
  return lanesByChance.find(([, below]) => chance < below)?.[0] ?? 'green';
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)] as Value;
}
