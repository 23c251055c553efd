/** One connection that listens for as long as the server runs; lost, it is made again, and what was missed is unknown. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Log } from '../log.ts'
import { Notice } from './change.ts'

const AGAIN_AFTER_MS = 500
const ASKED_EVERY_MS = 15_000
const ANSWERS_WITHIN_MS = 10_000

type Hearing = {
  pool: pg.Pool
  log: Log
  heard: (notice: Notice) => void
  /** It listens again after a time in which anything may have been said. */
  missed: () => void
}

export async function hear({ pool, log, heard, missed }: Hearing) {
  let close: (() => void) | null = null
  let stopped = false

  async function listen(): Promise<void> {
    const here = await pool.connect()
    let gone = false
    const end = () => {
      if (gone) return
      gone = true
      clearInterval(asking)
      here.release(true)
      if (close === end) close = null
      if (!stopped) void again()
    }
    // Of a connection that was cut without a word only asking tells.
    const asking = setInterval(() => void alive(here).catch(end), ASKED_EVERY_MS)
    asking.unref()
    here.once('end', end)
    here.on('notification', ({ payload }) => {
      const notice = Notice.safeParse(JSON.parse(payload ?? 'null'))
      if (notice.success) heard(notice.data)
    })
    try {
      await here.query('listen clave_live')
    } catch (error) {
      gone = true
      clearInterval(asking)
      here.release(true)
      throw error
    }
    close = end
    if (stopped) end()
  }

  async function again(): Promise<void> {
    log.warn('no longer hears what changes')
    while (!stopped) {
      await pause(AGAIN_AFTER_MS)
      try {
        await listen()
      } catch {
        continue
      }
      log.info('hears again what changes')
      return missed()
    }
  }

  await listen()
  return {
    stop(): void {
      stopped = true
      close?.()
    },
  }
}

async function alive(client: pg.PoolClient): Promise<void> {
  const late = new AbortController()
  const tooLate = pause(ANSWERS_WITHIN_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error('no answer')
  })
  tooLate.catch(() => {})
  try {
    await Promise.race([client.query('select 1'), tooLate])
  } finally {
    late.abort()
  }
}
