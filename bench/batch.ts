import { type Benchmark, type Check, repeat } from './measuring/benchmark.ts';
import { atLeast, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { type BatchLoad, sendBatch } from './running/batch-load.ts';
import { measuredServerCondition, startMeasuredServer } from './running/measured-server.ts';
import { textsOf } from './workload/declaration-texts.ts';
import { generatedDeclarations } from './workload/generated.ts';
import { profileCount } from './workload/profiles-file.ts';

const target = atLeast(4_000);
const warmUpShare = 0.1;

export const batchBenchmark: Benchmark = {
  name: 'batch',
  about: 'declarations of three items in one streamed request, the answers read while it is sent',
  async run({ isQuick, site, tell }) {
    const [repetitions, declarations] = isQuick ? [2, 1_000] : [3, 40_000];
    const generated = generatedDeclarations(declarations, 3);
    const server = await startMeasuredServer(site);
    const send = (prefix: string, count: number): Promise<BatchLoad> =>
      sendBatch(server.url, server.token, textsOf(generated, prefix), count);
    tell('warming up');
    const warmUp = Math.ceil(declarations * warmUpShare);
    const warm = await send('W', warmUp);
    const loads = await repeat(repetitions, tell, (repetition) => send(`R${repetition}`, declarations));
    const stored = await server.stored();
    const peak = (await server.stop())?.peakMegabytes;
    const firstAnswer = Math.max(...loads.map((load) => load.firstAnswerSeconds));
    const rates = loads.map(({ seconds }) => declarations / seconds);
    const bytes = textsOf(generated, 'R').meanBytes;
    return {
      kind: 'measured',
      conditions: [
        `${profileCount} profiles, ${quantity(declarations)} declarations a request, ${quantity(bytes)} bytes each`,
        'the same traffic in every request under other ids: parties declare as often as in the made-up world',
        `${quantity(warmUp)} to warm up; the first answer came after ${quantity(firstAnswer)} s at the latest`,
        measuredServerCondition,
      ],
      figures: [
        figure('declarations', '/s', rates, target),
        ...(peak === undefined ? [] : [figure('peak memory of the server', 'MB', [peak])]),
      ],
      checks: checksOf([warm, ...loads], warmUp + repetitions * declarations, stored),
    };
  },
};

function checksOf(loads: readonly BatchLoad[], sent: number, stored: number): readonly Check[] {
  const decided = loads.reduce((sum, { statuses }) => sum + (statuses.get('decided') ?? 0), 0);
  return [
    { name: 'all are decided', holds: decided === sent, detail: `${decided} of ${sent}` },
    {
      name: 'answers come in order',
      holds: loads.every(({ isInOrder }) => isInOrder),
      detail: `${loads.length} requests`,
    },
    { name: 'as many stored', holds: stored === sent, detail: `${stored} of ${sent}` },
  ];
}
