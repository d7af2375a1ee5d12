import Type from 'typebox';
import type { ReferencesRow, ReferenceView } from '../api-references.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

const text = Type.String();
const day = Type.String({ format: 'date' });
const count = Type.Integer({ minimum: 0 });
const number = Type.Number();

export const referencesRow = named<ReferencesRow>(
  'References',
  describing<ReferencesRow>()(
    Type.Object({
      hash: text,
      currency: text,
      from: day,
      until: day,
      builtAt: Type.String({ format: 'date-time' }),
      declarations: count,
      items: count,
      cells: Type.Integer({
        minimum: 0,
        description: 'Commodity codes and origins with values of their own',
      }),
      upTo: Type.Integer({ minimum: 0, description: 'The last act of the record they were built from' }),
      ruleBook: text,
      isWhole: Type.Boolean({ description: 'False where only the hash is still kept' }),
    }),
  ),
);

const band = Type.Object({ low: number, high: number, values: count, level: count });
const quantiles = { median: number, p5: number, p25: number, p75: number, p95: number };

export const referenceView = named<ReferenceView>(
  'Reference',
  describing<ReferenceView>()(
    Type.Object({
      references: text,
      currency: text,
      from: day,
      until: day,
      code: text,
      origin: Type.Optional(text),
      normal: Type.Array(
        Type.Object({
          per: Type.String({ description: 'kg, or the supplementary unit' }),
          ...quantiles,
          code: Type.String({ description: 'What most of it rests on; empty for all goods' }),
          origin: Type.Optional(text),
          values: count,
          places: Type.Array(
            Type.Object({
              code: text,
              origin: Type.Optional(text),
              values: count,
              median: number,
              borrowed: number,
            }),
          ),
        }),
      ),
      bands: Type.Object({
        grossToNet: Type.Optional(band),
        kgPerPackage: Type.Optional(band),
        kgPerUnit: Type.Optional(band),
      }),
    }),
  ),
);

export const referenceSchemas = [referencesRow, referenceView];
