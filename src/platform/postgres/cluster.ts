/** The life of one PostgreSQL: its data are made, it is launched, waited for, ended. */
import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { closeSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clearRemains, clusterName, type Living, living, worksOn } from './alive.ts'
import { PostgresProblem } from './problem.ts'
import { majorVersion, program } from './program.ts'
import { asRunner, mustEnter, type Runner, runAs, runnerFor } from './runner.ts'
import { socketFolderFor } from './socket.ts'
import { tuning } from './tuning.ts'

/** One that runs already, once it is ready; null when none does. */
export async function running(cluster: string): Promise<Living | null> {
  for (;;) {
    const found = living(cluster)
    if (!found || found.state === 'ready') return found
    await sleep(20)
  }
}

/** Starts one, making its data the first time. Whoever calls holds the lock of the start. */
export async function launch(home: string, { fast }: { fast: boolean }): Promise<Living> {
  const cluster = clusterIn(home)
  const runner = runnerFor(cluster)
  await mustEnter(runner, home)
  const folder = await program(home)
  if (!existsSync(cluster)) await make(home, { folder, runner, fast })
  sameVersion(cluster)

  const socketFolder = socketFolderFor(home, runner)
  await clearRemains(cluster, socketFolder)
  const logFile = openLog(home)
  const place = ['-D', cluster, '-k', socketFolder, '-p', '5432']
  const closed = ['-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700']
  const named = ['-c', `cluster_name=${clusterName(cluster)}`]
  const child = spawn(
    join(folder, 'bin', 'postgres'),
    [...place, ...closed, ...named, ...tuning({ fast })],
    { ...asRunner(runner), detached: true, stdio: ['ignore', logFile.fd, logFile.fd] },
  )
  closeSync(logFile.fd)
  const gone = new Promise<Error>((resolve) => {
    child.on('error', resolve)
    child.on('exit', () => resolve(new Error(logFile.added())))
  })
  child.unref()
  return ready(cluster, child.pid, gone)
}

/** In order: sessions are cut off, everything is written; after a minute, without. */
export async function end(cluster: string): Promise<void> {
  const pid = living(cluster)?.pid
  if (!pid) return
  process.kill(pid, 'SIGINT')
  const impatient = setTimeout(() => process.kill(pid, 'SIGQUIT'), 60_000)
  while (worksOn(cluster, pid)) await sleep(10)
  clearTimeout(impatient)
}

export function clusterIn(home: string): string {
  return join(home, 'data')
}

/** Recovery after a crash may take its time: as long as it lives, it is waited for. */
async function ready(cluster: string, pid: number | undefined, gone: Promise<Error>) {
  for (;;) {
    const failure = await Promise.race([gone, sleep(5)])
    if (failure) throw failure
    const found = living(cluster)
    if (found?.state === 'ready' && found.pid === pid) return found
  }
}

/** Under another name until it is whole, so that a killed first start leaves nothing half made. */
async function make(
  home: string,
  { folder, runner, fast }: { folder: string; runner: Runner; fast: boolean },
): Promise<void> {
  const half = join(home, 'data.new')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (runner.become) chownSync(half, runner.become.uid, runner.become.gid)
  const owned = ['-D', half, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8']
  // Sorting by code point, the same on every machine and under every version of its libraries.
  const sorted = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const plain = ['--lc-collate=C', '--lc-ctype=C', ...(fast ? ['--no-sync'] : [])]
  await runAs(runner, join(folder, 'bin', 'initdb'), [...owned, ...sorted, ...plain])
  renameSync(half, clusterIn(home))
}

function sameVersion(cluster: string): void {
  const data = Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  const program = majorVersion()
  if (data !== program)
    throw new PostgresProblem('other-version', { data, program, folder: cluster })
}

/** PostgreSQL's own log; `added` is what it has said since. */
function openLog(home: string) {
  const file = join(home, 'server.log')
  const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (before > LOG_BYTES) renameSync(file, `${file}.1`)
  const from = before > LOG_BYTES ? 0 : before
  const fd = openSync(file, 'a', 0o600)
  return { fd, added: () => (existsSync(file) ? readFileSync(file).subarray(from).toString() : '') }
}

const LOG_BYTES = 10 * 1024 ** 2
