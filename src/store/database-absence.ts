/** What the system says of a connection that cannot be made or that broke. */
const lostConnection = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;

/**
 * SQLSTATEs of a PostgreSQL that is stopping, starting, full, or a replica that has not taken over yet:
 * connection exceptions, insufficient resources, operator intervention but for a cancelled query, read-only
 * transaction (PostgreSQL, Appendix A).
 */
const notServing = /^(08|53)...$|^57P..$|^25006$/;

/** What the driver says, without any code, of a connection that ended under it. */
const endedConnection = /^Connection terminated|is not queryable$|^Postgres connection has been discarded$/;

/** Whether an error says that the database was not there, rather than that it was asked something wrong. */
export function isDatabaseAbsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // A socket file that is gone is ENOENT, which of any other file would be a fault.
  if (syscall === 'connect') return true;
  if (code !== undefined) return lostConnection.test(code) || notServing.test(code);
  return endedConnection.test(error.message);
}
