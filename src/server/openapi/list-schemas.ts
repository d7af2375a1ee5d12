import Type from 'typebox';

const value = Type.Union([Type.String(), Type.Number()]);
const day = Type.String({ format: 'date', description: 'UTC day of lodgement, included' });

/** Lists as a rule book holds them: values, some of which are valid for a time only. */
export const namedLists = Type.Record(
  Type.String(),
  Type.Array(
    Type.Union([value, Type.Object({ value, validFrom: Type.Optional(day), validTo: Type.Optional(day) })]),
  ),
);
