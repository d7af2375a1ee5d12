import type { Static, TSchema } from 'typebox';

type Writable<T> = T extends string | number | boolean | undefined
  ? T
  : { -readonly [K in keyof T]: Writable<T[K]> };
type Fits<A, B> = [Writable<A>] extends [Writable<B>] ? ([keyof B] extends [keyof A] ? true : false) : false;
type Same<A, B> = Fits<A, B> extends true ? (Fits<B, A> extends true ? unknown : never) : never;

/** A schema of a view: the compiler compares the two, so that neither changes without the other. */
export function describing<View>() {
  return <Schema extends TSchema>(schema: Schema & Same<Static<Schema>, View>): Schema => schema;
}
