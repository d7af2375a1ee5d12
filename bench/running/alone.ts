import { type MemoryUse, watchMemory } from '../measuring/memory-watch.ts';
import { startProgram } from './command.ts';
import type { Site } from './site.ts';

/**
 * Node lets the space for what is new grow by what survived while something was made ready, to 64 MB and more, and
 * keeps it: memory would tell more of that than of what is measured. Speed is the same within what runs differ.
 */
export const youngSpaceMegabytes = 16;

/**
 * Runs a program of the benchmarks in a process of its own, so that nothing else warms, fills or slows it. It is given an
 * order as its argument, and its last line is the result, both as JSON.
 */
export async function runAlone<Result>(
  site: Site,
  program: string,
  order: unknown,
): Promise<{ readonly result: Result; readonly memory: MemoryUse | undefined }> {
  const lines: string[] = [];
  const flags = [`--max-semi-space-size=${youngSpaceMegabytes}`];
  const command = startProgram(site, process.execPath, [...flags, program, JSON.stringify(order)], {
    onLine: (line) => lines.push(line),
  });
  const [ended, memory] = await Promise.all([command.ended, watchMemory(command.pid, command.ended)]);
  const [last] = lines.slice(-1);
  if (ended.code !== 0 || last === undefined) throw new Error(`${program} ended: ${ended.lastWords}`);
  return { result: JSON.parse(last) as Result, memory };
}
