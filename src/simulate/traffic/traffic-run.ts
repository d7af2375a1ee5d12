import type { CurrencyCode } from '../../domain/codes.ts';
import type { Money } from '../../domain/money.ts';
import { RandomStream, type StreamKey, streamKey } from '../random-stream.ts';
import type { LocalDay } from './calendar.ts';
import { composeDraft, type Place } from './compose-draft.ts';
import type { PeopledWorld } from './create-world.ts';
import { declare, moneyOf } from './declare.ts';
import type { Draft } from './draft.ts';
import type { GeneratedDeclaration, Truth } from './generated-declaration.ts';
import { amendHonestly, composeHonest } from './honest-declaration.ts';
import { LodgementQueue } from './lodgement-queue.ts';
import { controlAsInThePast } from './past-control.ts';
import { RecentContainers } from './recent-containers.ts';
import { phantomParty } from './schemes/phantom-party.ts';
import type { Act } from './schemes/scheme.ts';
import type { Actor, Enlisted } from './schemes/underworld.ts';
import type { World } from './world.ts';

/** A generated declaration with the instants at which it and its first version were lodged. */
export type TimedDeclaration = {
  readonly at: number;
  readonly firstAt: number;
  readonly generated: GeneratedDeclaration;
};

/** What is to be lodged: a draft with what it hides. */
type Pending = {
  readonly draft: Draft;
  readonly enlisted: Enlisted | undefined;
  readonly items: readonly number[];
  readonly evaded: number;
};

/** Streams of a day are numbered within it; more than that many declarations a day would share streams. */
const placesOfDay = 2 ** 21;
/** Longer than anything waits to be lodged, so that a run begun this much earlier has forgotten its beginning. */
const memoryDays = 8;

/**
 * One run through the traffic of a world, a day at a time. A declaration depends on the day and its place in
 * it alone, and nothing waits longer than a week; a run may therefore begin on any day and lodges from then on
 * what a run from the very first day would.
 */
