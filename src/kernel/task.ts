/** A task is work done later, as a value: its name and what it is told. Jobs carry it out. */
import type { z } from 'zod'

export type Task<T extends z.ZodType = z.ZodType> = {
  name: string
  payload: T
  /** Someone waits for it, or a clock does: it stands behind nothing that is merely worked out. */
  awaited: boolean
}

export function task<T extends z.ZodType>(
  name: `${string}.${string}`,
  payload: T,
  { awaited = false } = {},
): Task<T> {
  return { name, payload, awaited }
}
