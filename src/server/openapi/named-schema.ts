import Type, { type TSchema, type TUnsafe } from 'typebox';

/** A schema under the name it has in the document, referred to wherever it is used. */
export type NamedSchema<Value = unknown> = {
  readonly name: string;
  /** The schema itself, with its name. */
  readonly schema: TSchema;
  /** What stands for it elsewhere. */
  readonly ref: TUnsafe<Value>;
};

export function named<Value>(name: string, schema: object): NamedSchema<Value> {
  return {
    name,
    schema: Type.Unsafe({ ...schema, $id: name }),
    ref: Type.Unsafe<Value>({ $ref: `${name}#` }),
  };
}
