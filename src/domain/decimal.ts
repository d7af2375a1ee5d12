import type { Brand } from './brand.ts';

/** Decimal text without exponent, as in "1250.50". */
export type DecimalText = Brand<string, 'DecimalText'>;

/** An exact decimal: a whole number of units, each of them ten to the minus `places`. */
export type Decimal = { readonly units: bigint; readonly places: number };

export const zero: Decimal = { units: 0n, places: 0 };

/** The decimal a text spells: digits with at most one point, and perhaps a minus sign; no exponent. */
export function decimalOf(text: DecimalText): Decimal {
  const point = text.indexOf('.');
  if (point === -1) return { units: BigInt(text), places: 0 };
  return {
    units: BigInt(text.slice(0, point) + text.slice(point + 1)),
    places: text.length - point - 1,
  };
}

/** The decimal that a number is written as: 0.1 is a tenth, not the binary fraction next to it. */
export function decimalOfNumber(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), places: 0 };
  const [digits = '', exponent] = String(value).split('e');
  const { units, places } = decimalOf(digits as DecimalText);
  const moved = places - Number(exponent ?? 0);
  return moved < 0 ? { units: units * tenTo(-moved), places: 0 } : { units, places: moved };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  if (a.places === b.places) return { units: a.units + b.units, places: a.places };
  return a.places > b.places
    ? { units: a.units + b.units * tenTo(a.places - b.places), places: a.places }
    : { units: a.units * tenTo(b.places - a.places) + b.units, places: b.places };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** The decimal in full, without zeros that say nothing: "3.3" rather than "3.30". */
export function decimalText({ units, places }: Decimal): DecimalText {
  const text = spelled(units, places);
  if (places === 0) return text;
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end) as DecimalText;
}

/** The decimal to so many places, a half going to the even digit, with all its zeros. */
export function roundedText({ units, places }: Decimal, wanted: number): DecimalText {
  if (places <= wanted) return spelled(units * tenTo(wanted - places), wanted);
  const step = tenTo(places - wanted);
  const sign = units < 0n ? -1n : 1n;
  const whole = units / step;
  const twiceLeft = (units % step) * sign * 2n;
  const isUp = twiceLeft > step || (twiceLeft === step && whole % 2n !== 0n);
  return spelled(isUp ? whole + sign : whole, wanted);
}

function spelled(units: bigint, places: number): DecimalText {
  if (places === 0) return units.toString() as DecimalText;
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}` as DecimalText;
}

/** Raising ten to a power is slow, and these are asked for all the time. */
const powersOfTen = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

function tenTo(exponent: number): bigint {
  return powersOfTen[exponent] ?? 10n ** BigInt(exponent);
}
