import type { Declaration } from '../declaration.ts';
import type { GoodsItem } from '../goods-item.ts';
import { type Changes, changed } from './plain.ts';

/** An ordinary import of one item, with changes: `aDeclaration({ office: '30' })`. */
export function aDeclaration(changes: Changes<Declaration> = {}): Declaration {
  return changed<Declaration>(
    {
      id: '26UZ0000000000001',
      flow: 'import',
      office: '10',
      lodgedAt: '2026-03-01T09:30:00+05:00',
      items: [anItem()],
    },
    changes,
  );
}

/** An ordinary item, with changes: `anItem({ sequence: 2, netMassKg: undefined })`. */
export function anItem(changes: Changes<GoodsItem> = {}): GoodsItem {
  return changed<GoodsItem>(
    {
      sequence: 1,
      commodityCode: '61091000',
      originCountry: 'CN',
      netMassKg: 100,
      itemPrice: { amount: '1250.50', currency: 'USD' },
    },
    changes,
  );
}
