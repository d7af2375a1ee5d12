/** What the commands answer to the shell. */
export const exitCodes = { done: 0, failed: 1, unusable: 2, someRejected: 3 } as const;
