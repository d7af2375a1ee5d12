import { wilsonRate } from '../../../learn/measurement/wilson-interval.ts';
import type { Counted } from './question.ts';
import { Sums } from './summing.ts';

/** Declarations and items counted, with their sums. */
export class Count {
  declarations = 0;
  items = 0;
  ofDeclarations = 0;
  readonly sums = new Sums();

  told(hasSums: boolean): Counted {
    const { declarations, items, ofDeclarations } = this;
    return {
      declarations,
      items,
      ofDeclarations,
      share: wilsonRate(declarations, ofDeclarations),
      ...(hasSums && { sums: this.sums.told() }),
    };
  }
}
