import type { CodeCorrelation } from '../../../domain/code-correlation.ts';
import type { CommodityCode } from '../../../domain/codes.ts';
import type { Declaration } from '../../../domain/declaration.ts';
import { type Day, utcDayOf } from '../../../domain/moment.ts';
import { isRow, type NamedList } from '../../../domain/named-list.ts';
import { Correlation, correlated } from './correlated.ts';

/**
 * The list that tells how codes went over into the next version of the nomenclature: the value is `from|to`, `is` the share
 * of the goods of `from` that went there, 0 where it is not known, and `validFrom` the first day of the next version.
 */
export const correlationList = 'correlation';

/** A change of the nomenclature, and the first day after it. */
type Change = { readonly day: Day; readonly correlation: Correlation };

const known = new WeakMap<NamedList, readonly Change[]>();

/** The changes that a list tells of, the oldest first; made once for a list. */
function changesOf(list: NamedList): readonly Change[] {
  let changes = known.get(list);
  if (changes === undefined) {
    changes = changesIn(list);
    known.set(list, changes);
  }
  return changes;
}

function changesIn(list: NamedList): readonly Change[] {
  const byDay = new Map<Day, CodeCorrelation[]>();
  for (const element of list) {
    if (!isRow(element) || element.validFrom === undefined || typeof element.value !== 'string') continue;
    const [, from, to] = /^(\d{2,12})\|(\d{2,12})$/.exec(element.value) ?? [];
    if (from === undefined || to === undefined) continue;
    const codes = { from: from as CommodityCode, to: to as CommodityCode };
    const day = element.validFrom as Day;
    const rows = byDay.get(day) ?? [];
    rows.push(codes);
    byDay.set(day, rows);
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, rows]) => ({ day, correlation: new Correlation(rows) }));
}

/**
 * The declaration with its commodity codes as the latest version of the nomenclature has them, so that what was declared
 * before a change is met again after it. A code that became several stays as it was: which of them it would be, nobody
 * declared. The very same declaration where nothing is another. Its codes are those of the nomenclature of a day, of its
 * lodgement where none is named.
 */
export function carriedOver(
  declaration: Declaration,
  list: NamedList,
  day: Day = utcDayOf(declaration.lodgedAt),
): Declaration {
  if (changesAfter(list, day) === 0) return declaration;
  let isChanged = false;
  const items = declaration.items.map((item) => {
    if (item.commodityCode === undefined) return item;
    const commodityCode = carriedCode(list, item.commodityCode, day);
    if (commodityCode === item.commodityCode) return item;
    isChanged = true;
    return { ...item, commodityCode };
  });
  return isChanged ? { ...declaration, items } : declaration;
}

/** How many changes lie after a day: codes of two days after which there are as many go over in the same way. */
export function changesAfter(list: NamedList, day: Day): number {
  return changesOf(list).filter((change) => change.day > day).length;
}

/** A code of a day in the latest version of the nomenclature. */
export function carriedCode(list: NamedList, code: CommodityCode, day: Day): CommodityCode {
  return changesOf(list)
    .filter((change) => change.day > day)
    .reduce(afterChange, code);
}

function afterChange(code: CommodityCode, { correlation }: Change): CommodityCode {
  const [only, another] = correlated(code, correlation, 'later');
  return only === undefined || another !== undefined ? code : only.code;
}
