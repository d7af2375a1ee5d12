/**
 * What fields say that hold a declaration against itself, once more and as plainly as it can be said. It goes by the
 * values that arbitrary declarations have: their numbers are few, small and exact in binary.
 */

type Bag = { readonly [key: string]: unknown };
type Bare = { readonly [key: string]: unknown; readonly items: readonly Bag[] };
type Check = (declaration: Bare) => readonly unknown[];

const number = (bag: Bag, key: string) => bag[key] as number | undefined;
const boxOf = (bag: Bag, name: string) => (bag.attributes as Bag | undefined)?.[name] as string | undefined;
const amountOf = (bag: Bag, key: string) => {
  const money = bag[key] as Bag | undefined;
  return money === undefined ? undefined : Number(money.amount);
};
const currencyOf = (bag: Bag, key: string) => (bag[key] as Bag | undefined)?.currency;
const by = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined || b === 0 ? undefined : a / b;

function sum(items: readonly Bag[], numberOf: (item: Bag) => number | undefined): number | undefined {
  let total = 0;
  for (const item of items) {
    const value = numberOf(item);
    if (value === undefined) return undefined;
    // In thousandths, of which every value here is a whole number.
    total += Math.round(value * 1_000);
  }
  return total / 1_000;
}

function differs(found: number | undefined, total: number | undefined): readonly unknown[] {
  if (found === undefined || total === undefined) return [];
  return [by(Math.abs(Math.round(found * 1_000) - Math.round(total * 1_000)) / 1_000, total)];
}

const box = (bag: Bag, name: string) => {
  const text = boxOf(bag, name);
  return text === undefined || Number.isNaN(Number(text)) || Number(text) < 0 ? undefined : Number(text);
};
const gross = (declaration: Bare) =>
  number(declaration, 'totalGrossMassKg') ?? sum(declaration.items, (item) => number(item, 'grossMassKg'));
const containers = (declaration: Bare) => (declaration.containers ?? []) as readonly string[];

/** The words of the few texts there are, without "va" and single letters. */
const words: Readonly<Record<string, number>> = {
  'Футболка хлопок': 2,
  'STRASSE 5': 1,
  'IPLIK ip': 2,
  't-shirts': 1,
  x: 0,
  'Spare parts, new': 3,
  'Товары народного потребления': 3,
  'Turli o‘yinchoq va oltin taqinchoqlar': 4,
};
const vague = ['x', 'Spare parts, new', 'Товары народного потребления'];

