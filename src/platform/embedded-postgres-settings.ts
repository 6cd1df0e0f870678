// How the carried PostgreSQL is tuned: little memory, quick commits, and nothing that could lose one.
import { totalmem } from 'node:os';

/**
 * Given on the command line, so that they hold whatever the cluster's own file says.
 * Measured on 2 cores, 18.4, idle with no connection: io_method worker 28 MiB PSS in 9 processes, sync 20 MiB in 5.
 */
const tuning: Readonly<Record<string, string>> = {
  // Acknowledged means durable.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Memory.
  io_method: 'sync',
  max_connections: '60',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  temp_file_limit: '2GB',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '4',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  wal_level: 'minimal',
  huge_pages: 'off',
  jit: 'off',
  // Commits and checkpoints: WAL stays small enough to be replayed in seconds after a crash. Pages compressed by the only
  // method carried took a twentieth of the database's time in a recompute.
  wal_compression: 'off',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  // The log: the server's own life only. Statements, parameters and details may quote people (ASVS 16.2.5).
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  TimeZone: 'UTC',
};

/** Of the machine's memory, what pages of the database may take for themselves: it serves the program and its people too. */
const sharedPart = 1 / 16;
const sharedMiBMin = 64;
const sharedMiBMax = 512;

/**
 * A page that is not there must be fetched, and where all are changed one must be written first, by whoever waits for
 * an answer. What is not used yet takes no memory.
 */
function memorySettings(): Readonly<Record<string, string>> {
  const constrained = process.constrainedMemory();
  const bytes = Math.min(totalmem(), constrained > 0 ? constrained : totalmem());
  const mebibytes = bytes / 1024 / 1024;
  const shared = Math.floor(Math.min(sharedMiBMax, Math.max(sharedMiBMin, mebibytes * sharedPart)));
  return {
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.floor(Math.max(512, mebibytes / 2))}MB`,
  };
}

export interface Listening {
  /** A folder for the socket, or undefined where there are none (Windows) and 127.0.0.1 is used. */
  socketFolder: string | undefined;
  port: number;
}

/** The arguments of `postgres`. `clusterName` shows in the process list and tells our server from any other. */
export function serverArguments(dataPath: string, clusterName: string, listening: Listening): string[] {
  const all: Record<string, string> = {
    ...tuning,
    ...memorySettings(),
    cluster_name: clusterName,
    port: String(listening.port),
    ...(listening.socketFolder === undefined
      ? { listen_addresses: '127.0.0.1' }
      : {
          listen_addresses: '',
          unix_socket_directories: listening.socketFolder,
          unix_socket_permissions: '0700',
        }),
  };
  return ['-D', dataPath, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

export const initdbArguments: readonly string[] = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=es-EC',
  '--data-checksums',
  '--text-search-config=spanish',
  '--no-instructions',
];
