import { statSync } from 'node:fs';
import { type Check, repeat, type Setting } from '../measuring/benchmark.ts';
import { countLines } from '../measuring/count-lines.ts';
import { type Figure, figure, type Target } from '../measuring/figure.ts';
import { type MemoryUse, watchMemory } from '../measuring/memory-watch.ts';
import { quantity } from '../measuring/quantity.ts';
import { startTamga } from './command.ts';

const megabyte = 1_000_000;

/** A command that reads declarations from an NDJSON file and writes a line for each into another. */
export type LineCommand = {
  /** Which declarations, in a word or two. */
  readonly name: string;
  /** The command with its options, but for the files. */
  readonly args: readonly string[];
  readonly file: string;
  readonly declarations: number;
  readonly repetitions: number;
  readonly target: Target;
};

export type Part = { readonly condition: string; readonly figures: readonly Figure[]; readonly check: Check };

type Run = { readonly seconds: number; readonly memory: MemoryUse | undefined };

/** How fast such a command is, from the start of its process to its end, and how much memory it takes. */
export async function measureLineCommand(
  { site, tell }: Setting,
  { name, args, file, declarations, repetitions, target }: LineCommand,
): Promise<Part> {
  const out = `${file}.out`;
  const runs = await repeat(repetitions, tell, async (): Promise<Run> => {
    const command = startTamga(site, [...args, '--in', file, '--out', out]);
    const [ended, memory] = await Promise.all([command.ended, watchMemory(command.pid, command.ended)]);
    if (ended.code !== 0) throw new Error(`tamga ${args[0]} ended with ${ended.code}: ${ended.lastWords}`);
    return { seconds: ended.seconds, memory };
  });
  const bytes = statSync(file).size;
  const peaks = runs.flatMap(({ memory }) => memory?.peakMegabytes ?? []);
  const written = await countLines(out);
  return {
    condition: `${name}: ${quantity(bytes / declarations)} bytes a declaration`,
    figures: [
      figure(
        `declarations ${name}`,
        '/s',
        runs.map(({ seconds }) => declarations / seconds),
        target,
      ),
      figure(
        `read, ${name}`,
        'MB/s',
        runs.map(({ seconds }) => bytes / megabyte / seconds),
      ),
      ...(peaks.length === 0 ? [] : [figure(`peak memory, ${name}`, 'MB', peaks)]),
    ],
    check: {
      name: `${name}: a line for each declaration`,
      holds: written === declarations,
      detail: `${written} of ${declarations}`,
    },
  };
}
