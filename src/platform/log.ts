/** What the server says of itself: one JSON line each, on standard error. */
import pino from 'pino'

export type Log = pino.Logger

export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
