/** Which strategies of the firm an account serves, and how: no account becomes key without naming one. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'
import { Strategy } from './strategy.ts'

export const ServedGiven = z.object({
  accountId: z.guid(),
  strategyId: z.guid(),
  how: z.string().trim().min(1).max(500),
})

export const Served = Strategy.pick({ strategyId: true, title: true, endedOn: true }).extend({
  how: ServedGiven.shape.how,
  byName: z.string().nullable(),
  namedAt: z.iso.datetime(),
})
export type Served = z.infer<typeof Served>

/** What the firm no longer follows isn't newly served; who served it keeps saying so. */
export function whyNotServe(
  { title, endedOn }: Pick<Strategy, 'title' | 'endedOn'>,
  isNamed: boolean,
): Refusal | null {
  return endedOn !== null && !isNamed ? no('strategy-ended', { title }) : null
}
