/** Why somebody should think twice before something comes in force. */
export const concernCodes = [
  'validity-overlap',
  'validity-gap',
  'validity-ended',
  'already-scheduled',
  'too-much-to-red',
  'too-little-read',
] as const;
export type ConcernCode = (typeof concernCodes)[number];

export type Concern = {
  readonly code: ConcernCode;
  /** What would happen, with its figures, and what else could be done. */
  readonly message: string;
};

/** Which concerns somebody answers for: whatever there is, or those of these codes. */
export type Confirmation = 'all' | readonly ConcernCode[];

/** Whether every concern is confirmed. */
export function areConfirmed(concerns: readonly Concern[], confirmation: Confirmation = []): boolean {
  return confirmation === 'all' || concerns.every(({ code }) => confirmation.includes(code));
}
