/** Is a PostgreSQL of ours running on these data? What postmaster.pid says, checked against /proc. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SOCKET } from './socket.ts'

/** `pid` runs on the data; connections find it in `socketFolder` once it is ready. */
export type Living = {
  pid: number
  socketFolder: string
  state: 'starting' | 'ready' | 'stopping'
}

/** null when none runs: no file, or one left by a process that is gone or has become another's. */
export function living(cluster: string): Living | null {
  const lines = pidFile(cluster)
  const pid = Number(lines[0])
  if (!pid || !worksOn(cluster, pid)) return null
  const state = lines[7]?.trim()
  return {
    pid,
    socketFolder: lines[4] ?? '',
    state: state === 'ready' || state === 'stopping' ? state : 'starting',
  }
}

/** Every process of it carries this name in its title, so that they are known by it. */
export function clusterName(cluster: string): string {
  return `clave-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
}

/**
 * By title and owner, not by working folder: in a container root may not see the folder of
 * another user's process. A zombie has no title.
 */
export function worksOn(cluster: string, pid: number): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(clusterName(cluster))) return false
    return statSync(`/proc/${pid}`).uid === statSync(cluster).uid
  } catch {
    return false
  }
}

/**
 * After a kill the children of the dead postmaster live on for a moment and would block the next
 * one; wait for the last of them, then take away what it left.
 */
export async function clearRemains(cluster: string, socketFolder: string): Promise<void> {
  while (workersOn(cluster).length > 0) await sleep(20)
  await rm(join(socketFolder, SOCKET), { force: true })
  await rm(join(socketFolder, `${SOCKET}.lock`), { force: true })
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** All of its processes, the first among them or orphaned. */
export function workersOn(cluster: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).filter((pid) => worksOn(cluster, pid))
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
