import type { FieldsView } from '../../src/server/api.ts';

const text = {
  type: 'text',
  scope: 'item',
  many: false,
  operators: ['eq', 'ne', 'startsWith', 'in', 'inList', 'exists', 'missing'],
} as const;
const number = {
  type: 'number',
  scope: 'item',
  many: false,
  operators: ['eq', 'lt', 'between', 'in', 'exists', 'missing'],
} as const;

/** Some of what conditions can ask about, of every kind. */
export const fakeFields: FieldsView = {
  rows: [
    { path: 'office', ...text, scope: 'header' },
    { path: 'importer.id', ...text, scope: 'header' },
    { path: 'exporter.name', ...text, scope: 'header' },
    {
      path: 'importer.aeo',
      type: 'boolean',
      scope: 'header',
      many: false,
      operators: ['eq', 'ne', 'exists', 'missing'],
    },
    { path: 'item.commodityCode', ...text },
    { path: 'item.originCountry', ...text },
    { path: 'item.itemPrice.currency', ...text },
    { path: 'item.customsValue.currency', ...text },
    { path: 'item.netMassKg', ...number },
    { path: 'item.unitValue', ...number },
    { path: 'item.reference.p25', ...number, needs: 'references' },
    { path: 'history.pair.violationRate', ...number, scope: 'header', needs: 'history' },
  ],
  boxes: [
    { prefix: 'attributes.', ...text, scope: 'header' },
    { prefix: 'item.attributes.', ...text },
  ],
};
