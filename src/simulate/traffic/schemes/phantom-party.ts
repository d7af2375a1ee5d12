import type { Party } from '../../../domain/party.ts';
import { RandomStream, streamKey } from '../../random-stream.ts';
import type { World } from '../world.ts';

/** Days that a firm made for fraud is used before the next takes its place. */
const lifetimeDays = 40;

/** The short-lived firm that a succession of them uses on a day: the same all its life, then another. */
export function phantomParty(
  world: World,
  succession: string,
  day: number,
): { party: Party; registeredDay: number } {
  const key = streamKey(world.seed, `phantom ${succession}`);
  const shift = new RandomStream(key).below(lifetimeDays);
  const generation = Math.floor((day + shift) / lifetimeDays);
  // Generations before the scenario are negative, and a stream's index is not.
  const stream = new RandomStream(key, generation + 1_000_000);
  const registeredDay = generation * lifetimeDays - shift - stream.between(8, 70);
  const region = stream.pick(world.scenario.regions);
  return { party: world.register.newcomer(registeredDay, region, stream), registeredDay };
}
