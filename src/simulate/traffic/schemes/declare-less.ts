import { roundMass } from '../compose-items.ts';
import type { DraftItem } from '../draft.ts';

/** Declares a part of the goods, under the gross mass of all of them. */
export function declareLess(item: DraftItem, factor: number): void {
  item.netKg = roundMass(item.netKg * factor);
  item.valueUsd *= factor;
  if (item.quantity !== undefined) item.quantity = Math.max(1, Math.round(item.quantity * factor));
}
