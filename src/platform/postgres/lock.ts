/**
 * Locks between processes that vanish with their holder, even after `kill -9`. Node has no flock,
 * so SQLite's locks on an otherwise empty file serve: exclusive, or shared by many.
 */
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export type Lock = { release: () => void }

/** Takes the lock if it is free at this moment; null while another holds it. */
export function tryLock(file: string, mode: 'exclusive' | 'shared' = 'exclusive'): Lock | null {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    if (mode === 'exclusive') database.exec('begin exclusive')
    else database.exec('begin; select count(*) from sqlite_master')
    return { release: () => database.isOpen && database.close() }
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null
    throw error
  }
}

/** Waits until the lock is free. */
export async function lock(
  file: string,
  mode: 'exclusive' | 'shared' = 'exclusive',
): Promise<Lock> {
  for (;;) {
    const held = tryLock(file, mode)
    if (held) return held
    await sleep(20)
  }
}

const SQLITE_BUSY = 5
