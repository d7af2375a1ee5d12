/**
 * The embedded PostgreSQL cannot be opened, and its message tells the operator what to do about it. Thrown, not
 * returned: without a store there is nothing that Tamga can go on with.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** The `code` of a failed system call or of a PostgreSQL answer (`ENOENT`, `57P03`), where there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The words of whatever was thrown, for one line of a log or a message. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
