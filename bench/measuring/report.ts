import type { BenchmarkResult, Measured } from './benchmark.ts';
import type { Figure } from './figure.ts';
import type { Machine } from './machine.ts';
import { quantity } from './quantity.ts';
import { markdownTable, textTable } from './table.ts';
import type { Versions } from './versions.ts';

/** A run of benchmarks; this is what `--json` prints. */
export type Report = {
  readonly date: string;
  readonly isQuick: boolean;
  readonly machine: Machine;
  readonly versions: Versions;
  readonly benchmarks: readonly BenchmarkResult[];
};

/** A load that leaves no whole core to the benchmarks, by processes per core. */
const busyLoad = 0.5;
const tableHeading = ['what', 'median', 'low – high', 'runs', 'target', 'met'];

/** What the figures are of and were taken on, a line each. */
export function headingLines({
  date,
  isQuick,
  machine,
  versions,
}: Omit<Report, 'benchmarks'>): readonly string[] {
  const { tamga, commit, node, postgres } = versions;
  const load = machine.loadAtStart;
  return [
    `Tamga ${tamga}${commit === undefined ? '' : ` (${commit})`}, Node ${node}, PostgreSQL ${postgres ?? 'unknown'}`,
    `${machine.cpu}, ${machine.cores} cores, ${quantity(machine.memoryGiB)} GiB, ${machine.system}`,
    `${date}; one sync of the disk takes ${quantity(machine.diskSyncMilliseconds)} ms`,
    ...(machine.isDiskMemory
      ? ['The folder for temporary files is memory: nothing written there is durable.']
      : []),
    ...(load !== undefined && load > busyLoad * machine.cores
      ? [
          `The machine was busy at the start (load ${quantity(load)}): the figures are lower than they could be.`,
        ]
      : []),
    ...(isQuick ? ['Quick sizes: they show that it works, not how fast it is.'] : []),
  ];
}

export function resultText(result: BenchmarkResult): string {
  const heading = `${result.name}: ${result.about}`;
  if (result.kind !== 'measured') return `${heading}\n  ${result.kind}: ${result.why}`;
  const parts = [
    result.figures.length === 0 ? [] : textTable(tableHeading, result.figures.map(cellsOf)).split('\n'),
    result.conditions.map((condition) => `- ${condition}`),
    checkLines(result),
  ];
  return [heading, ...parts.flat().map((line) => `  ${line}`)].join('\n');
}

/** The section of docs/benchmarks.md that a run fills. */
export function reportMarkdown(report: Report): string {
  const heading = headingLines(report).map((line) => `- ${line}`);
  return [heading.join('\n'), ...report.benchmarks.map(resultMarkdown)].join('\n\n');
}

function resultMarkdown(result: BenchmarkResult): string {
  const heading = `### ${result.name}\n\n${sentence(result.about)}`;
  if (result.kind !== 'measured') return `${heading}\n\n${sentence(`${result.kind}: ${result.why}`)}`;
  const lines = [...result.conditions, ...checkLines(result)].map((line) => `- ${line}`);
  return [heading, markdownTable(tableHeading, result.figures.map(cellsOf)), lines.join('\n')].join('\n\n');
}

function checkLines({ checks }: Measured): readonly string[] {
  return checks.map(({ name, holds, detail }) => `${holds ? 'holds' : 'DOES NOT HOLD'}: ${name} (${detail})`);
}

function cellsOf(measured: Figure): readonly string[] {
  const { name, unit, median, low, high, repetitions, target, verdict } = measured;
  return [
    name,
    `${quantity(median)} ${unit}`,
    repetitions.length === 1 ? '' : `${quantity(low)} – ${quantity(high)}`,
    String(repetitions.length),
    target === undefined ? '' : `${target.kind === 'at-least' ? '≥' : '≤'} ${quantity(target.value)}`,
    verdict === undefined ? '' : verdict.isMet ? 'yes' : `no, by ${quantity(verdict.gapPercent)} %`,
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
