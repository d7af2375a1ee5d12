import { type RunOrder, runEngine } from './engine-run.ts';
import { engineNamed } from './engines.ts';

// The program that runs one engine in a process of its own, so that none warms, fills or slows another.
const order = JSON.parse(process.argv[2] ?? '') as RunOrder;
const result = await runEngine(engineNamed(order.engine), order);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
