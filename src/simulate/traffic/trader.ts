import type { CountryCode, PartyId } from '../../domain/codes.ts';
import type { Party } from '../../domain/party.ts';
import type { RandomStream } from '../random-stream.ts';
import type { WeightedChoice } from './alias-table.ts';
import { coinName } from './coined-names.ts';
import type { Relation } from './relation.ts';
import type { NameStyle, PartyCounts, Region } from './traffic-scenario.ts';

/** A trader of the administration's own country, with the partners it deals with. */
export type Trader = {
  readonly party: Party;
  readonly region: Region;
  readonly activities: readonly string[];
  /** Days of the scenario. */
  readonly registeredDay: number;
  readonly activeFromDay: number;
  /** Brokers it goes to; none when it lodges itself. */
  readonly brokers: readonly Party[];
  /** How large its consignments are against the usual. */
  readonly size: number;
  /** How dear it buys or sells against the usual. */
  readonly priceFactor: number;
  /** Filled while the world is made, and never after. */
  readonly relations: Relation[];
};

/** Registration numbers begin this long before the scenario, and go on with the days. */
const registerOpenedDays = 7_300;
const firstNumber = 300_000_000;
/** Numbers of each day that are kept for traders outside the standing population. */
const spareNumbers = 200;

/**
 * Numbers parties as a register does: by the day of registration, so that a young firm can be told by a high
 * number, and within the day by who it is. The numbers do not depend on the seed.
 */
export class Register {
  readonly #perDay: number;
  readonly #country: CountryCode;

  constructor(country: string, population: number) {
    this.#country = country as CountryCode;
    this.#perDay = population + spareNumbers;
  }

  /** The number of member `index` of the standing population. */
  numberOf(index: number, registeredDay: number): PartyId {
    const day = Math.max(0, Math.floor(registeredDay) + registerOpenedDays);
    return String(firstNumber + day * this.#perDay + index) as PartyId;
  }

  /** The day of the scenario on which a number was given; for those of before the register its first day. */
  registeredDayOf(number: PartyId): number {
    return Math.floor((Number(number) - firstNumber) / this.#perDay) - registerOpenedDays;
  }

  /** A party outside the standing population; its number is among those spared for the day. */
  newcomer(registeredDay: number, region: Region, stream: RandomStream): Party {
    const index = this.#perDay - spareNumbers + stream.below(spareNumbers);
    return this.domesticParty(this.numberOf(index, registeredDay), region, false, stream);
  }

  domesticParty(id: PartyId, region: Region, aeo: boolean, stream: RandomStream): Party {
    const name = coinName('uzbek', stream);
    const address = `${region.name}, ${stream.pick(streets)} ${1 + stream.below(140)}`;
    return aeo
      ? { id, name, country: this.#country, address, aeo }
      : { id, name, country: this.#country, address };
  }
}

const streets = [
  'Bogʻ koʻchasi',
  'Chinor koʻchasi',
  'Anhor boʻyi',
  'Sanoat hududi',
  'Temiryoʻl koʻchasi',
  'Yangi hayot koʻchasi',
];

/** A party abroad; partners are numbered by country and order. */
export function foreignParty(
  role: 'S' | 'B',
  country: string,
  style: NameStyle,
  index: number,
  stream: RandomStream,
): Party {
  return {
    id: `${country}-${role}${String(index + 1).padStart(5, '0')}` as PartyId,
    name: coinName(style, stream),
    country: country as CountryCode,
  };
}

/** When a trader was registered and when it begins or wakes, in days of the scenario. */
export function lifeOf(
  counts: PartyCounts,
  stream: RandomStream,
): Pick<Trader, 'registeredDay' | 'activeFromDay'> {
  const fate = stream.fraction();
  const firstTwoYears = stream.between(0, 730);
  const longAgo = -stream.between(200, registerOpenedDays);
  if (fate < counts.newcomerShare) {
    return { registeredDay: firstTwoYears - stream.between(5, 60), activeFromDay: firstTwoYears };
  }
  if (fate < counts.newcomerShare + counts.dormantShare) {
    return { registeredDay: Math.min(longAgo, -900), activeFromDay: firstTwoYears };
  }
  return { registeredDay: longAgo, activeFromDay: -Infinity };
}

/** One line of business for most, two for some. */
export function activitiesOf(activities: WeightedChoice<string>, stream: RandomStream): readonly string[] {
  const first = activities.draw(stream);
  return stream.chance(0.2) ? [first, activities.draw(stream)] : [first];
}

/** None for those that lodge themselves, else one or two. */
export function brokersOf(
  brokers: WeightedChoice<Party>,
  counts: PartyCounts,
  stream: RandomStream,
): readonly Party[] {
  if (stream.chance(counts.selfDeclaredShare)) return [];
  const first = brokers.draw(stream);
  return stream.chance(0.3) ? [first, brokers.draw(stream)] : [first];
}
