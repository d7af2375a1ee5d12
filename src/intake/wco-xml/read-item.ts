import { itemBoxes, itemGroups } from './item-boxes.ts';
import { nodesOf, type Plain, put, readBoxes } from './read-boxes.ts';
import { numberOf, readValue } from './read-value.ts';
import type { Trace } from './trace.ts';
import { childOf, childrenOf, nodeAt, textOf, type XmlNode } from './xml-node.ts';

/** Kinds of classification by the tariff, the best first; messages of one kind only need not name it. */
const tariffTypes = ['TSP', 'HS', undefined];
const taricType = 'TRC';

/** One goods item as plain data. */
export function readItem(node: XmlNode, trace: Trace): Plain {
  const item: Plain = {};
  trace.note(item, 'sequence', node, '/SequenceNumeric');
  readBoxes(node, itemBoxes, itemGroups, item, trace);
  readCommodityCode(node, item, trace);
  readOrigin(node, item, trace);
  readPackages(node, item, trace);
  readDuty(node, item, trace);
  return item;
}

/** The code of the tariff, with the two digits that TARIC adds to it. */
function readCommodityCode(node: XmlNode, item: Plain, trace: Trace): void {
  const classifications = nodesOf(node, ['Commodity', 'Classification']);
  const idOf = (type: string | undefined) => {
    const found = classifications.find((each) => textOf(childOf(each, 'IdentificationTypeCode')) === type);
    return childOf(found, 'ID');
  };
  const tariff = tariffTypes.map(idOf).find((id) => textOf(id) !== undefined);
  if (tariff === undefined) return;
  const taric = idOf(taricType);
  const taricCode = textOf(taric) ?? '';
  const isTaricWrong = taric !== undefined && !/^\d*$/.test(taricCode);
  put(item, ['commodityCode'], `${textOf(tariff)}${taricCode}`, isTaricWrong ? taric : tariff, trace);
}

/** Non-preferential origin (type 1) is where the goods are from; without it, the first that is given. */
function readOrigin(node: XmlNode, item: Plain, trace: Trace): void {
  const origins = childrenOf(node, 'Origin');
  const ofType = (type: string) => origins.find((origin) => textOf(childOf(origin, 'TypeCode')) === type);
  putText(childOf(ofType('1') ?? origins[0], 'CountryCode'), ['originCountry'], item, trace);
  putText(childOf(ofType('2'), 'CountryCode'), ['attributes', 'preferentialOrigin'], item, trace);
}

/** All packagings together; one of them that is no count stands for all, so that it is refused. */
function readPackages(node: XmlNode, item: Plain, trace: Trace): void {
  let sum = 0;
  let last: XmlNode | undefined;
  for (const quantity of nodesOf(node, ['Packaging', 'QuantityQuantity'])) {
    const text = textOf(quantity);
    if (text === undefined) continue;
    last = quantity;
    const number = numberOf(text);
    if (typeof number === 'string' || number < 0) {
      put(item, ['packages'], number, quantity, trace);
      return;
    }
    sum += number;
  }
  if (last !== undefined) put(item, ['packages'], sum, last, trace);
}

/** The first duty, tax or fee that is named; the first regime that any of them names is the preference. */
function readDuty(node: XmlNode, item: Plain, trace: Trace): void {
  const fees = nodesOf(node, ['Commodity', 'DutyTaxFee']);
  const naming = (name: string) => fees.find((fee) => textOf(childOf(fee, name)) !== undefined);
  const first = naming('TypeCode');
  putText(childOf(first, 'TypeCode'), ['dutyType'], item, trace);
  putText(childOf(naming('DutyRegimeCode'), 'DutyRegimeCode'), ['preference'], item, trace);
  const rate = nodeAt(first, ['TaxRateNumeric']);
  if (rate !== undefined) put(item, ['dutyRatePercent'], readValue('number', rate, trace), rate, trace);
}

function putText(node: XmlNode | undefined, path: readonly string[], item: Plain, trace: Trace): void {
  if (node !== undefined) put(item, path, textOf(node), node, trace);
}
