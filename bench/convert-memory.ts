import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, repeat } from './measuring/benchmark.ts';
import { countLines } from './measuring/count-lines.ts';
import { atMost, figure } from './measuring/figure.ts';
import { watchMemory } from './measuring/memory-watch.ts';
import { quantity } from './measuring/quantity.ts';
import { startTamga } from './running/command.ts';
import { declarationTexts } from './workload/declaration-texts.ts';
import { bytesReach, writeDeclarationsFile } from './workload/write-declarations.ts';

const target = atMost(400);
const megabyte = 1_000_000;
/** The input, the output, and as much again for whoever else uses the disk. */
const roomFactor = 3;

export const convertMemoryBenchmark: Benchmark = {
  name: 'convert-memory',
  about: '`tamga convert` of a large NDJSON file: memory, and whether it grows with the file',
  async run({ isQuick, site, tell }) {
    const [repetitions, size] = isQuick ? [1, 30 * megabyte] : [3, 1_000 * megabyte];
    const folder = site.folder();
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < size * roomFactor) {
      return { kind: 'skipped', why: `needs ${quantity((size * roomFactor) / megabyte)} MB in ${folder}` };
    }
    tell(`writing ${quantity(size / megabyte)} MB`);
    const [file, out] = [join(folder, 'large.ndjson'), join(folder, 'converted.ndjson')];
    const { lines, bytes } = await writeDeclarationsFile(declarationTexts('C'), file, bytesReach(size));
    const runs = await repeat(repetitions, tell, async () => {
      const command = startTamga(site, ['convert', '--in', file, '--out', out]);
      const [ended, memory] = await Promise.all([command.ended, watchMemory(command.pid, command.ended)]);
      if (ended.code !== 0) throw new Error(`tamga convert ended with ${ended.code}: ${ended.lastWords}`);
      if (memory === undefined) throw new Error('This system does not tell how much memory a process has.');
      return { ...ended, memory };
    });
    const converted = await countLines(out);
    return {
      kind: 'measured',
      conditions: [
        `${quantity(bytes / megabyte)} MB, ${quantity(lines)} generated declarations, file to file`,
        `${runs[0]?.memory.samples} samples of memory in the first run`,
        'early is the median between a tenth and three tenths of the time, late that of the last fifth',
      ],
      figures: [
        figure(
          'peak memory',
          'MB',
          runs.map(({ memory }) => memory.peakMegabytes),
          target,
        ),
        figure(
          'early memory',
          'MB',
          runs.map(({ memory }) => memory.earlyMegabytes),
        ),
        figure(
          'late memory',
          'MB',
          runs.map(({ memory }) => memory.lateMegabytes),
        ),
        figure(
          'read',
          'MB/s',
          runs.map(({ seconds }) => bytes / megabyte / seconds),
        ),
        figure(
          'declarations',
          '/s',
          runs.map(({ seconds }) => lines / seconds),
        ),
      ],
      checks: [
        { name: 'nothing is left out', holds: converted === lines, detail: `${converted} of ${lines}` },
      ],
    };
  },
};
