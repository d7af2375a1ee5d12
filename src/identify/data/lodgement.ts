import { decimalOf } from '../../domain/decimal.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { localHourOf } from '../../domain/moment.ts';
import { instantIn } from './box-values.ts';

const dayMilliseconds = 86_400_000;

/** The hour of lodgement, 0 to 23, by the clock of the zone it was written in (R04); none where only a day was written. */
export function lodgedHour({ lodgedAt }: KnownDeclaration): number | undefined {
  return localHourOf(lodgedAt);
}

/** Days from dispatch to arrival, by national boxes (O05); below nought where the goods arrived before they left. */
export function transitDays({ attributes }: KnownDeclaration): number | undefined {
  const [from, to] = [instantIn(attributes, 'dispatchedAt'), instantIn(attributes, 'arrivalAt')];
  return from === undefined || to === undefined ? undefined : (to - from) / dayMilliseconds;
}

/** Whether the invoice is over a whole number of thousands, and over more than nothing (V09). */
export function isRoundInvoice({ invoice }: KnownDeclaration): boolean | undefined {
  if (invoice === undefined) return undefined;
  const { units, places } = decimalOf(invoice.amount);
  return units !== 0n && units % (1_000n * 10n ** BigInt(places)) === 0n;
}
