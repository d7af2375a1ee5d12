import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NomenclatureRow } from '../../../domain/nomenclature-row.ts';
import { anItem } from '../../../domain/testing/a-declaration.ts';
import { defaultLimits } from '../../../intake/limits.ts';
import { readNomenclature } from '../../../intake/read-nomenclature.ts';
import { arbitraryDeclaration } from '../../profiles/testing/arbitrary-rule-books.ts';
import { describedNomenclature, describeFit } from './describe-fit.ts';
import { Nomenclature } from './nomenclature.ts';
import { aNomenclature } from './testing/a-nomenclature.ts';

const small = () =>
  describedNomenclature(
    aNomenclature({
      '61': 'Apparel; knitted or crocheted',
      '6105': "Shirts; men's or boys', knitted or crocheted",
      '610510': 'Shirts; of cotton',
      '6109': 'T-shirts, singlets and other vests; knitted or crocheted',
      '610910': 'T-shirts; of cotton, knitted or crocheted',
      '610990': 'T-shirts; of textile materials (other than cotton), knitted or crocheted',
      '84': 'Machinery and mechanical appliances',
      '8407': 'Engines; spark-ignition reciprocating piston engines',
      '8409': 'Parts of the engines of heading no. 8407 or 8408',
    }),
  );
type Text = {
  readonly fit?: number;
  readonly bestHeading?: string;
  readonly bestFit?: number;
  readonly knownWords?: number;
};
const textOf = (commodityCode: string | undefined, description: string | undefined) =>
  describeFit(small(), anItem({ commodityCode, description })).text as Text | undefined;

describe('a description', () => {
  it('that says what its heading says fits it best', () => {
    expect(textOf('61091000', 'Cotton T-shirts')).toMatchObject({
      fit: 1,
      bestHeading: '6109',
      knownWords: 1,
    });
  });

  it('of the goods of another heading fits its own less, and tells which', () => {
    const text = textOf('61091000', 'Piston engines');
    expect(text).toMatchObject({ fit: 0, bestHeading: '8407' });
    expect(text?.bestFit).toBeGreaterThan(0.5);
  });

  it('is not like what a text leaves out, nor like the numbers of headings', () => {
    expect(textOf('610990', 'cotton')?.bestHeading).toBe('6105');
    expect(textOf('8409', '8408 cotton')?.bestHeading).toBe('6105');
  });

  it.each(['Футболка хлопок', 'Paxta tolasi', 'Zyxware Qorvex shirt'])(
    'in another language, or of names, says nothing: %s',
    (description) => {
      const text = textOf('61091000', description);
      expect(Object.keys(text ?? {})).toEqual(['knownWords']);
      expect(text?.knownWords).toBeLessThan(0.5);
    },
  );

  it('of numbers alone says nothing at all', () => {
    expect(textOf('61091000', '12 / 40')).toEqual({});
    expect(textOf('61091000', undefined)).toBeUndefined();
  });

  it('under a code that the nomenclature has not is compared with none, and still tells the best', () => {
    const known = describeFit(small(), anItem({ commodityCode: '62031000', description: 'Cotton T-shirts' }));
    expect(known).toMatchObject({ code: { isKnown: false }, text: { bestHeading: '6109' } });
    expect(known.text).not.toHaveProperty('fit');
  });

  it('without a heading tells the best', () => {
    expect(textOf(undefined, 'Cotton T-shirts')).toMatchObject({ bestHeading: '6109' });
    expect(textOf('61', 'Cotton T-shirts')).not.toHaveProperty('fit');
  });
});

it('every answer is between 0 and 1, and asked again or elsewhere the same', () => {
  const described = small();
  const words = fc.constantFrom('cotton', 'T-shirts', 'engine', 'parts', 'xyz', '8407', 'knitted,', 'хлопок');
  const description = fc.array(words, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '));
  fc.assert(
    fc.property(arbitraryDeclaration, description, ({ items }, text) => {
      for (const item of items) {
        const asked = { ...item, description: text };
        const first = describeFit(described, asked);
        expect(describeFit(described, asked)).toEqual(first);
        expect(describeFit(small(), asked)).toEqual(first);
        const { fit, bestFit, knownWords } = first.text as Text;
        for (const share of [fit, bestFit, knownWords]) {
          if (share === undefined) continue;
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

it('answers are kept to a bound', () => {
  const described = small();
  for (let at = 0; at < 20_050; at++) describeFit(described, anItem({ description: `shirts ${at}` }));
  describeFit(described, anItem({ description: 'shirts '.repeat(100) }));
  expect(described.answers.size).toBe(20_000);
  expect(described.answers.has('6109 shirts 0')).toBe(false);
  expect(described.answers.has('6109 shirts 20049')).toBe(true);
});

const file = join(
  fileURLToPath(new URL('../../../../', import.meta.url)),
  '../shared/data/reference/harmonized-system.csv',
);

describe.skipIf(!existsSync(file))('the Harmonized System', () => {
  const harmonizedSystem = async () => {
    const bytes = createReadStream(file);
    return await readNomenclature(bytes, { source: 'harmonized-system.csv', limits: defaultLimits });
  };

  it('is read without one problem', async () => {
    const { rows, problems } = await harmonizedSystem();
    expect(problems).toEqual([]);
    expect([2, 4, 6].map((digits) => rows.filter(({ code }) => code.length === digits).length)).toEqual([
      97, 1_229, 5_613,
    ]);
  });

  it('finds the heading of a subheading whose words are there by half', async () => {
    const { rows } = await harmonizedSystem();
    const described = describedNomenclature(new Nomenclature(rows));
    const subheadings = rows.filter(({ code }) => code.length === 6);
    const halved =
      (parity: number) =>
      ({ text }: NomenclatureRow) =>
        text
          .split(/\s+/)
          .filter((_, place) => place % 2 === parity)
          .join(' ');
    for (const textOfRow of [({ text }: NomenclatureRow) => text, halved(0)]) {
      const found = subheadings.filter((row) => {
        const item = anItem({ commodityCode: row.code, description: textOfRow(row) });
        return (describeFit(described, item).text as Text | undefined)?.bestHeading === row.code.slice(0, 4);
      });
      // Nothing here is left to chance; guessing would find one in a thousand.
      expect(found.length / subheadings.length).toBeGreaterThan(textOfRow.length === 1 ? 0.75 : 0.9);
    }
  }, 60_000);
});
