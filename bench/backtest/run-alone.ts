import { type BacktestOrder, tryOneByOne, tryTogether } from './run-backtest.ts';

// A process of its own, so that its memory is that of the back-test alone.
const order = JSON.parse(process.argv[2] ?? '') as BacktestOrder;
const result = order.way === 'together' ? tryTogether(order) : tryOneByOne(order);
process.stdout.write(`${JSON.stringify(result)}\n`);
