import type { Static, TSchema } from 'typebox';

type Writable<T> = T extends string | number | boolean | undefined
  ? T
  : { -readonly [K in keyof T]: Writable<T[K]> };
type Same<A, B> = [Writable<A>] extends [Writable<B>]
  ? [Writable<B>] extends [Writable<A>]
    ? unknown
    : never
  : never;

/** A schema of a view: the compiler compares the two, so that neither changes without the other. */
export function describing<View>() {
  return <Schema extends TSchema>(schema: Schema & Same<Static<Schema>, View>): Schema => schema;
}
