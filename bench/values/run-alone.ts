import { type RebuildOrder, rebuildReferences } from './rebuild-references.ts';

// A process of its own, so that its memory is that of the rebuild alone.
const order = JSON.parse(process.argv[2] ?? '') as RebuildOrder;
process.stdout.write(`${JSON.stringify(rebuildReferences(order))}\n`);
