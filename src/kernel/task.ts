/** A task is work done later, as a value: its name and what it is told. Jobs carry it out. */
import type { z } from 'zod'

export type Task<T extends z.ZodType = z.ZodType> = { name: string; payload: T }

export function task<T extends z.ZodType>(name: `${string}.${string}`, payload: T): Task<T> {
  return { name, payload }
}
