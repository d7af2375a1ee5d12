import { type CompiledRuleBook, compileRuleBook } from '../src/compiled-rule-book.ts';
import { decide } from '../src/decide.ts';
import type { Decision } from '../src/domain/decision.ts';
import type { Declaration } from '../src/domain/declaration.ts';
import { lanes } from '../src/domain/lane.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { readDeclaration } from '../src/intake/read-declaration.ts';
import { drawOf } from '../src/treat/random-draw.ts';
import type { Benchmark, Check } from './measuring/benchmark.ts';
import { atLeast, type Figure, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { ratePerSecond } from './measuring/rate.ts';
import { mean } from './measuring/statistics.ts';
import { generatedDeclarations, seed } from './workload/generated.ts';
import { profileSet } from './workload/profile-set.ts';
import { profileCount, sampleSize } from './workload/profiles-file.ts';

const target = atLeast(50_000);
const secret = 'the secret of a day';
const itemCounts = [1, 3];
const microsecondsInSecond = 1_000_000;

export const decideBenchmark: Benchmark = {
  name: 'decide',
  about: 'the pure function on parsed declarations, one thread, the draw included',
  async run({ isQuick, tell }) {
    const [repetitions, milliseconds, declarations] = isQuick ? [3, 20, 200] : [7, 1_500, 4_000];
    const compiled = compileRuleBook({
      profiles: profileSet(generatedDeclarations(sampleSize), profileCount, seed),
      lists: {},
      settings: defaultSettings,
    });
    const parts = itemCounts.map((items) => {
      tell(`declarations of ${items}`);
      return measure(generatedDeclarations(declarations, items), items, compiled, repetitions, milliseconds);
    });
    return {
      kind: 'measured',
      conditions: [
        `${profileCount} profiles; ${declarations} different generated declarations, plain objects in and out`,
        ...parts.map((part) => part.condition),
      ],
      figures: parts.flatMap((part) => part.figures),
      checks: parts.map((part) => part.check),
    };
  },
};

type Part = { readonly condition: string; readonly figures: readonly Figure[]; readonly check: Check };

function measure(
  declarations: readonly Declaration[],
  items: number,
  compiled: CompiledRuleBook,
  repetitions: number,
  milliseconds: number,
): Part {
  const steps = stepsOf(declarations, compiled);
  const decideAll = (): readonly Decision[] => declarations.map((each) => decided(each, compiled));
  const before = decideAll();
  // Warmed up as long as one repetition, so that the compiler has done its work.
  for (const { work } of steps) ratePerSecond(milliseconds, work);
  const rates = Array.from({ length: repetitions }, () =>
    steps.map(({ work }) => ratePerSecond(milliseconds, work)),
  );
  const size = items === 1 ? '1 item' : `${items} items`;
  return {
    condition: describe(before, size),
    figures: steps.map(({ name, isWhole }, step) => {
      const perSecond = rates.map((rate) => rate[step] ?? Number.NaN);
      return isWhole
        ? figure(`${name}, ${size}`, '/s', perSecond, target)
        : figure(
            `${name}, ${size}`,
            'µs',
            perSecond.map((rate) => microsecondsInSecond / rate),
          );
    }),
    check: {
      name: `${size}: decided alike before and after`,
      holds: JSON.stringify(decideAll()) === JSON.stringify(before),
      detail: `${declarations.length} decisions compared`,
    },
  };
}

function decided(declaration: Declaration, compiled: CompiledRuleBook): Decision {
  const facts = { decidedAt: declaration.lodgedAt, draw: drawOf(secret, declaration.id) };
  return decide(declaration, facts, compiled);
}

type Step = { readonly name: string; readonly isWhole: boolean; readonly work: (n: number) => void };

/** The whole and its neighbours, each on its own; what they make is kept, so that none of it is optimised away. */
function stepsOf(declarations: readonly Declaration[], compiled: CompiledRuleBook): readonly Step[] {
  const texts = declarations.map((declaration) => JSON.stringify(declaration));
  const values = texts.map((text) => JSON.parse(text) as unknown);
  const decisions = declarations.map((declaration) => decided(declaration, compiled));
  const kept = { last: undefined as unknown };
  const step = <Value>(
    name: string,
    inputs: readonly Value[],
    make: (input: Value) => unknown,
    isWhole = false,
  ): Step => ({
    name,
    isWhole,
    work: (n) => {
      kept.last = make(inputs[n % inputs.length] as Value);
    },
  });
  return [
    step('draw and decide', declarations, (each) => decided(each, compiled), true),
    step('JSON.parse', texts, (text) => JSON.parse(text)),
    step('readDeclaration', values, (value) => readDeclaration(value, { source: 'benchmark' })),
    step('draw', declarations, ({ id }) => drawOf(secret, id)),
    step('decide', declarations, (each) => decide(each, { decidedAt: each.lodgedAt, draw: 0.5 }, compiled)),
    step('JSON.stringify of the decision', decisions, (decision) => JSON.stringify(decision)),
  ];
}

function describe(decisions: readonly Decision[], size: string): string {
  const matches = mean(decisions.map(({ reasons }) => reasons.length));
  const shares = lanes.map((lane) => {
    const share = decisions.filter((decision) => decision.lane === lane).length / decisions.length;
    return `${lane} ${quantity(share * 100)} %`;
  });
  return `${size}: ${quantity(matches)} profiles match a declaration; ${shares.join(', ')}`;
}
