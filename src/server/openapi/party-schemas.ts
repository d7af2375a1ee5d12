import Type from 'typebox';
import { findingResults } from '../../domain/finding.ts';
import { lanes } from '../../domain/lane.ts';
import { categories } from '../../identify/history/behaviour-category.ts';
import type {
  FoundPartyView,
  PartyCategoriesView,
  PartyNetworkView,
  PartyProfileView,
} from '../api-parties.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

const count = Type.Integer({ minimum: 0 });
const probability = Type.Number({ minimum: 0, maximum: 1 });
const text = Type.Optional(Type.String());
const party = Type.Object({ id: text, name: text, country: text, address: text });
const upTo = Type.Object({ entries: count, findings: count });
const inspections = Type.Object({
  inspected: count,
  violations: count,
  rate: Type.Object({ value: probability, low: probability, high: probability, n: count }),
});
const lane = Type.Enum([...lanes]);
const byLane = Type.Object({ red: count, yellow: count, blue: count, green: count });
const category = Type.Enum([...categories]);
const reasons = Type.Array(Type.Object({ id: Type.String(), points: Type.Integer(), text: Type.String() }));
const texts = Type.Array(Type.Object({ value: Type.String(), declarations: count }));

export const partyProfile = named<PartyProfileView>(
  'PartyProfile',
  describing<PartyProfileView>()(
    Type.Object({
      role: Type.String(),
      party,
      asOf: Type.String(),
      upTo,
      declarations: count,
      amended: count,
      firstAt: Type.String(),
      lastAt: Type.String(),
      offices: texts,
      origins: texts,
      codes: texts,
      addresses: texts,
      months: Type.Array(
        Type.Object({
          month: Type.String(),
          declarations: count,
          items: count,
          value: Type.Number(),
          valued: count,
          lanes: byLane,
          inspections,
        }),
      ),
      over12Months: inspections,
      over24Months: inspections,
      smoothedRate: Type.Optional(probability),
      rateOfAll: inspections,
      burst: Type.Optional(Type.Number()),
      smallConsignments7d: Type.Optional(count),
      smallValue7d: Type.Optional(Type.Number()),
      category: Type.Object({ category, reasons }),
      recent: Type.Array(
        Type.Object({
          id: Type.String(),
          version: count,
          heardAt: Type.String(),
          office: Type.String(),
          lane,
          items: count,
          value: Type.Optional(Type.Number()),
        }),
      ),
      findings: Type.Array(
        Type.Object({
          declarationId: Type.String(),
          version: count,
          recordedAt: Type.String(),
          item: Type.Optional(count),
          result: Type.Enum([...findingResults]),
          recovered: Type.Optional(Type.Object({ amount: Type.Number(), currency: Type.String() })),
        }),
      ),
    }),
  ),
);

export const partyCategories = named<PartyCategoriesView>(
  'PartyCategories',
  describing<PartyCategoriesView>()(
    Type.Object({
      asOf: Type.String(),
      upTo,
      months: Type.Array(
        Type.Object({
          month: Type.String(),
          category,
          reasons,
          decidedBy: Type.Object({ low: count, medium: count, high: count }),
        }),
      ),
    }),
  ),
);

export const partyNetwork = named<PartyNetworkView>(
  'PartyNetwork',
  describing<PartyNetworkView>()(
    Type.Object({
      asOf: Type.String(),
      upTo,
      parties: Type.Array(
        Type.Object({
          identity: Type.String(),
          party,
          step: count,
          weight: Type.Number(),
          inspections,
        }),
      ),
      shared: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Type.Enum(['address', 'declarant', 'exporter', 'importer', 'container']),
          text: Type.String(),
          parties: count,
          isTooCommon: Type.Boolean(),
        }),
      ),
      edges: Type.Array(
        Type.Object({
          party: Type.String(),
          shared: Type.String(),
          declarations: count,
          firstAt: Type.String(),
          lastAt: Type.String(),
        }),
      ),
      partiesLeftOut: count,
      edgesLeftOut: count,
      sharedLeftOut: count,
    }),
  ),
);

export const foundParty = named<FoundPartyView>(
  'FoundParty',
  describing<FoundPartyView>()(
    Type.Object({
      party,
      declarations: count,
      firstAt: Type.String(),
      lastAt: Type.String(),
      category: Type.Optional(category),
    }),
  ),
);

export const partySchemas = [partyProfile, partyCategories, partyNetwork, foundParty];
