import { runScreening, type ScreeningOrder } from './screening-run.ts';

// The program that screens in a process of its own, so that nothing else warms or fills it.
process.stdout.write(
  `${JSON.stringify(runScreening(JSON.parse(process.argv[2] ?? '') as ScreeningOrder))}\n`,
);
process.exit(0);
