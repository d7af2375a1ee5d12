import type { App } from '../../app/app.ts';
import type { ReferenceSnapshot } from '../../app/ports/reference-store.ts';
import type { SettledPast } from '../../app/references/build-references.ts';
import { buildAndKeep } from '../../app/references/keep-references.ts';
import type { BuildOrdered } from '../../app/references/references-in-use.ts';
import type { CommodityCode, CountryCode } from '../../domain/codes.ts';
import type { Day, Moment } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';

/** Keeps references of shoes as of a day, and lets the node judge by them. */
export function keepReferences(
  app: App,
  until: string,
  price = '20',
): Promise<ReferenceSnapshot | undefined> {
  return app.references.build(buildOfShoes(app, price), 'system', until as Day);
}

/** Builds references of shoes of the last day that counts, whatever is in the record. */
export function buildOfShoes({ store }: Pick<App, 'store'>, price = '20'): BuildOrdered {
  return (order) => {
    const items = Array.from({ length: 40 }, (_, index) =>
      anItem({
        sequence: index + 1,
        commodityCode: '640399' as CommodityCode,
        originCountry: 'CN' as CountryCode,
        netMassKg: 1 + index / 100,
        itemPrice: { amount: price, currency: order.currency },
      }),
    );
    const declarations = [aDeclaration({ lodgedAt: `${order.until}T10:00:00Z` as Moment, items })];
    const past: SettledPast = {
      read: async (_, take) => {
        take({ kind: 'declarations', declarations });
        return (await store.acts.head()).sequence;
      },
    };
    return buildAndKeep(past, store.references, order);
  };
}
