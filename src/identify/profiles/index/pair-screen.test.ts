import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldAt } from '../../fields/field-catalogue.ts';
import { PairScreen } from './pair-screen.ts';
import { TextClasses } from './text-classes.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const texts = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 4 });
/** What entries ask of two fields; many entries, so that some classes have more companions than are gone through. */
const entries = fc.array(fc.tuple(texts, texts), { maxLength: 150 });
const asked = fc.array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters)), {
  minLength: 1,
  maxLength: 200,
});

const field = fieldAt('office')!;

function fieldOf(index: number): TextClasses {
  return new TextClasses({ scope: 'header', index });
}

it('refuses no pair of texts that an entry asks for, and no other where few are asked', () => {
  fc.assert(
    fc.property(entries, asked, (wanted, pairs) => {
      const fields = [fieldOf(0), fieldOf(1)] as const;
      const numberOf = (classes: TextClasses, values: readonly string[]) =>
        classes.numberOf({ field, isPrefix: false, values });
      const screen = new PairScreen(
        fields,
        wanted.map(([first, second]) => ({
          first: numberOf(fields[0], first),
          second: numberOf(fields[1], second),
        })),
      );
      const check = (first: string, second: string): void => {
        const may = screen.mayMatch(fields[0].classOf(first), fields[1].classOf(second));
        const does = wanted.some(([one, two]) => one.includes(first) && two.includes(second));
        if (does) expect(may).toBe(true);
        else if (wanted.filter(([one]) => one.includes(first)).length <= 16) expect(may).toBe(false);
      };
      for (const [first, second] of pairs) check(first, second);
      for (const each of fields) each.forget();
      screen.forget();
      for (const [first, second] of pairs.toReversed()) check(first, second);
    }),
  );
});
