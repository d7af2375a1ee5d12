/**
 * The shape of a noun as plain data. One table serves whoever must know it: intake reads by it, conditions
 * are checked against it, and the published JSON Schema is written from it.
 */
export type Shape =
  | TextShape
  | NumberShape
  | { readonly kind: 'boolean' }
  | { readonly kind: 'moment' }
  /** Decimal text; on input a JSON number will do. */
  | { readonly kind: 'decimal'; readonly minimum?: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly minItems: number; readonly maxItems: number }
  | { readonly kind: 'record'; readonly of: Shape; readonly maxKeys: number }
  /** Any JSON value; read by whoever owns its meaning. */
  | { readonly kind: 'any' }
  | ObjectShape;

export type TextShape = {
  readonly kind: 'text';
  readonly maxLength: number;
  /** Which list or form the text must follow. */
  readonly code?: 'country' | 'currency' | 'commodity';
  /** Whether an absence is written as ''. */
  readonly mayBeEmpty?: boolean;
};

export type NumberShape = {
  readonly kind: 'number';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly whole?: boolean;
};

export type Member = { readonly shape: Shape; readonly required: boolean; readonly about: string };

export type ObjectShape = { readonly kind: 'object'; readonly members: Readonly<Record<string, Member>> };

type RequiredKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

/** A table with exactly the keys of T, whose required ones are those that T requires. */
type MembersOf<T> = {
  readonly [K in keyof T]-?: Member & { readonly required: K extends RequiredKeys<T> ? true : false };
};

/** The shape of T; the compiler compares the table with the type. */
export function object<T extends object>(members: MembersOf<T>): ObjectShape {
  return { kind: 'object', members: members as unknown as Readonly<Record<string, Member>> };
}

/** A member that must be there. */
export function required(shape: Shape, about: string): Member & { readonly required: true } {
  return { shape, required: true, about };
}

/** A member that may be absent. */
export function optional(shape: Shape, about: string): Member & { readonly required: false } {
  return { shape, required: false, about };
}

export function text(maxLength: number, options: Omit<TextShape, 'kind' | 'maxLength'> = {}): TextShape {
  return { kind: 'text', maxLength, ...options };
}

/** A number that is not below zero. */
export const nonNegative: NumberShape = { kind: 'number', minimum: 0 };
/** A count: whole and not below zero. */
export const count: NumberShape = { kind: 'number', minimum: 0, whole: true, maximum: 2_147_483_647 };
/** An ordinal: whole, from 1. */
export const ordinal: NumberShape = { kind: 'number', minimum: 1, whole: true, maximum: 2_147_483_647 };
/** A share or a probability, 0 to 1. */
export const share: NumberShape = { kind: 'number', minimum: 0, maximum: 1 };
export const boolean: Shape = { kind: 'boolean' };
export const moment: Shape = { kind: 'moment' };
export const country = text(2, { code: 'country' });
export const any: Shape = { kind: 'any' };

export function choice(of: readonly string[]): Shape {
  return { kind: 'choice', of };
}

export function list(of: Shape, minItems = 0, maxItems = 10_000): Shape {
  return { kind: 'list', of, minItems, maxItems };
}

export function record(of: Shape, maxKeys = 1_000): Shape {
  return { kind: 'record', of, maxKeys };
}
