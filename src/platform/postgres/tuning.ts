/** How our own PostgreSQL is set: sizes by the machine's memory, safety never traded for speed. */
import { statfsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'

const MEGABYTE = 1024 ** 2

/** As arguments of `postgres`. `fast` is for tests: a crash may lose everything. */
export function tuning({ fast = false }: { fast?: boolean }): string[] {
  const memoryMb = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MEGABYTE
  const cores = availableParallelism()
  const settings: Record<string, string | number> = {
    max_connections: 100,
    shared_buffers: fast ? '128MB' : `${between(64, Math.floor(memoryMb / 8), 2048)}MB`,
    effective_cache_size: `${between(256, Math.floor(memoryMb / 2), 16_384)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: `${between(64, Math.floor(memoryMb / 32), 512)}MB`,
    // Imports write much at once: fewer checkpoints, each spread over its whole interval.
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,
    random_page_cost: 1.1,
    // Compiling costs more than our statements do.
    jit: 'off',
    max_worker_processes: Math.max(8, cores),
    max_parallel_workers: cores,
    max_parallel_workers_per_gather: Math.min(2, cores),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_statement: 'none',
    // Statements may carry what people typed; errors are logged where they are handled.
    log_min_error_statement: 'panic',
    ...(smallSharedMemory() && { dynamic_shared_memory_type: 'mmap' }),
    ...(fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function between(least: number, wanted: number, most: number): number {
  return Math.max(least, Math.min(wanted, most))
}

/** Containers often have 64 MB of /dev/shm, which a parallel query exhausts. */
function smallSharedMemory(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256 * MEGABYTE
  } catch {
    return true
  }
}
