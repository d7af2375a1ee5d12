import { containerNumber } from '../../domain/container-number.ts';

/** Owners' letters that are made up. */
const owners = [
  'TMXU',
  'QZNU',
  'BKVU',
  'ZXOU',
  'YQRU',
  'KJWU',
  'VQLU',
  'XTNU',
  'OZQU',
  'JVKU',
  'WQZU',
  'UXYU',
] as const;

const serialsPerOwner = 1_000_000;
const fleet = owners.length * serialsPerOwner;
/** Prime to the size of the fleet, so that consecutive places scatter over all owners without meeting. */
const stride = 7_368_787;
const daysBetweenTrips = 30;
const placesPerDay = 16_384;
const containersPerPlace = 20;

/**
 * A container that nothing else uses on the day or for a month around it: a place in the day's traffic and
 * an index at that place. Honest traffic of up to 16,384 arrivals a day thereby never shows one container in two
 * places at once.
 */
export function fleetContainer(dayNumber: number, place: number, index: number): string {
  const day = ((dayNumber % daysBetweenTrips) + daysBetweenTrips) % daysBetweenTrips;
  const slot =
    (day * placesPerDay + (place % placesPerDay)) * containersPerPlace + (index % containersPerPlace);
  const scattered = (slot * stride) % fleet;
  const owner = owners[Math.floor(scattered / serialsPerOwner)] ?? owners[0];
  return containerNumber(owner, scattered % serialsPerOwner);
}
