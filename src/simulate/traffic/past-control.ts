import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Moment } from '../../domain/moment.ts';
import type { RandomStream } from '../random-stream.ts';
import type { Draft } from './draft.ts';
import type { PastSelection, Truth } from './generated-declaration.ts';
import { schemes } from './schemes/schemes.ts';
import type { Sensitivity } from './traffic-scenario.ts';
import { shows } from './visible-signs.ts';
import type { World } from './world.ts';

type Control = keyof Sensitivity;

/** One lodged declaration as the policy of the past meets it. */
export type Lodged = {
  readonly draft: Draft;
  readonly declaration: Declaration;
  readonly truth: Truth;
  readonly sensitivity: Sensitivity | undefined;
  readonly at: number;
  /** Day of the scenario. */
  readonly day: number;
};

/**
 * Decides as the past did which declarations were controlled, and what came of it: some at random, more for
 * signs officers could see, and even then a control misses what it is not made to find.
 */
export function controlAsInThePast(
  world: World,
  lodged: Lodged,
  stream: RandomStream,
): { readonly selection?: PastSelection; readonly finding?: Finding } {
  const selected = select(world, lodged, stream);
  if (selected === undefined) return {};
  const { control, selection } = selected;
  return { selection, finding: inspect(world, lodged, control, stream) };
}

function select(
  world: World,
  { draft, day }: Lodged,
  stream: RandomStream,
): { control: Control; selection: PastSelection } | undefined {
  const { randomShare, signs, aeoFactor } = world.scenario.pastControl;
  const factor = draft.local?.aeo === true ? aeoFactor : 1;
  let spared = 1 - randomShare;
  let control: Control | undefined;
  const isDrawn = stream.chance(randomShare);
  for (const { sign, share, control: ordered } of signs) {
    if (!shows(sign, draft, world, day)) continue;
    spared *= 1 - share * factor;
    if (stream.chance(share * factor) && control !== 'physical') control = ordered;
  }
  const probability = Math.round((1 - spared) * 1e6) / 1e6;
  if (isDrawn) return { control: 'physical', selection: { by: 'random', probability } };
  return control === undefined ? undefined : { control, selection: { by: 'signs', probability } };
}

const measuresOf = {
  documents: ['document-check'],
  physical: ['physical-examination', 'weighing'],
} as const satisfies Record<Control, readonly string[]>;

function inspect(world: World, lodged: Lodged, control: Control, stream: RandomStream): Finding {
  const { declaration, draft, at } = lodged;
  const hours = Math.max(0.3, stream.logNormal(world.scenario.pastControl.medianHours[control], 0.6));
  const officers = [officerOf(world, draft.office, stream)];
  if (control === 'physical') officers.push(officerOf(world, draft.office, stream));
  return {
    declarationId: declaration.id,
    ...(draft.version > 1 && { version: draft.version }),
    ...outcomeOf(world, lodged, control, stream),
    inspectedAt: world.calendar.write(at + Math.round(hours * 3_600) * 1_000) as Moment,
    officers: [...new Set(officers)],
    measures: measuresOf[control],
  };
}

function outcomeOf(
  world: World,
  { truth, sensitivity, draft }: Lodged,
  control: Control,
  stream: RandomStream,
): Pick<Finding, 'result' | 'riskAreas' | 'revenueRecovered' | 'item'> {
  const isFound = truth.scheme !== undefined && stream.chance(sensitivity?.[control] ?? 0);
  if (isFound && truth.scheme !== undefined) {
    const [item] = truth.items;
    return {
      ...(truth.items.length === 1 && draft.items.length > 1 && item !== undefined && { item }),
      result: 'violation',
      riskAreas: [schemes[truth.scheme].riskArea],
      ...(truth.evadedRevenue !== undefined && { revenueRecovered: truth.evadedRevenue }),
    };
  }
  const isMistaken = stream.chance(world.scenario.pastControl.discrepancyShare);
  return isMistaken ? { result: 'discrepancy', riskAreas: ['data-quality'] } : { result: 'compliant' };
}

function officerOf(world: World, office: string, stream: RandomStream): string {
  const officers = world.scenario.offices.find(({ code }) => code === office)?.officers ?? 1;
  return `officer-${office}-${1 + stream.below(officers)}`;
}
