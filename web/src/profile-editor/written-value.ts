import type { FieldType } from './catalogue.ts';

type Value = string | number | boolean;

/** What a text means in a field of a type. What means nothing there stays text, and the server says so of it. */
export function meantBy(text: string, type: FieldType): Value {
  const trimmed = text.trim();
  if (type === 'number') return numberOf(trimmed) ?? trimmed;
  if (type === 'boolean' && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  return trimmed;
}

/** The values of a text, one a line. */
export function meantByLines(text: string, type: FieldType): readonly Value[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => meantBy(line, type));
}

/** The number a text writes, with a point or a comma, with or without spaces between thousands. */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? undefined : number;
}

/** A share from a percentage as it is typed: moved by two places of the decimal text, so that 33.3 is .333. */
export function shareOf(percent: string): number | string {
  const number = numberOf(percent);
  return number === undefined ? percent.trim() : movedBy(number, -2);
}

/** The percentage to type for a share. */
export function percentOf(share: number | undefined): string {
  return share === undefined ? '' : String(movedBy(share, 2));
}

function movedBy(number: number, places: number): number {
  const [digits, exponent = '0'] = String(number).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