export class TrafficRun {
  readonly #world: World;
  readonly #peopled: PeopledWorld;
  readonly #keys: {
    readonly declaration: StreamKey;
    readonly scheme: StreamKey;
    readonly control: StreamKey;
  };
  readonly #declarationStream: RandomStream;
  readonly #schemeStream: RandomStream;
  readonly #controlStream: RandomStream;
  readonly #waiting = new LodgementQueue<Pending>();
  readonly #recentContainers = new RecentContainers();
  #today: LocalDay;
  /** Records lodged on the day so far, and first versions among them. */
  #records = 0;
  #firstVersions = 0;

  private constructor(peopled: PeopledWorld, day: LocalDay) {
    this.#peopled = peopled;
    this.#world = peopled.world;
    const { seed } = peopled.world;
    this.#keys = {
      declaration: streamKey(seed, 'declarations'),
      scheme: streamKey(seed, 'schemes'),
      control: streamKey(seed, 'past control'),
    };
    this.#declarationStream = new RandomStream(this.#keys.declaration);
    this.#schemeStream = new RandomStream(this.#keys.scheme);
    this.#controlStream = new RandomStream(this.#keys.control);
    this.#today = day;
  }

  /** All lodgements at an instant or after it, without end. */
  static *from(peopled: PeopledWorld, instantMs: number): Generator<TimedDeclaration, never> {
    const { calendar } = peopled.world;
    const first = calendar.dayAt(instantMs).number - memoryDays;
    const run = new TrafficRun(peopled, calendar.day(first));
    for (let number = first; ; number++) {
      for (const timed of run.#lodgeDay(calendar.day(number))) if (timed.at >= instantMs) yield timed;
    }
  }

  *#lodgeDay(day: LocalDay): Generator<TimedDeclaration> {
    const arrivals = this.#world.calendar.lodgementsOn(day);
    for (let index = 0; index < arrivals.length; index++) {
      const at = arrivals[index] ?? 0;
      yield* this.#lodgeDue(at);
      yield this.#lodge(this.#arrive(at, { day, index, part: 0 }), at);
    }
    yield* this.#lodgeDue(this.#world.calendar.beginningOf(day) + 86_400_000 - 1);
  }

  *#lodgeDue(until: number): Generator<TimedDeclaration> {
    while (this.#waiting.nextAt <= until) {
      const at = this.#waiting.nextAt;
      const pending = this.#waiting.take();
      if (pending !== undefined) yield this.#lodge(pending, at);
    }
  }

  /** What comes at a place of the traffic; further parts of it are left waiting. */
  #arrive(at: number, place: Place): Pending {
    const streamIndex = place.day.number * placesOfDay + place.index;
    this.#declarationStream.restart(this.#keys.declaration, streamIndex);
    this.#schemeStream.restart(this.#keys.scheme, streamIndex);
    const drawn = this.#peopled.underworld.drawOn(place.day.sinceStart, this.#schemeStream);
    return drawn === undefined
      ? this.#arriveHonestly(at, place)
      : this.#act(at, place, drawn.enlisted, drawn.actor);
  }

  #arriveHonestly(at: number, place: Place): Pending {
    const draft = composeHonest(this.#world, place, this.#declarationStream);
    const { amendmentShare, secondAmendmentShare } = this.#world.scenario.honest;
    const stream = this.#declarationStream;
    let amended = draft;
    let lodgedAt = at;
    while (amended.version < 3 && stream.chance(amended === draft ? amendmentShare : secondAmendmentShare)) {
      amended = amendHonestly(amended, stream);
      lodgedAt += Math.round(stream.between(0.2, 30) * 3_600) * 1_000;
      this.#waiting.add(lodgedAt, { draft: amended, enlisted: undefined, items: [], evaded: 0 });
    }
    return { draft, enlisted: undefined, items: [], evaded: 0 };
  }

  #act(at: number, place: Place, enlisted: Enlisted, actor: Actor): Pending {
    const composer = this.#declarationStream;
    const relation = this.#schemeStream.pick(actor.relations);
    const composeFurther = (part: number): Draft =>
      this.#disguise(composeDraft(this.#world, relation, { ...place, part }, composer), actor, place);
    const truth = composeFurther(0);
    const due = this.#world.tariff.revenueOf(truth, place.day.sinceStart);
    const act: Act = {
      world: this.#world,
      place,
      stream: this.#schemeStream,
      recentContainers: this.#recentContainers.all,
      composeFurther,
    };
    const [first, ...further] = enlisted.scheme
      .act(truth, act)
      .map(({ draft, delayMs, items, evaded }): Pending & { delayMs: number } => ({
        draft,
        enlisted,
        items,
        evaded: evaded ?? due - this.#world.tariff.revenueOf(draft, place.day.sinceStart),
        delayMs: Math.round(delayMs / 1_000) * 1_000,
      }));
    if (first === undefined) throw new Error(`Scheme ${enlisted.scheme.kind} lodges nothing`);
    for (const pending of further) this.#waiting.add(at + pending.delayMs, pending);
    return first;
  }

  /** Whoever lodges for an actor is who the actor wants to be seen; the goods are to be released at once. */
  #disguise(draft: Draft, actor: Actor, place: Place): Draft {
    if (draft.flow === 'import') draft.procedure = '4000';
    if (actor.declarant !== undefined) draft.declarant = actor.declarant;
    if (actor.phantom !== undefined) {
      const firm = phantomParty(this.#world, actor.phantom, place.day.sinceStart);
      draft.local = firm.party;
      draft.registeredDay = firm.registeredDay;
    }
    return draft;
  }

  #lodge(pending: Pending, at: number): TimedDeclaration {
    this.#turnTo(at);
    const { draft, enlisted } = pending;
    const id = this.#identify(draft, at);
    const day = this.#today.sinceStart;
    const declaration = declare(this.#world, draft, id, at, day);
    const truth = this.#truthOf(pending);
    this.#controlStream.restart(this.#keys.control, this.#today.number * placesOfDay + this.#records);
    this.#records += 1;
    this.#recentContainers.see(draft.containers);
    const lodged = { draft, declaration, truth, sensitivity: enlisted?.row.sensitivity, at, day };
    const control = controlAsInThePast(this.#world, lodged, this.#controlStream);
    return { at, firstAt: draft.identity.firstAt, generated: { declaration, truth, ...control } };
  }

  #turnTo(at: number): void {
    const { calendar } = this.#world;
    if (at < calendar.beginningOf(this.#today) + 86_400_000) return;
    this.#today = calendar.dayAt(at);
    this.#records = 0;
    this.#firstVersions = 0;
    this.#recentContainers.turnDay();
  }

  /** The id a declaration has from its first version on: the office, the day, and its number in the day. */
  #identify({ identity, office }: Draft, at: number): string {
    if (identity.id === undefined) {
      this.#firstVersions += 1;
      const day = this.#today.text.replaceAll('-', '');
      identity.id = `${office}-${day}-${String(this.#firstVersions).padStart(6, '0')}`;
      identity.firstAt = at;
    }
    return identity.id;
  }

  #truthOf({ enlisted, items, evaded }: Pending): Truth {
    if (enlisted === undefined) return { violating: false, items };
    const cents = Math.round(evaded * 100);
    const evadedRevenue: Money | undefined =
      cents > 0 ? moneyOf(cents, this.#world.scenario.currency as CurrencyCode) : undefined;
    return {
      violating: true,
      scheme: enlisted.scheme.kind,
      items,
      ...(evadedRevenue !== undefined && { evadedRevenue }),
    };
  }
}
