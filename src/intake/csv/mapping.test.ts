import { describe, expect, it } from 'vitest';
import { readMapping } from './mapping.ts';

const place = { source: 'mapping.json' };
const columns = { ID: 'id' };

const problemsOf = (value: unknown): readonly string[] => {
  const parsed = readMapping(value, place);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
};
const own = (key: string, value: unknown) =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as object;

describe('what is refused, with its place', () => {
  it.each([
    [null, ['wrong-type ']],
    [[], ['wrong-type ']],
    ['id', ['wrong-type ']],
    [{}, ['missing /columns']],
    [{ columns: ['ID'] }, ['missing /columns']],
    [{ columns, header: true }, ['unknown-key /header']],
    [{ columns: { ID: 'ident' } }, ['unknown-field /columns/ID']],
    [{ columns: { 'a/b': 'ident' } }, ['unknown-field /columns/a~1b']],
    [{ columns: { ID: 5 } }, ['wrong-type /columns/ID']],
    [{ columns: { ID: {} } }, ['wrong-type /columns/ID']],
    [{ columns: { ID: { to: 'ident' } } }, ['unknown-field /columns/ID/to']],
    [{ columns: { ID: { to: 'id', form: 'x' } } }, ['unknown-key /columns/ID/form']],
    [{ columns: { A: { to: 'invoice.amount', currency: 'ABC' } } }, ['unknown-currency /columns/A/currency']],
    [{ columns: { A: { to: 'invoice.amount', currency: 5 } } }, ['unknown-currency /columns/A/currency']],
    [{ columns: { A: { to: 'containers', separator: '' } } }, ['wrong-type /columns/A/separator']],
    [{ columns: { A: { to: 'containers', separator: 1 } } }, ['wrong-type /columns/A/separator']],
    [{ columns: { A: { to: 'id', absent: '0' } } }, ['wrong-type /columns/A/absent']],
    [{ columns: { A: { to: 'id', absent: [0] } } }, ['wrong-type /columns/A/absent']],
    [{ columns, constants: ['import'] }, ['wrong-type /constants']],
    [{ columns, constants: { flou: 'import' } }, ['unknown-field /constants/flou']],
    [{ columns, ignore: 'Fraud' }, ['wrong-type /ignore']],
    [{ columns, ignore: [1] }, ['wrong-type /ignore']],
    [{ columns, delimiter: ';;' }, ['wrong-type /delimiter']],
    [{ columns, delimiter: '' }, ['wrong-type /delimiter']],
    [{ columns, delimiter: '"' }, ['wrong-type /delimiter']],
    [{ columns, delimiter: '\n' }, ['wrong-type /delimiter']],
    [{ columns, delimiter: 5 }, ['wrong-type /delimiter']],
    [
      { columns: { A: 'x', B: 'y', C: 'id' }, constants: { z: 1 }, more: 1 },
      [
        'unknown-key /more',
        'unknown-field /columns/A',
        'unknown-field /columns/B',
        'unknown-field /constants/z',
      ],
    ],
  ])('%j', (mapping, problems) => {
    expect(problemsOf(mapping)).toEqual(problems);
  });
});

describe('targets that are no field', () => {
  it.each([
    ['importer'],
    ['importer.'],
    ['importer.vat'],
    ['importer.id.x'],
    ['attributes'],
    ['attributes.'],
    ['attributes.__proto__'],
    ['attributes.constructor'],
    ['item'],
    ['item.'],
    ['item.attributes'],
    ['item.documents'],
    ['item.documents.type'],
    ['items'],
    ['items.sequence'],
    ['invoice'],
    ['itemCount'],
    ['item.hs6'],
    ['__proto__'],
    ['constructor'],
    ['toString'],
    [''],
    ['ID'],
  ])('%j', (target) => {
    expect(problemsOf({ columns: { A: target } })).toEqual(['unknown-field /columns/A']);
  });
});

describe('what is taken', () => {
  it.each([
    ['id', 'header', ['id']],
    ['importer.aeo', 'header', ['importer', 'aeo']],
    ['containers', 'header', ['containers']],
    ['invoice.amount', 'header', ['invoice', 'amount']],
    ['attributes.importUse', 'header', ['attributes', 'importUse']],
    ['attributes.box 44.code', 'header', ['attributes', 'box 44.code']],
    ['item.sequence', 'item', ['sequence']],
    ['item.itemPrice.currency', 'item', ['itemPrice', 'currency']],
    ['item.quantity.value', 'item', ['quantity', 'value']],
    ['item.attributes.a.b', 'item', ['attributes', 'a.b']],
  ])('%s', (target, scope, steps) => {
    const parsed = readMapping({ columns: { A: target } }, place);
    expect(parsed.ok && parsed.value.columns.get('A')).toMatchObject({ scope, steps });
  });

  it('a column may be called anything', () => {
    const parsed = readMapping({ columns: own('__proto__', 'id') }, place);
    expect(parsed.ok && [...parsed.value.columns.keys()]).toEqual(['__proto__']);
  });

  it('the example of the contract', () => {
    const parsed = readMapping(
      {
        delimiter: ',',
        columns: {
          'Declaration ID': 'id',
          'HS6 Code': 'item.commodityCode',
          'Item Price': { to: 'item.itemPrice.amount', currency: 'KRW' },
          'Import Use': 'attributes.importUse',
        },
        constants: { flow: 'import' },
        ignore: ['Fraud'],
      },
      place,
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: { delimiter: ',', ignore: new Set(['Fraud']), constants: [{ value: 'import' }] },
    });
  });
});
