import type { Flow } from '../../../domain/declaration.ts';
import type { RandomStream } from '../../random-stream.ts';
import type { Place } from '../compose-draft.ts';
import type { Draft } from '../draft.ts';
import type { LoadKind } from '../relation.ts';
import type { TradedGoods } from '../traded-goods.ts';
import type { PartnerCountry, TrafficScenario } from '../traffic-scenario.ts';
import type { World } from '../world.ts';
import type { SchemeKind } from './scheme-kind.ts';

/** How a kind of fraud is done: who is needed for it, and how what is declared departs from the truth. */
export type Scheme = {
  readonly kind: SchemeKind;
  /** The indicator of the catalogue that tells it. */
  readonly indicator: string;
  readonly riskArea: string;
  /** Declarations, with their versions, that one act brings on the average. */
  readonly recordsPerAct: number;
  readonly recruits: Recruitment;
  /** Turns a true draft into what is lodged; the first lodgement has no delay. */
  readonly act: (draft: Draft, act: Act) => readonly Lodgement[];
};

/** The trade a scheme lives on, and who can do it. */
export type Recruitment = {
  readonly flow: Flow;
  /** `phantom` firms live for weeks; `dormant` ones were registered long ago and never traded. */
  readonly who: 'established' | 'phantom' | 'dormant' | 'broker' | 'transit';
  readonly suits: (goods: TradedGoods, scenario: TrafficScenario) => boolean;
  readonly mode?: string;
  readonly load?: LoadKind;
  readonly origin?: (scenario: TrafficScenario) => string | undefined;
  /** Countries the goods are sent from, other than where they are made. */
  readonly dispatch?: (country: PartnerCountry) => boolean;
};

/** One occasion on which a scheme is used. */
export type Act = {
  readonly world: World;
  readonly place: Place;
  readonly stream: RandomStream;
  /** Containers others declared today and yesterday. */
  readonly recentContainers: readonly string[];
  /** Another true draft of the same relation, as a further part of the act. */
  readonly composeFurther: (part: number) => Draft;
};

/** One declaration of an act. */
export type Lodgement = {
  readonly draft: Draft;
  readonly delayMs: number;
  /** Sequences of the items concerned. */
  readonly items: readonly number[];
  /** Revenue evaded, where it is not simply what the true draft owes beyond the declared one. */
  readonly evaded?: number;
};

/** An act that is one declaration. */
export function lodgedOnce(draft: Draft, items: readonly number[] = everyItem(draft)): readonly Lodgement[] {
  return [{ draft, delayMs: 0, items }];
}

export function everyItem(draft: Draft): readonly number[] {
  return draft.items.map((_, index) => index + 1);
}
