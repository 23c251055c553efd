/** Carries out queued work for as long as this is the one Clave on its database. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import type { Database } from '../platform/database.ts'
import { type Guard, standGuard } from '../platform/guard.ts'
import { startWorker, unlockDead } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Mail } from '../platform/mail.ts'
import { secretOf } from '../platform/secret.ts'
import type { Settings } from '../platform/settings.ts'
import { roomJobs } from './jobs.ts'

type World = { settings: Settings; log: Log; mail: Mail; publicUrl: () => string }

/** null where another Clave holds the database. */
export async function keepWorking(database: Database, { settings, log, mail, publicUrl }: World) {
  const first = await standGuard(database.owner)
  if (!first) return null
  const today = () => new Date().toISOString().slice(0, 10)
  const { dataFolder, attachments } = settings
  const secret = () => secretOf(settings)
  const world = { sql: database.sql, log, dataFolder, today, mail, publicUrl, secret, attachments }
  let guard: Guard | null = null
  let runner: Runner | null = null
  let stopped = false

  async function begin(held: Guard) {
    guard = held
    // Whoever held these jobs is dead: we are the only one.
    await unlockDead(database.owner)
    runner = await startWorker(database.owner, roomJobs, world)
    void held.lost.then(again)
  }

  /** The database went away under us, and comes back: take up the work where it was left. */
  async function again() {
    log.warn('the database went away')
    await runner?.stop().catch(() => {})
    while (!stopped) {
      await pause(500)
      const held = await standGuard(database.owner).catch(() => null)
      if (!held) continue
      log.info('the database is back')
      return begin(held)
    }
  }

  await begin(first)
  return {
    async stop() {
      stopped = true
      await runner?.stop().catch(() => {})
      await guard?.release()
    },
  }
}
