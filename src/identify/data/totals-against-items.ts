import { type Decimal, decimalOf, decimalOfNumber, plus } from '../../domain/decimal.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { type Money, sumMoney } from '../../domain/money.ts';
import { decimalIn } from './box-values.ts';
import { grossMassOf, numberOf, sumOverItems } from './mass-totals.ts';
import { quotient } from './quotient.ts';

/** How far the gross masses of all items together are from the declared total, as a share of the total. */
export function grossMassDifference({ totalGrossMassKg, items }: KnownDeclaration): number | undefined {
  if (totalGrossMassKg === undefined) return undefined;
  return differenceShare(
    sumOverItems(items, ({ grossMassKg }) => grossMassKg),
    decimalOfNumber(totalGrossMassKg),
  );
}

/** How far the packages of all items together are from the declared total, as a share of the total. */
export function packagesDifference({ totalPackages, items }: KnownDeclaration): number | undefined {
  if (totalPackages === undefined) return undefined;
  return differenceShare(
    sumOverItems(items, ({ packages }) => packages),
    decimalOfNumber(totalPackages),
  );
}

/** How far the prices of all items together are from the invoice total in the same currency, as a share of that. */
export function invoiceDifference({ invoice, items }: KnownDeclaration): number | undefined {
  const prices: Money[] = [];
  for (const { itemPrice } of items) {
    if (itemPrice === undefined) return undefined;
    prices.push(itemPrice);
  }
  const sum = sumMoney(prices);
  if (invoice === undefined || sum?.currency !== invoice.currency) return undefined;
  return differenceShare(decimalOf(sum.amount), decimalOf(invoice.amount));
}

/** How far the gross mass is from that of the manifest, as a share of the manifest's (W03). */
export function manifestDifference(declaration: KnownDeclaration): number | undefined {
  const manifest = decimalIn(declaration.attributes, 'manifestGrossMassKg');
  return manifest && differenceShare(grossMassOf(declaration), manifest);
}

/** The distance is exact, so that nought means the same figure however many items it is made of. */
function differenceShare(found: Decimal | undefined, total: Decimal | undefined): number | undefined {
  if (found === undefined || total === undefined) return undefined;
  const difference = numberOf(plus(found, { ...total, units: -total.units }));
  return quotient(Math.abs(difference), numberOf(total));
}
