import type { App } from '../../app/app.ts';
import type { ReferenceSnapshot } from '../../app/ports/reference-store.ts';
import type { SettledPast } from '../../app/references/build-references.ts';
import { buildAndKeep } from '../../app/references/keep-references.ts';
import type { CurrencyCode } from '../../domain/codes.ts';
import type { Day, Moment } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';

/** Keeps references of shoes as of a day, and lets the node judge by them. */
export async function keepReferences(
  app: App,
  until: string,
  price = '20',
): Promise<ReferenceSnapshot | undefined> {
  const items = Array.from({ length: 40 }, (_, index) =>
    anItem({
      sequence: index + 1,
      commodityCode: '640399' as never,
      originCountry: 'CN' as never,
      netMassKg: 1 + index / 100,
      itemPrice: { amount: price, currency: 'USD' as CurrencyCode },
    }),
  );
  const declarations = [aDeclaration({ lodgedAt: `${until}T10:00:00Z` as Moment, items })];
  const past: SettledPast = {
    read: async (_, take) => {
      take({ kind: 'declarations', declarations });
      return (await app.store.acts.head()).sequence;
    },
  };
  return app.references.build(
    (order) => buildAndKeep(past, app.store.references, order),
    'system',
    until as Day,
  );
}
