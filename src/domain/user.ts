import type { Brand } from './brand.ts';
import type { Role } from './role.ts';

export type UserId = Brand<string, 'UserId'>;

/** Someone, or some system, that works with Tamga. */
export type User = {
  readonly id: UserId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Sees these offices only; every office when absent. */
  readonly offices?: readonly string[];
};
