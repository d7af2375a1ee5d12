import { type BacktestOrder, runBacktest } from './run-backtest.ts';

// A process of its own, so that its memory is that of the back-test alone.
const result = runBacktest(JSON.parse(process.argv[2] ?? '') as BacktestOrder);
process.stdout.write(`${JSON.stringify(result)}\n`);
