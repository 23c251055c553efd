/** Our own PostgreSQL: made on the first start, found again on the next, stopped by its last user. */
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { living } from './alive.ts'
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
  const find = async () => {
    const left = await running(cluster)
    return { adopted: left !== null, ...(left ?? (await launch(home, { fast }))) }
  }
  const { found, use } = await alone(home, async () => {
    return { found: await find(), use: await lock(usersFile(home), 'shared') }
  })
  const { pid, socketFolder, adopted } = found
  log?.info({ pid, adopted, ms: Date.now() - begun }, 'PostgreSQL is ready')

  const watch = watchOver(cluster, async () => {
    const { pid } = await alone(home, find)
    log?.info({ pid }, 'PostgreSQL was gone and runs again')
  })
  const stop = async () => {
    await watch.end()
    await alone(home, async () => {
      use.release()
      const last = tryLock(usersFile(home))
      if (!last) return
      await end(cluster)
      rmSync(socketFolder, { recursive: true, force: true })
      last.release()
    })
  }
  let stopped: Promise<void> | undefined
  return { socketFolder, user: 'postgres', adopted, stop: () => (stopped ??= stop()) }
}

/** Someone (the kernel, out of memory) may kill it under us: then it is started again. */
function watchOver(cluster: string, restart: () => Promise<void>) {
  let busy: Promise<void> | null = null
  const timer = setInterval(() => {
    if (busy || living(cluster) || !existsSync(cluster)) return
    // A full disk, say, may pass: the next second tries again.
    busy = restart()
      .catch(() => {})
      .finally(() => (busy = null))
  }, 1000)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await busy
    },
  }
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
