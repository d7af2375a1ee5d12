import { containerCheckDigit } from '../../domain/container-number.ts';
import type { Flow } from '../../domain/declaration.ts';
import type { RandomStream } from '../random-stream.ts';
import type { LocalDay } from './calendar.ts';
import { composeDraft, type Place } from './compose-draft.ts';
import { copyOf, type Draft } from './draft.ts';
import type { Relation } from './relation.ts';
import type { Trader } from './trader.ts';
import type { Population, World } from './world.ts';

/** An honest declaration, with all the oddities honest trade has. */
export function composeHonest(world: World, place: Place, stream: RandomStream): Draft {
  const relation = chooseRelation(world, world.flows.draw(stream), place.day, stream);
  return withHonestOddities(world, composeDraft(world, relation, place, stream), place.day, stream);
}

/** A relation that trades on the day: by its trader's volume, and by the season of its goods. */
export function chooseRelation(world: World, flow: Flow, day: LocalDay, stream: RandomStream): Relation {
  if (flow === 'transit') return world.transits.draw(stream);
  const population = flow === 'import' ? world.importers : world.exporters;
  let chosen: Relation | undefined;
  for (let attempt = 0; attempt < 12; attempt++) {
    const candidate = stream.pick(activeTrader(population, day, stream).relations);
    chosen = candidate;
    if (stream.fraction() < (candidate.season[day.month] ?? 1)) break;
  }
  if (chosen === undefined) throw new Error('Every trader has a relation');
  return chosen;
}

function activeTrader(population: Population, day: LocalDay, stream: RandomStream): Trader {
  let trader: Trader | undefined;
  for (let attempt = 0; attempt < 12; attempt++) {
    trader = population.traders[population.byVolume.draw(stream)];
    if (trader !== undefined && trader.activeFromDay <= day.sinceStart) break;
  }
  if (trader === undefined) throw new Error('A population has traders');
  return trader;
}

function withHonestOddities(world: World, draft: Draft, day: LocalDay, stream: RandomStream): Draft {
  const { honest, parties } = world.scenario;
  if (draft.flow === 'import' && stream.chance(parties.occasionalShare))
    takeOccasionalImporter(world, draft, day, stream);
  if (draft.flow !== 'transit' && stream.chance(honest.newPairShare))
    draft.declarant = world.parts.brokers.draw(stream);
  if (stream.chance(honest.unusualPostShare)) draft.post = anotherPost(world, draft, stream);
  if (draft.containers.length > 0 && stream.chance(honest.wrongDigitShare)) {
    draft.containers = draft.containers.map(mistypeDigit);
  }
  return draft;
}

/** Someone who comes once: a firm just founded, or one that never imported before. */
function takeOccasionalImporter(world: World, draft: Draft, day: LocalDay, stream: RandomStream): void {
  const age = stream.chance(0.5) ? stream.between(10, 170) : stream.between(200, 4_000);
  const region = stream.pick(world.scenario.regions);
  draft.registeredDay = day.sinceStart - age;
  draft.local = world.register.newcomer(draft.registeredDay, region, stream);
  draft.declarant = stream.chance(0.8) ? world.parts.brokers.draw(stream) : draft.local;
}

/** The next version of a declaration whose lodger noticed a mistake. */
export function amendHonestly(draft: Draft, stream: RandomStream): Draft {
  const amended = copyOf(draft);
  amended.version += 1;
  for (const item of amended.items) {
    if (stream.chance(0.5)) item.valueUsd *= stream.between(0.94, 1.08);
    else item.packages = Math.max(1, Math.round(item.packages * stream.between(0.95, 1.05)));
  }
  return amended;
}

/** Another post for the same kind of traffic. */
export function anotherPost(world: World, draft: Draft, stream: RandomStream): string {
  const kind = draft.mode === '2' ? 'rail' : draft.mode === '4' ? 'air' : 'road';
  const others = world.scenario.offices.filter(
    (office) => office.kind === kind && office.code !== draft.post,
  );
  return others.length > 0 ? stream.pick(others).code : draft.post;
}

/** The number with a wrong check digit, as a slip of the pen or a false plate leaves it. */
export function mistypeDigit(container: string): string {
  const stem = container.slice(0, 10);
  return stem + ((containerCheckDigit(stem) + 3) % 10);
}
