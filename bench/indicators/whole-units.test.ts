import { expect, it } from 'vitest';
import { aDeclaration } from '../../src/domain/testing/a-declaration.ts';
import { exampleScenario } from '../../src/simulate/traffic/testing/example-scenario.ts';
import { WholeUnits } from './whole-units.ts';

const washingMachine = '8450111100';

function declared(count: number, code: string, kg: (index: number) => number): WholeUnits {
  const units = new WholeUnits(exampleScenario());
  for (let index = 0; index < count; index++) {
    const quantity = { value: 10, unit: 'H87' };
    const item = { sequence: 1, commodityCode: code as never, netMassKg: 10 * kg(index), quantity };
    units.add(aDeclaration({ items: [item] }));
  }
  return units;
}

it('whole units weigh, under the heading of their parts, what nine tenths of their declarations say', () => {
  const lists = declared(101, washingMachine, (index) => 50 + index / 5).lists();
  expect(lists['whole-unit-kg-low']).toEqual([{ value: '8450', is: 51 }]);
  expect(lists['whole-unit-kg-high']).toEqual([{ value: '8450', is: 69 }]);
  expect([...(lists.PARTS ?? [])].sort()).toEqual(['845090', '851779', '852990']);
});

it('a few declarations, or those of goods without parts, tell nothing', () => {
  expect(declared(19, washingMachine, () => 60).lists()).toEqual({});
  expect(declared(50, '9401610000', () => 60).lists()).toEqual({});
});
