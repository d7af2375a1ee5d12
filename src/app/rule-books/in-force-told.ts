/** The hash of the rule book in force, and what the last act that brought one in force tells; none on a fresh store. */
export type InForceTold = {
  readonly inForce: string | undefined;
  readonly recorded: string | undefined;
};
