import { type Endpoint, loopback, socketPort } from './endpoint.ts';

/** Name and value of PostgreSQL parameters; given on the command line, they win over `postgresql.conf`. */
export type ServerSettings = Readonly<Record<string, string>>;

const fourGigabytes = 4 * 1024 ** 3;

/**
 * Settings for a server on a small machine that it shares with Tamga. Durability is stated, although it is the
 * default, so that no edited `postgresql.conf` can weaken it: what was acknowledged is on the disk.
 */
export function serverSettings(
  endpoint: Endpoint,
  totalMemoryBytes: number,
  walCompression: string,
): ServerSettings {
  return {
    ...listeningSettings(endpoint),
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: totalMemoryBytes < fourGigabytes ? '128MB' : '256MB',
    max_wal_size: '2GB',
    wal_compression: walCompression,
    max_connections: '60',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'warning',
    cluster_name: 'tamga',
  };
}

/** One way in: a socket and no TCP port, or a port of the loopback address and no socket. */
function listeningSettings(endpoint: Endpoint): ServerSettings {
  if (endpoint.kind === 'tcp') {
    return { listen_addresses: loopback, port: String(endpoint.port), unix_socket_directories: '' };
  }
  // A list of directories: quotes keep a comma in a path from being read as the end of a name.
  const quoted = `"${endpoint.directory.replaceAll('"', '""')}"`;
  return { listen_addresses: '', port: String(socketPort), unix_socket_directories: quoted };
}

/** The settings as arguments of `postgres`. */
export function settingArguments(settings: ServerSettings): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The memory there is: the machine's, or less where a container sets a limit. */
export function availableMemoryBytes(machineBytes: number, limitBytes: number | undefined): number {
  return limitBytes !== undefined && limitBytes > 0 ? Math.min(machineBytes, limitBytes) : machineBytes;
}
