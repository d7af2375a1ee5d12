import { isContainerNumber } from '../../domain/container-number.ts';
import { type Draft, type DraftItem, totalValueOf } from './draft.ts';
import type { VisibleSign } from './traffic-scenario.ts';
import type { World } from './world.ts';

/** A value that an officer of the past would call large. */
const largeValue = 40_000;
/** Days for which a firm counts as new. */
const newDays = 180;
const dearDutyPercent = 15;

type SeenItem = (item: DraftItem, draft: Draft, world: World, day: number) => boolean;
type SeenDeclaration = (draft: Draft, world: World, day: number) => boolean;

const itemSigns: Readonly<Partial<Record<VisibleSign, SeenItem>>> = {
  'low-unit-value': (item, _, world) =>
    priceAgainstUsual(item, world) < Math.min(0.6, Math.exp(-2.3 * spreadOf(item))),
  'high-unit-value': (item, _, world) =>
    priceAgainstUsual(item, world) >
    (item.brand?.priceFactor ?? 1) * Math.max(1.8, Math.exp(2.5 * spreadOf(item))),
  'loose-weight': (item) => {
    const usualPacking = item.goods.grossToNet - 1;
    return item.grossKg / item.netKg - 1 > 0.18 + 2 * usualPacking || item.grossKg < item.netKg;
  },
  'heavy-package': (item) =>
    item.goods.packageKind !== 'NE' &&
    item.packages >= 3 &&
    item.netKg / item.packages > 1.9 * item.goods.kgPerPackage,
  'vague-description': (item, _, world) => world.scenario.vagueDescriptions.includes(item.description),
  'origin-unlike-dispatch': (item, draft, world, day) =>
    item.origin !== draft.dispatchCountry && isWorthHiding(item, draft, world, day),
  'unlikely-origin': (item, draft, world, day) =>
    item.goods.originWeights.size > 0 &&
    !item.goods.originWeights.has(item.origin) &&
    isWorthHiding(item, draft, world, day),
  'missing-permit': (item) => item.goods.permit !== undefined && !item.hasPermit,
  'excise-transit': (item, draft) => draft.flow === 'transit' && item.goods.isExcise,
  branded: (item, _, world) => item.brand !== undefined && priceAgainstUsual(item, world) < 1.2,
  'cheap-by-air': (item, draft) => draft.mode === '4' && item.valueUsd / item.netKg < 1.1,
};

const declarationSigns: Readonly<Partial<Record<VisibleSign, SeenDeclaration>>> = {
  'new-importer-large-value': (draft, _, day) =>
    draft.flow === 'import' && day - draft.registeredDay < newDays && totalValueOf(draft) > largeValue,
  'below-threshold': (draft, { scenario }) => {
    const share = totalValueOf(draft) / scenario.smallConsignmentValue;
    return draft.flow === 'import' && share >= 0.85 && share < 1;
  },
  'wrong-digit': (draft) => draft.containers.some((container) => !isContainerNumber(container)),
};

/** Whether what is declared shows a sign that officers of the past looked at. */
export function shows(sign: VisibleSign, draft: Draft, world: World, day: number): boolean {
  const ofItem = itemSigns[sign];
  if (ofItem !== undefined) return draft.items.some((item) => ofItem(item, draft, world, day));
  return declarationSigns[sign]?.(draft, world, day) ?? false;
}

/** The declared price over what goods of the declared code usually cost. */
function priceAgainstUsual(item: DraftItem, world: World): number {
  return item.valueUsd / item.netKg / (world.parts.goods.get(item.code) ?? item.goods).usdPerKg;
}

/** Some goods differ in price more than others, and officers know it. */
function spreadOf({ goods }: DraftItem): number {
  return goods.priceSpread;
}

function isWorthHiding({ code, goods }: DraftItem, draft: Draft, world: World, day: number): boolean {
  return (
    draft.flow === 'import' && (goods.dutyPercent >= dearDutyPercent || world.tariff.isDefended(code, day))
  );
}
