/** Carries out queued work, alone or beside others of the same kind; what one leaves behind that died, another takes up. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../platform/database.ts'
import { type Guard, standGuard } from '../platform/guard.ts'
import { startWorker, unlockDead, type Worker } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { Mail } from '../platform/mail.ts'
import { secretOf } from '../platform/secret.ts'
import type { Settings } from '../platform/settings.ts'
import { roomJobs } from './jobs.ts'

type World = {
  settings: Settings
  log: Log
  mail: Mail
  publicUrl: () => string
  /** What those are like who may work beside us; absent where nobody may. */
  beside: string | undefined
}

/** How often a server looks for what another left behind that died. */
const LOOKS_EVERY_MS = 15_000

export async function keepWorking(
  database: Database & { guard: Guard },
  { settings, log, mail, publicUrl, beside }: World,
) {
  const today = () => new Date().toISOString().slice(0, 10)
  const { dataFolder, attachments } = settings
  const secret = () => secretOf(settings)
  const world = { sql: database.sql, log, dataFolder, today, mail, publicUrl, secret, attachments }
  let guard: Guard | null = null
  let worker: Worker | null = null
  let stopped = false

  async function begin(held: Guard) {
    guard = held
    await unlockDead(database.owner)
    worker = await startWorker(database.owner, roomJobs, world, (holders) => {
      // Lost, it says so itself, and all begins anew.
      held.tellWorkers(holders).catch(() => {})
    })
    void held.lost.then(again)
  }

  /** The database went away under us, and comes back: take up the work where it was left. */
  async function again() {
    log.warn('the database went away')
    await worker?.stop().catch(() => {})
    while (!stopped) {
      await pause(500)
      const held = await standGuard(database.owner, beside).catch(() => null)
      if (!held) continue
      log.info('the database is back')
      return begin(held)
    }
  }

  const looking = setInterval(() => {
    unlockDead(database.owner).catch((err: Error) =>
      log.debug({ err }, 'could not look for dead workers'),
    )
  }, LOOKS_EVERY_MS)
  looking.unref()

  await begin(database.guard)
  return {
    async stop() {
      stopped = true
      clearInterval(looking)
      await worker?.stop().catch(() => {})
      await guard?.release()
    },
  }
}
