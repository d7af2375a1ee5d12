import type { RandomStream } from '../random-stream.ts';
import type { LocalDay } from './calendar.ts';
import { vehicleIdentity } from './carrier.ts';
import { composeItems } from './compose-items.ts';
import { fleetContainer } from './container-fleet.ts';
import type { Draft } from './draft.ts';
import type { Relation } from './relation.ts';
import type { World } from './world.ts';

/** Where in the traffic a draft stands: its day, its place in the day, and which part of one act it is. */
export type Place = { readonly day: LocalDay; readonly index: number; readonly part: number };

/** A true declaration of a relation, as its trader would lodge it. */
export function composeDraft(world: World, relation: Relation, place: Place, stream: RandomStream): Draft {
  const items = composeItems(world, relation, place.day.month, stream);
  const grossKg = items.reduce((sum, item) => sum + item.grossKg, 0);
  return {
    identity: { id: undefined, firstAt: 0 },
    version: 1,
    relation,
    flow: relation.flow,
    local: relation.local,
    registeredDay: relation.registeredDay,
    foreign: relation.foreign,
    declarant: relation.declarant,
    carrier: relation.carrier,
    dispatchCountry: relation.flow === 'export' ? world.scenario.country : relation.country.code,
    destination: relation.destination,
    mode: relation.mode,
    post: relation.post,
    office: relation.office,
    vehicle: vehicleIdentity(relation.carrier, relation.mode, stream),
    containers: containersFor(relation.mode, grossKg, place, stream),
    procedure: world.procedures[relation.flow].draw(stream),
    invoiceNumber: 1 + stream.below(99_999),
    transportNumber: 1_000_000 + stream.below(9_000_000),
    items,
  };
}

/** Most rail freight and some trucks run in containers, each with up to 26 tonnes. */
export function containersFor(
  mode: string,
  grossKg: number,
  place: Place,
  stream: RandomStream,
): readonly string[] {
  const share = mode === '2' ? 0.6 : mode === '3' && grossKg > 5_000 ? 0.14 : 0;
  if (!stream.chance(share)) return [];
  return containersAt(place, Math.min(5, Math.ceil(grossKg / 26_000)));
}

/** The first containers that stand at a place. */
export function containersAt(place: Place, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    fleetContainer(place.day.number, place.index, place.part * 5 + index),
  );
}
