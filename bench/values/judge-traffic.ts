import type { CurrencyCode } from '../../src/domain/codes.ts';
import { type Declaration, versionOf } from '../../src/domain/declaration.ts';
import { ExchangeRates } from '../../src/domain/exchange-rates.ts';
import type { GoodsItem } from '../../src/domain/goods-item.ts';
import type { Day } from '../../src/domain/moment.ts';
import { judgeUnitValue } from '../../src/identify/values/judge-unit-value.ts';
import { observeDeclaration } from '../../src/identify/values/observe-declaration.ts';
import {
  type Observation,
  observeUnitValue,
  referenceValueOf,
} from '../../src/identify/values/observe-item.ts';
import { ReferenceAccumulator } from '../../src/identify/values/reference-accumulator.ts';
import { cellName } from '../../src/identify/values/reference-tree.ts';
import { referencesOf } from '../../src/identify/values/unit-value-references.ts';
import { generateTraffic } from '../../src/simulate/traffic/generate-traffic.ts';
import type { GeneratedDeclaration } from '../../src/simulate/traffic/generated-declaration.ts';
import { areaUnderCurve } from '../measuring/auc.ts';
import { readScenario } from '../workload/generated.ts';
import { type CellParameters, medianAndMad } from './judge-goods.ts';

export type TrafficQuality = {
  /** Of undervalued items against all other imported items, honest or not. */
  readonly references: number;
  /** The same by the median and MAD of code and origin alone. */
  readonly medianAndMad: number;
  readonly undervalued: number;
  readonly others: number;
  readonly undetermined: number;
};

const usd = 'USD' as CurrencyCode;
const rates = new ExchangeRates(usd, []);
/** So much of the traffic is the history, and what comes after is judged. */
const historyShare = 0.75;

/** How well imports of the planted scheme are told from the rest of the traffic that comes after a history. */
export function qualityOnTraffic(seed: number, declarations: number): TrafficQuality {
  const accumulator = new ReferenceAccumulator(usd);
  const byCell = new Map<string, number[]>();
  const judged: GeneratedDeclaration[] = [];
  let place = 0;
  for (const generated of generateTraffic(readScenario(), { seed, declarations })) {
    const { declaration } = generated;
    const { day, observations } = observeDeclaration(declaration, rates);
    place += 1;
    if (place <= declarations * historyShare) {
      accumulator.add(observations, day);
      for (const observation of observations.filter(isOfValue))
        valuesIn(byCell, observation).push(observation.steps);
    }
    // The first version of an amended declaration may be part of the history.
    else if (declaration.flow === 'import' && versionOf(declaration) === 1) judged.push(generated);
  }
  const references = referencesOf(accumulator);
  if (references === undefined) throw new Error('There is nothing to refer to');
  const cells = new Map([...byCell].map(([name, values]) => [name, medianAndMad(values)]));
  const scores: number[] = [];
  const cellScores: number[] = [];
  const isUndervalued: boolean[] = [];
  let undetermined = 0;
  for (const { declaration, truth } of judged) {
    const { day } = observeDeclaration(declaration, rates);
    for (const item of declaration.items) {
      const judgement = judgeUnitValue(references, item, day, rates);
      if (judgement.kind === 'undetermined') undetermined += 1;
      scores.push(judgement.kind === 'undetermined' ? 0 : judgement.z);
      cellScores.push(scoreInCell(item, day, cells));
      isUndervalued.push(truth.scheme === 'undervaluation' && concerns(truth.items, item));
    }
  }
  const undervalued = isUndervalued.filter(Boolean).length;
  return {
    references: areaUnderCurve(scores, isUndervalued),
    medianAndMad: areaUnderCurve(cellScores, isUndervalued),
    undervalued,
    others: scores.length - undervalued,
    undetermined,
  };
}

function isOfValue({ cell }: Observation): boolean {
  return cell.measure === 'value-per-kg';
}

function valuesIn(byCell: Map<string, number[]>, { cell }: Observation): number[] {
  const name = cellName(cell.code, cell.side);
  const known = byCell.get(name);
  if (known !== undefined) return known;
  const made: number[] = [];
  byCell.set(name, made);
  return made;
}

/** What has no spread to compare with scores as if it were normal. */
function scoreInCell(item: GoodsItem, day: Day, cells: ReadonlyMap<string, CellParameters>): number {
  const observed = observeUnitValue(item, referenceValueOf(item, day, rates));
  if (observed.kind === 'undetermined') return 0;
  const { cell, steps } = observed.observation;
  const { centre = 0, spread = 0 } = cells.get(cellName(cell.code, cell.side)) ?? {};
  return spread === 0 ? 0 : (centre - steps) / spread;
}

/** A scheme that names no items is about all of them. */
function concerns(items: readonly number[], { sequence }: Declaration['items'][number]): boolean {
  return items.length === 0 || items.includes(sequence);
}
