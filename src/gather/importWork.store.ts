/** How far an import is, told while it works, and whether someone asked to stop it. */
import type { Db } from '../platform/db.ts'
import type { Progress } from './import.ts'
import { cancelAsked, tellProgress } from './import.store.ts'

type Firm = <T>(work: (db: Db) => Promise<T>) => Promise<T>
export type Tell = (progress: Pick<Progress, 'step' | 'done' | 'total'>) => void

/** Why the work ended when a person cancelled it. */
export class Cancelled extends Error {}

const TELL_EVERY_MS = 400
/** Before that, a rate says little. */
const SECONDS_BEFORE_RATE = 1

/**
 * Runs long work that tells its progress in short transactions of its own. `signal` fires when a
 * person cancels or the server stops; a server that stops leaves the import as it is, for the next run.
 */
export async function telling<T>(
  { firm, importId, stopping }: { firm: Firm; importId: number; stopping: AbortSignal },
  work: (tell: Tell, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cancelling = new AbortController()
  let latest: Progress | null = null
  let began = { step: '', at: 0, done: 0 }
  const tell: Tell = ({ step, done, total }) => {
    const now = performance.now()
    if (step !== began.step) began = { step, at: now, done }
    const seconds = (now - began.at) / 1000
    const rate = seconds > SECONDS_BEFORE_RATE ? (done - began.done) / seconds : null
    latest = {
      step,
      done,
      total,
      rowsPerSecond: rate && step === 'lines' ? Math.round(rate) : null,
      secondsLeft: rate ? Math.max(0, Math.round((total - done) / rate)) : null,
    }
  }
  let busy = null as Promise<void> | null
  const timer = setInterval(() => {
    busy ??= firm(async (db) => {
      if (latest) await tellProgress(db, importId, latest)
      if (await cancelAsked(db, importId)) cancelling.abort(new Cancelled('cancelled'))
    })
      // The database may be away for a moment; the work itself will say so.
      .catch(() => {})
      .finally(() => (busy = null))
  }, TELL_EVERY_MS)
  try {
    return await work(tell, AbortSignal.any([cancelling.signal, stopping]))
  } finally {
    clearInterval(timer)
    await busy
  }
}

/** Ends the statement that a transaction is at, from outside, when the signal fires. */
export async function endedBy<T>(
  signal: AbortSignal,
  { db, firm }: { db: Db; firm: Firm },
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const [own] = await db`select pg_backend_pid() as pid`
  const end = () => {
    void firm((other) => other`select pg_cancel_backend(${own!['pid'] as number})`).catch(() => {})
  }
  signal.addEventListener('abort', end)
  try {
    return await work()
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', end)
  }
}
