import type { Decimal } from '../../domain/decimal.ts';
import { type DecimalText, decimalOf } from '../../domain/decimal.ts';
import { instantOf, parseMoment } from '../../domain/moment.ts';

type Boxes = Readonly<Record<string, string>> | undefined;

/** The text of a national box; undefined where there is none. */
export function textIn(boxes: Boxes, name: string): string | undefined {
  return boxes !== undefined && Object.hasOwn(boxes, name) ? boxes[name] : undefined;
}

/** What a national box says in plain decimal digits, as in "1250.5"; undefined for anything else. */
export function decimalIn(boxes: Boxes, name: string): Decimal | undefined {
  const text = textIn(boxes, name)?.trim();
  return text !== undefined && /^\d{1,24}(?:\.\d{1,20})?$/.test(text)
    ? decimalOf(text as DecimalText)
    : undefined;
}

/** The instant in milliseconds that a national box names, in ISO 8601; undefined for anything else. */
export function instantIn(boxes: Boxes, name: string): number | undefined {
  const text = textIn(boxes, name)?.trim();
  const parsed = text === undefined ? undefined : parseMoment(text);
  return parsed !== undefined && 'moment' in parsed ? instantOf(parsed.moment) : undefined;
}
