// A database for one small team on one machine: few processes, little memory, no network.

const COMMON = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  // replication, parallel query and I/O workers would each be a process that idles
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  max_worker_processes: '1',
  max_parallel_workers: '0',
  autovacuum_max_workers: '1',
  autovacuum_worker_slots: '2',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // a launcher that is gone must not leave a transaction holding locks for ever
  tcp_keepalives_idle: '60',
  idle_in_transaction_session_timeout: '120s',
}

/** For tests only: an interrupted machine may lose everything, and nothing waits for the disk. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** @param {{ durable: boolean }} options @returns {string[]} command line arguments */
export function postgresSettings({ durable }) {
  return Object.entries({ ...COMMON, ...(durable ? {} : NOT_DURABLE) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
}
