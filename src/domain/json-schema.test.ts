import { describe, expect, it } from 'vitest';
import { decisionShape } from './decision-shape.ts';
import { declarationShape, maximumItems } from './declaration-shape.ts';
import { findingShape } from './finding-shape.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { problemShape } from './problem-shape.ts';
import { riskProfileShape } from './risk-profile-shape.ts';
import { settingsShape } from './settings-shape.ts';
import type { Shape } from './shape.ts';

type Notation = string | readonly Notation[] | { readonly [key: string]: Notation };

/** A schema in the words of the contract: an object of its keys, `?` after those that may be absent. */
function notationOf(schema: JsonSchema): Notation {
  const { type, pattern, format, minimum, maximum } = schema;
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  switch (type) {
    case 'string':
      if (format === 'date-time') return 'moment';
      return pattern === undefined ? 'text' : `/${pattern}/`;
    case 'integer':
    case 'number':
      return `${type === 'integer' ? 'whole' : 'number'} ${minimum ?? ''}..${maximum === 2_147_483_647 ? '' : (maximum ?? '')}`;
    case 'boolean':
      return 'boolean';
    case 'array':
      return [notationOf(schema.items as JsonSchema)];
    case 'object':
      return objectNotation(schema);
    default:
      return 'any';
  }
}

function objectNotation({ properties, additionalProperties, required }: JsonSchema): Notation {
  if (properties === undefined) return { '*': notationOf(additionalProperties as JsonSchema) };
  const members = Object.entries(properties as Record<string, JsonSchema>).map(([key, member]) => [
    (required as readonly string[]).includes(key) ? key : `${key}?`,
    notationOf(member),
  ]);
  return Object.fromEntries(members);
}

const country = '/^[A-Z]{2}$/';
const commodityCode = '/^\\d{2,12}$/';
const amount = '/^\\d{1,24}(\\.\\d{1,20})?$/';
const money = { amount, currency: '/^[A-Z]{3}$/' };
const party = { 'id?': 'text', 'name?': 'text', 'country?': country, 'address?': 'text', 'aeo?': 'boolean' };
const nonNegative = 'number 0..';
const share = 'number 0..1';
const count = 'whole 0..';
const ordinal = 'whole 1..';
const flow = 'import | export | transit';
const lane = 'red | yellow | blue | green';
const boxes = { '*': 'text' };

const item = {
  sequence: ordinal,
  'commodityCode?': commodityCode,
  'description?': 'text',
  'originCountry?': country,
  'preference?': 'text',
  'netMassKg?': nonNegative,
  'grossMassKg?': nonNegative,
  'quantity?': { value: nonNegative, unit: 'text' },
  'packages?': count,
  'itemPrice?': money,
  'customsValue?': money,
  'dutyRatePercent?': nonNegative,
  'dutyType?': 'text',
  'documents?': [{ type: 'text', 'id?': 'text' }],
  'attributes?': boxes,
};

const declaration = {
  id: 'text',
  'version?': ordinal,
  flow,
  'procedure?': 'text',
  office: 'text',
  lodgedAt: 'moment',
  'declarant?': party,
  'importer?': party,
  'exporter?': party,
  'consignee?': party,
  'seller?': party,
  'carrier?': party,
  'exportCountry?': country,
  'destinationCountry?': country,
  'borderTransport?': { 'mode?': 'text', 'identity?': 'text', 'nationality?': country },
  'containers?': ['text'],
  'totalPackages?': count,
  'totalGrossMassKg?': nonNegative,
  'invoice?': money,
  'incoterm?': 'text',
  'attributes?': boxes,
  items: [item],
};

const riskProfile = {
  id: 'text',
  name: 'text',
  riskArea: 'text',
  'owner?': 'text',
  'legalBasis?': 'text',
  'justification?': 'text',
  'flow?': flow,
  'offices?': ['text'],
  'validFrom?': 'text',
  'validTo?': 'text',
  when: 'any',
  then: {
    'lane?': lane,
    'measures?': ['text'],
    'likelihood?': share,
    'selectionRate?': share,
    'instruction?': 'text',
  },
};

const decision = {
  declarationId: 'text',
  version: ordinal,
  decidedAt: 'moment',
  lane,
  selectedBy: 'profile | score | random | quota | manual | none',
  measures: [{ code: 'text', 'items?': [ordinal], 'instruction?': 'text' }],
  level: 'low | medium | high | critical',
  likelihood: share,
  'revenueAtRisk?': money,
  reasons: [
    {
      kind: 'profile | list | value | history | model | data',
      id: 'text',
      riskArea: 'text',
      'items?': [ordinal],
      weight: share,
      text: 'text',
      evidence: { '*': 'any' },
    },
  ],
  randomDraw: { value: share, rate: share, stratum: 'text' },
  ruleBook: 'text',
};

const finding = {
  declarationId: 'text',
  'version?': ordinal,
  'item?': ordinal,
  inspectedAt: 'moment',
  officers: ['text'],
  measures: ['text'],
  result: 'compliant | discrepancy | violation',
  'riskAreas?': ['text'],
  'revenueRecovered?': money,
  'remarks?': 'text',
};

describe('the published schema says what the contract says', () => {
  const rows: readonly (readonly [string, Shape, Notation])[] = [
    ['Declaration', declarationShape, declaration],
    ['RiskProfile', riskProfileShape, riskProfile],
    ['Decision', decisionShape, decision],
    ['Finding', findingShape, finding],
  ];
  it.each(rows)('of a %s', (_, shape, contract) => {
    expect(notationOf(jsonSchemaOf(shape))).toEqual(contract);
  });

  it('of a Problem', () => {
    const notation = notationOf(jsonSchemaOf(problemShape)) as Record<string, Notation>;
    expect(notation).toEqual({
      source: 'text',
      'line?': ordinal,
      path: 'text',
      code: expect.stringContaining('amendment-needs-original'),
      message: 'text',
      'severity?': 'warning',
    });
  });

  it('of the settings: each of them may be left out', () => {
    const { required } = jsonSchemaOf(settingsShape);
    expect(required).toEqual([]);
  });
});

describe('limits', () => {
  const properties = jsonSchemaOf(declarationShape).properties as Record<string, JsonSchema>;

  it.each([
    ['items', { minItems: 1, maxItems: maximumItems }],
    ['id', { minLength: 1, maxLength: 128 }],
    ['office', { maxLength: 32 }],
    ['attributes', { maxProperties: 1_000 }],
  ])('of %s are %j', (key, limits) => {
    expect(properties[key]).toMatchObject(limits);
  });

  it('the office may be written as an absence, an id may not', () => {
    expect(properties.office).not.toHaveProperty('minLength');
    expect(maximumItems).toBe(9_999);
  });

  it('every key says what it means', () => {
    for (const [key, member] of Object.entries(properties)) {
      expect(member.description, key).toMatch(/\w/);
    }
  });
});
