import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAudit } from '../src/app/audit/verify-audit.ts';
import type { OperationsStore } from '../src/app/ports/store.ts';
import { type Benchmark, type Check, repeat } from './measuring/benchmark.ts';
import { figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { runTamga, startTamga } from './running/command.ts';
import { runImport } from './running/import-counts.ts';
import type { Site } from './running/site.ts';
import { lookInto, postmasterFile, storeFolder } from './running/store-folder.ts';
import { type DeclarationTexts, textsOf } from './workload/declaration-texts.ts';
import { generatedDeclarations } from './workload/generated.ts';
import { profileCount, writeProfiles } from './workload/profiles-file.ts';
import { linesReach, writeDeclarationsFile } from './workload/write-declarations.ts';

/** When a round is ended, as a share of its declarations acknowledged, and what is killed. */
type Ending = { readonly share: number; readonly withDatabase: boolean };

const usualRound: Ending = { share: 0.3, withDatabase: false };
const rounds: readonly Ending[] = [
  usualRound,
  { share: 0.6, withDatabase: true },
  { share: 0.05, withDatabase: false },
];
const dayMilliseconds = 86_400_000;
/** A member no declaration has: the import tells of it once the declaration is durable, which acknowledges it. */
const remarkable = { benchmarkRemark: 'unknown on purpose' };

export const killBenchmark: Benchmark = {
  name: 'kill',
  about: '`tamga import` ended by SIGKILL: nothing acknowledged is lost, and importing again repeats nothing',
  async run({ isQuick, site, tell }) {
    const [declarations, distinct, played] = isQuick
      ? [2_000, 200, rounds.slice(0, 2)]
      : [20_000, 2_000, rounds];
    const folder = site.folder();
    const data = storeFolder(site);
    await runTamga(site, ['profiles', 'import', writeProfiles(folder), '--activate', '--data', data]);
    const generated = generatedDeclarations(distinct, 3);
    const results = await repeat(played.length, tell, async (number) => {
      const { share, withDatabase } = played[number - 1] ?? usualRound;
      const texts = textsOf(generated, `K${number}`, remarkable);
      const file = join(folder, `round-${number}.ndjson`);
      await writeDeclarationsFile(texts, file, linesReach(declarations));
      const killAfter = Math.ceil(share * declarations);
      return playRound(site, { data, file, texts, declarations, killAfter, withDatabase });
    });
    const acknowledged = results.map((round) => round.acknowledged);
    const kept = results.map((round) => round.kept);
    const again = results.map((round) => round.seconds);
    return {
      kind: 'measured',
      conditions: [
        `${quantity(declarations)} declarations of three items a round, ${profileCount} profiles, one store for all`,
        'a declaration counts as acknowledged when the import has printed a line about it',
        'in the second round the database is killed too',
      ],
      figures: [
        figure('acknowledged before the kill', 'declarations', acknowledged),
        figure('kept', 'declarations', kept),
        figure('import again, to its end', 's', again),
      ],
      checks: [...results.map(checkOf), ...(await checkStore(data, declarations * results.length))],
    };
  },
};

async function checkStore(data: string, declarations: number): Promise<readonly Check[]> {
  return lookInto(data, async (store) => {
    const stored = await storedCount(store.operations);
    const audit = await verifyAudit(store.acts);
    return [
      {
        name: 'no duplicates',
        holds: stored === declarations,
        detail: `${stored} stored of ${declarations} different declarations`,
      },
      {
        name: 'the record is intact',
        holds: audit.kind === 'intact',
        detail: audit.kind === 'intact' ? `${audit.links} links` : audit.why,
      },
    ];
  });
}

type Play = {
  readonly data: string;
  readonly file: string;
  readonly texts: DeclarationTexts;
  readonly declarations: number;
  readonly killAfter: number;
  readonly withDatabase: boolean;
};

type Round = {
  readonly acknowledged: number;
  readonly kept: number;
  readonly lost: number;
  readonly final: number;
  readonly declarations: number;
  readonly seconds: number;
};

async function playRound(site: Site, play: Play): Promise<Round> {
  const { data, file, texts, declarations } = play;
  const acknowledged = await importUntilKilled(site, play);
  const ids = Array.from({ length: declarations }, (_, n) => texts.idOf(n));
  const kept = await lookInto(data, async (store) => {
    const found = new Set<string>();
    for (const id of ids) if ((await store.declarations.find(id)) !== undefined) found.add(id);
    return found;
  });
  const lost = acknowledged.filter((line) => !kept.has(texts.idOf(line - 1))).length;
  const again = await runImport(site, ['--in', file, '--data', data]);
  const final = again.decided + again.known;
  return {
    acknowledged: acknowledged.length,
    kept: kept.size,
    // What was kept must be known to the second import too; otherwise it was lost in between.
    lost: lost + Math.max(0, kept.size - again.known),
    final,
    declarations,
    seconds: again.seconds,
  };
}

/** Imports until enough is acknowledged, kills, and answers the lines that were acknowledged by then. */
async function importUntilKilled(
  site: Site,
  { data, file, killAfter, withDatabase }: Play,
): Promise<readonly number[]> {
  const acknowledged: number[] = [];
  const command = startTamga(site, ['import', '--in', file, '--data', data, '--json'], {
    onErrorLine: (text) => {
      const line = /"line":(\d+)/.exec(text)?.[1];
      if (line === undefined) return;
      acknowledged.push(Number(line));
      if (acknowledged.length !== killAfter) return;
      command.kill('SIGKILL');
      if (withDatabase) killDatabase(data);
    },
  });
  const { code, lastWords } = await command.ended;
  if (code !== null) throw new Error(`The import ended with ${code} before it was killed: ${lastWords}`);
  return acknowledged;
}

/** Only the process that this run's own import started, by its number. */
function killDatabase(data: string): void {
  const pid = Number(readFileSync(postmasterFile(data), 'utf8').split('\n')[0]);
  if (Number.isSafeInteger(pid) && pid > 1) process.kill(pid, 'SIGKILL');
}

function checkOf({ acknowledged, kept, lost, final, declarations }: Round, index: number): Check {
  return {
    name: `round ${index + 1}: nothing acknowledged is lost`,
    holds: lost === 0 && kept >= acknowledged && final === declarations,
    detail: `${acknowledged} acknowledged, ${kept} kept, ${lost} lost, ${final} of ${declarations} in the end`,
  };
}

async function storedCount(operations: OperationsStore): Promise<number> {
  const from = new Date(Date.now() - dayMilliseconds).toISOString();
  const to = new Date(Date.now() + dayMilliseconds).toISOString();
  const { hours } = await operations.counts({}, from, to);
  return hours.reduce((sum, { decided }) => sum + decided, 0);
}
