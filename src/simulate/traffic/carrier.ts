import type { CountryCode, PartyId } from '../../domain/codes.ts';
import type { Party } from '../../domain/party.ts';
import type { RandomStream } from '../random-stream.ts';
import { WeightedChoice } from './alias-table.ts';
import { coinCarrierName } from './coined-names.ts';
import type { PartnerCountry, TrafficScenario } from './traffic-scenario.ts';

/** Who carries, by one mode of transport. */
export type Carrier = { readonly party: Party; readonly mode: string; readonly prefix: string };

/** The carriers of the scenario: most by road, some by rail, a few by air. */
export function createCarriers(scenario: TrafficScenario, stream: RandomStream): readonly Carrier[] {
  return Array.from({ length: scenario.parties.carriers }, (_, index) => {
    const mode = index % 10 < 7 ? '3' : index % 10 < 9 ? '2' : '4';
    return createCarrier(index, mode, homeOfCarrier(scenario, mode, stream), scenario.country, stream);
  });
}

/** Abroad, carriers sit where much is sent by their mode; undefined is at home. */
function homeOfCarrier(
  scenario: TrafficScenario,
  mode: string,
  stream: RandomStream,
): PartnerCountry | undefined {
  const weighted = scenario.countries.map((country): [PartnerCountry, number] => {
    const byMode = country.routes.reduce((sum, route) => sum + (route.mode === mode ? route.weight : 0), 0);
    return [country, byMode * Math.sqrt(country.importWeight + country.exportWeight)];
  });
  const isAbroad = !stream.chance(0.35) && weighted.some(([, weight]) => weight > 0);
  return isAbroad ? new WeightedChoice(weighted).draw(stream) : undefined;
}

function createCarrier(
  index: number,
  mode: string,
  home: PartnerCountry | undefined,
  ownCountry: string,
  stream: RandomStream,
): Carrier {
  const country = home?.code ?? ownCountry;
  return {
    party: {
      id: `${country}-C${String(index + 1).padStart(4, '0')}` as PartyId,
      name: coinCarrierName(home?.names ?? 'uzbek', stream),
      country: country as CountryCode,
    },
    mode,
    prefix: letter(stream) + letter(stream),
  };
}

/** A vehicle of the carrier: the plates of a truck, a wagon's number, a flight. */
export function vehicleIdentity(carrier: Carrier, mode: string, stream: RandomStream): string {
  switch (mode) {
    case '2':
      return String(20_000_000 + stream.below(70_000_000));
    case '4':
      return `${carrier.prefix}-${100 + stream.below(60)}`;
    default:
      return `${10 + stream.below(80)}${carrier.prefix}${100 + stream.below(900)}`;
  }
}

function letter(stream: RandomStream): string {
  return String.fromCharCode(65 + stream.below(26));
}
