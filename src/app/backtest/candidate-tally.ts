import { type Declaration, type Flow, versionOf } from '../../domain/declaration.ts';
import type { Lane } from '../../domain/lane.ts';
import type { Money } from '../../domain/money.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { profileDrawOf } from '../../treat/random-draw.ts';
import { DailyCounts } from './daily-counts.ts';
import { Examples } from './examples.ts';
import { HitTally } from './hit-tally.ts';
import type { Inspection } from './inspection.ts';
import { MoveTally } from './lane-counts.ts';
import { MoneyTally } from './money-tally.ts';

/** A match of a candidate as the tallies count it. */
export type CountedMatch = {
  readonly declaration: Declaration;
  readonly day: string;
  readonly draw: number;
  readonly items: readonly number[];
  readonly laneInForce: Lane;
  readonly laneWithProfile: Lane;
  /** What selects it without the candidate. */
  readonly selectedBy: 'profile' | 'random' | 'none';
  /** Whether the candidate's own lane is applied, and is red. */
  readonly isSentToRed: boolean;
  readonly inspection: Inspection | undefined;
  readonly wasDrawn: boolean;
  readonly atStake: Money | undefined;
  /** The profiles in force that match it, by their place in the rule book, and whether each selects it. */
  readonly inForce: readonly { readonly place: number; readonly selects: boolean }[];
};

export type Overlap = { matched: number; selected: number };

/** Everything counted of one candidate. */
export class CandidateTally {
  readonly profile: RiskProfile;
  matches = 0;
  matchedItems = 0;
  readonly selectedWithout = { profile: 0, random: 0, none: 0 };
  readonly days = new DailyCounts();
  readonly byOffice = new Map<string, number>();
  readonly byFlow = new Map<Flow, number>();
  readonly sentToRed = new Map<Flow, number>();
  readonly moves = new MoveTally();
  readonly hits = new HitTally();
  readonly drawnHits = new HitTally();
  readonly recovered = new MoneyTally();
  readonly atStake = new MoneyTally();
  readonly atStakeOfNew = new MoneyTally();
  readonly examples = new Examples();
  /** By the place of a profile in the rule book in force. */
  readonly overlaps = new Map<number, Overlap>();

  constructor(profile: RiskProfile) {
    this.profile = profile;
  }

  count(match: CountedMatch): void {
    const { declaration, day, items, selectedBy, inspection } = match;
    this.matches += 1;
    this.matchedItems += items.length;
    if (match.isSentToRed)
      this.sentToRed.set(declaration.flow, (this.sentToRed.get(declaration.flow) ?? 0) + 1);
    this.selectedWithout[selectedBy] += 1;
    this.days.add(day);
    this.byOffice.set(declaration.office, (this.byOffice.get(declaration.office) ?? 0) + 1);
    this.byFlow.set(declaration.flow, (this.byFlow.get(declaration.flow) ?? 0) + 1);
    this.hits.add(inspection);
    if (match.wasDrawn) this.drawnHits.add(inspection);
    for (const money of inspection?.recovered ?? []) this.recovered.add(money);
    this.atStake.add(match.atStake);
    if (selectedBy === 'none') this.atStakeOfNew.add(match.atStake);
    this.#countOverlaps(match);
    this.#offerExample(match);
  }

  #countOverlaps({ inForce }: CountedMatch): void {
    for (const { place, selects } of inForce) {
      let overlap = this.overlaps.get(place);
      if (overlap === undefined) {
        overlap = { matched: 0, selected: 0 };
        this.overlaps.set(place, overlap);
      }
      overlap.matched += 1;
      if (selects) overlap.selected += 1;
    }
  }

  #offerExample({ declaration, draw, items, laneInForce, laneWithProfile, selectedBy }: CountedMatch): void {
    const isNew = selectedBy === 'none';
    // A draw of its own: by the declaration's draw itself, those drawn at random would be shown first.
    const rank = profileDrawOf(draw, `examples of ${this.profile.id}`);
    const importer = declaration.importer?.name ?? declaration.importer?.id;
    this.examples.offer(rank, isNew, () => ({
      declarationId: declaration.id,
      version: versionOf(declaration),
      lodgedAt: declaration.lodgedAt,
      office: declaration.office,
      ...(importer !== undefined && { importer }),
      items,
      laneInForce,
      laneWithProfile,
      isNew,
    }));
  }
}