export const naiveHeaderChecks: Readonly<Record<string, Check>> = {
  'containers.wrongCheckDigit': (declaration) =>
    containers(declaration).filter((each) => each === 'csqu 305438-4'),
  'containers.malformed': (declaration) => containers(declaration).filter((each) => each.length === 5),
  distinctHeadings: ({ items }) => {
    const headings = items
      .map((item) => String(item.commodityCode ?? '').slice(0, 4))
      .filter((heading) => heading.length === 4);
    return headings.length === 0 ? [] : [new Set(headings).size];
  },
  lodgedHour: ({ lodgedAt }) => {
    const [, hour, rest] = /T(\d\d):([\d:.]+)/.exec(String(lodgedAt)) ?? [];
    return hour === '00' && /^[0:.]+$/.test(rest ?? '') ? [] : [Number(hour)];
  },
  transitDays: (declaration) => {
    const days = ['dispatchedAt', 'arrivalAt'].map((name) => Date.parse(boxOf(declaration, name) ?? ''));
    return days.some(Number.isNaN) ? [] : [((days[1] ?? 0) - (days[0] ?? 0)) / 86_400_000];
  },
  'invoice.isRound': (declaration) => {
    const amount = amountOf(declaration, 'invoice');
    return amount === undefined ? [] : [amount !== 0 && amount % 1_000 === 0];
  },
  grossMassPerContainerKg: (declaration) => [by(gross(declaration), new Set(containers(declaration)).size)],
  guaranteeToDuty: (declaration) => {
    const currency = boxOf(declaration, 'guaranteeCurrency');
    let due = 0;
    for (const item of declaration.items) {
      const key = item.customsValue === undefined ? 'itemPrice' : 'customsValue';
      const [value, rate] = [amountOf(item, key), number(item, 'dutyRatePercent')];
      if (value === undefined || rate === undefined) continue;
      if (currencyOf(item, key) !== currency) return [];
      due += Math.round(value * 1_000) * Math.round(rate * 10);
    }
    return currency === undefined ? [] : [by(box(declaration, 'guaranteeAmount'), due / 1_000_000)];
  },
  'check.grossMassDifference': (declaration) =>
    differs(
      sum(declaration.items, (item) => number(item, 'grossMassKg')),
      number(declaration, 'totalGrossMassKg'),
    ),
  'check.packagesDifference': (declaration) =>
    differs(
      sum(declaration.items, (item) => number(item, 'packages')),
      number(declaration, 'totalPackages'),
    ),
  'check.invoiceDifference': (declaration) => {
    const currency = currencyOf(declaration, 'invoice');
    if (declaration.items.some((item) => currencyOf(item, 'itemPrice') !== currency)) return [];
    return differs(
      sum(declaration.items, (item) => amountOf(item, 'itemPrice')),
      amountOf(declaration, 'invoice'),
    );
  },
  'check.manifestDifference': (declaration) =>
    differs(gross(declaration), box(declaration, 'manifestGrossMassKg')),
  'check.unknownCodes': (declaration) => {
    const text = JSON.stringify(declaration);
    return ['QU', 'PCS'].filter((code) => text.includes(`:"${code}"`));
  },
  'check.repeatedItems': ({ items }) => {
    const told = items.filter((item) => item.commodityCode !== undefined || item.description !== undefined);
    const repeated = told.filter((item, place) =>
      told.slice(0, place).some((before) => saysSame(item, before)),
    );
    return [repeated.length];
  },
};

function saysSame(a: Bag, b: Bag): boolean {
  const [unitOfA, unitOfB] = [a.quantity as Bag | undefined, b.quantity as Bag | undefined];
  return (
    ['commodityCode', 'description', 'originCountry', 'netMassKg', 'grossMassKg', 'packages'].every(
      (key) => a[key] === b[key],
    ) &&
    unitOfA?.value === unitOfB?.value &&
    unitOfA?.unit === unitOfB?.unit &&
    ['itemPrice', 'customsValue'].every(
      (key) => amountOf(a, key) === amountOf(b, key) && currencyOf(a, key) === currencyOf(b, key),
    )
  );
}

export const naiveItemChecks: Readonly<Record<string, (item: Bag) => unknown>> = {
  freightShare: (item) => {
    if (currencyOf(item, 'itemPrice') !== currencyOf(item, 'customsValue')) return undefined;
    const [price, value] = [amountOf(item, 'itemPrice'), amountOf(item, 'customsValue')];
    if (price === undefined || value === undefined) return undefined;
    return by((Math.round(value * 1_000) - Math.round(price * 1_000)) / 1_000, price);
  },
  kgPerPackage: (item) => by(number(item, 'netMassKg'), number(item, 'packages')),
  kgPerUnit: (item) =>
    by(number(item, 'netMassKg'), (item.quantity as Bag | undefined)?.value as number | undefined),
  densityKgPerM3: (item) => {
    const volume = box(item, 'volumeM3');
    if (volume !== undefined) return by(number(item, 'grossMassKg'), volume);
    const { unit, value } = (item.quantity ?? {}) as Bag;
    return unit === 'MTQ' ? by(number(item, 'netMassKg'), value as number) : undefined;
  },
  valuePerGrossKg: (item) =>
    by(amountOf(item, 'customsValue') ?? amountOf(item, 'itemPrice'), number(item, 'grossMassKg')),
  'description.words': ({ description }) =>
    description === undefined ? undefined : (words[String(description)] ?? 1),
  'description.isVague': ({ description }) =>
    description === undefined ? undefined : vague.includes(String(description)),
};
