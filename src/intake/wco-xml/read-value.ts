import type { BoxKind } from './box.ts';
import type { Trace } from './trace.ts';
import { readWcoMoment } from './wco-moment.ts';
import { childOf, textOf, type XmlNode } from './xml-node.ts';

/** What a mass in another unit is in kilograms (UN/ECE Rec 20); without a unit it is in kilograms. */
const kilogramsByUnit: ReadonlyMap<string, number> = new Map(
  Object.entries({ KGM: 1, GRM: 0.001, TNE: 1_000, LBR: 0.45359237 }),
);

/**
 * "Mutually defined" in UN/ECE Rec 20. Many messages name no unit for the supplementary quantity, because
 * the tariff defines it for each commodity code.
 */
const unitOfTariff = 'ZZ';

/**
 * The value of an element in the form a declaration has it; undefined when it says nothing. What cannot be
 * read is given back as it was written, for whoever reads the declaration to refuse with its place.
 */
export function readValue(kind: BoxKind, node: XmlNode, trace: Trace): unknown {
  if (kind === 'address') return addressOf(node);
  const text = textOf(node);
  if (text === undefined) return undefined;
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return numberOf(text);
    case 'mass':
      return massOf(text, node.unitCode);
    case 'money':
      return moneyOf(text, node, trace);
    case 'quantity':
      return quantityOf(text, node, trace);
    case 'amount':
      return withUnit(text, node.currencyId);
    case 'measure':
      return withUnit(text, node.unitCode);
    case 'moment':
      return readWcoMoment(node)?.text;
  }
}

/** A number as XML Schema writes decimals, without exponent or separators; anything else stays its text. */
export function numberOf(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : text;
}

/** The address in one line; the country has a place of its own. */
function addressOf(node: XmlNode): string | undefined {
  const parts = ['Line', 'CityName', 'PostcodeID', 'CountrySubDivisionName', 'CountrySubDivisionCode'];
  const written = parts.flatMap((name) => textOf(childOf(node, name)) ?? []);
  return written.length === 0 ? undefined : written.join(', ');
}

function massOf(text: string, unitCode = 'KGM'): number | string {
  const number = numberOf(text);
  const kilograms = kilogramsByUnit.get(unitCode.trim());
  if (kilograms === undefined) return `${text} ${unitCode}`;
  if (typeof number === 'string' || kilograms === 1) return number;
  // Twelve digits, so that 2.3 t is not 2299.9999999999995 kg.
  return Number((number * kilograms).toPrecision(12));
}

function moneyOf(text: string, node: XmlNode, trace: Trace): object {
  const money = { amount: decimalOf(text), currency: node.currencyId?.trim() };
  trace.note(money, 'amount', node);
  trace.note(money, 'currency', node, '/@currencyID');
  return money;
}

/** XML Schema lets a decimal begin or end with its point. */
function decimalOf(text: string): string {
  return text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, '');
}

function quantityOf(text: string, node: XmlNode, trace: Trace): object {
  const quantity = { value: numberOf(text), unit: node.unitCode?.trim() || unitOfTariff };
  trace.note(quantity, 'value', node);
  trace.note(quantity, 'unit', node, '/@unitCode');
  return quantity;
}

function withUnit(text: string, unit: string | undefined): string {
  return unit === undefined || unit.trim() === '' ? text : `${text} ${unit.trim()}`;
}
