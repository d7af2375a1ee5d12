import type { DirectoryLayout } from './directory-layout.ts';
import type { Log } from './patience.ts';

/** How the server is reached and ruled on this platform. */
export type ServerMeans = {
  readonly transport: 'socket' | 'tcp';
  /**
   * `signals` starts the server itself and sends it signals. `pg_ctl` leaves both to PostgreSQL's own program, which
   * knows how to shed an administrator's rights on Windows and how to ask for a shutdown where there are no signals.
   */
  readonly control: 'signals' | 'pg_ctl';
};

/** What every step of opening, watching and stopping the server needs to know. */
export type ServerContext = {
  readonly layout: DirectoryLayout;
  readonly means: ServerMeans;
  readonly log: Log;
};

/**
 * The means of a platform. `TAMGA_POSTGRES_TRANSPORT=tcp` asks for a loopback port where a socket is the rule, for
 * tools that cannot connect to a socket.
 */
export function serverMeans(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): ServerMeans {
  const isWindows = platform === 'win32';
  return {
    transport: isWindows || env.TAMGA_POSTGRES_TRANSPORT === 'tcp' ? 'tcp' : 'socket',
    control: isWindows ? 'pg_ctl' : 'signals',
  };
}
