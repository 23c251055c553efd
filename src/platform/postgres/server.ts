/** Our own PostgreSQL: made on the first start, found again on the next, stopped by its last user. */
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { clusterIn, end, launch, running } from './cluster.ts'
import { lock, tryLock } from './lock.ts'
import { explained } from './problem.ts'

export type RunningPostgres = {
  socketFolder: string
  /** The superuser's role. */
  user: 'postgres'
  /** It was already running: another process uses it, or one that was killed left it behind. */
  adopted: boolean
  /** Stops it, unless another process still uses it. */
  stop: () => Promise<void>
}

export type StartGiven = {
  /** Clave's own; PostgreSQL's part of it is the folder `postgres` therein. */
  dataFolder: string
  log?: Pick<Log, 'info'> | undefined
  /** For tests: quick, and a crash may lose everything. */
  fast?: boolean
}

export async function startPostgres(given: StartGiven): Promise<RunningPostgres> {
  try {
    return await start(given)
  } catch (error) {
    throw explained(error, given.dataFolder)
  }
}

async function start({ dataFolder, log, fast = false }: StartGiven): Promise<RunningPostgres> {
  const home = openHome(dataFolder)
  const cluster = clusterIn(home)
  const begun = Date.now()
  const { found, use } = await alone(home, async () => {
    const left = await running(cluster)
    const found = left ?? (await launch(home, { fast }))
    return {
      found: { ...found, adopted: left !== null },
      use: await lock(usersFile(home), 'shared'),
    }
  })
  const { pid, socketFolder, adopted } = found
  log?.info({ pid, adopted, ms: Date.now() - begun }, 'PostgreSQL is ready')

  let stopped: Promise<void> | undefined
  const stop = () =>
    alone(home, async () => {
      use.release()
      const last = tryLock(usersFile(home))
      if (!last) return
      await end(cluster, pid)
      last.release()
    })
  return { socketFolder, user: 'postgres', adopted, stop: () => (stopped ??= stop()) }
}

/** Looking, starting and stopping are for one process at a time. */
async function alone<T>(home: string, work: () => Promise<T>): Promise<T> {
  const held = await lock(join(home, 'start.lock'))
  try {
    return await work()
  } finally {
    held.release()
  }
}

/** Its lock is shared by every process that uses the server, to its last breath: the last one stops it. */
function usersFile(home: string): string {
  return join(home, 'users.lock')
}

/**
 * Made if need be; its real path, since processes are known by it. Started as root, the user who
 * runs PostgreSQL passes through the folder to their own below, but can't list it.
 */
function openHome(dataFolder: string): string {
  const root = process.getuid?.() === 0
  for (const folder of [dataFolder, join(dataFolder, 'postgres')]) {
    mkdirSync(folder, { recursive: true, mode: root ? 0o711 : 0o700 })
    const { mode } = statSync(folder)
    if (root && (mode & 0o001) === 0) chmodSync(folder, (mode & 0o777) | 0o011)
  }
  return realpathSync(join(dataFolder, 'postgres'))
}
