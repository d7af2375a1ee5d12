import { type CommandOptions, runTamga } from './command.ts';
import type { Site } from './site.ts';

/** What an import that came to its end said and took. */
export type ImportCounts = {
  readonly decided: number;
  readonly known: number;
  readonly rejected: number;
  readonly seconds: number;
};

/** Runs `tamga import ARGS` to its end. */
export async function runImport(
  site: Site,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<ImportCounts> {
  const { lastWords, seconds } = await runTamga(site, ['import', ...args], options, [0, 3]);
  const counts = /^(\d+) decided, (\d+) known already, (\d+) rejected$/m.exec(lastWords);
  if (counts === null) throw new Error(`tamga import does not say what it did: ${lastWords}`);
  const [decided = 0, known = 0, rejected = 0] = counts.slice(1).map(Number);
  return { decided, known, rejected, seconds };
}
