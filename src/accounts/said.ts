/** Of what day something said of an account is true, and who said it when: what was said stays, the newest counts. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const Said = z.object({
  seenOn: Day,
  /** Null for someone of whom no name is left. */
  byName: z.string().nullable(),
  saidAt: z.iso.datetime(),
})
export type Said = z.infer<typeof Said>

/** How many of the newest sayings are told. */
export const SAID_TOLD = 50

/** Nobody has seen tomorrow. */
export function whyNotSeen(seenOn: Day, today: Day): Refusal | null {
  return seenOn > today ? { code: 'accounts/seen-ahead', status: 422 } : null
}
