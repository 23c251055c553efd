/** Hoy as the manager's cockpit: one list of what to do next and why, the most consequent first. */
import { z } from 'zod'
import { ToDo } from '../../kernel/toDo.ts'

export const SCOPES = ['mine', 'team'] as const

export const CockpitList = z.object({
  scope: z.enum(SCOPES).default('mine'),
  size: z.coerce.number().int().min(1).max(300).default(15),
})

export const CockpitRow = ToDo.extend({ stake: z.number(), consequence: z.number() })
export type CockpitRow = z.infer<typeof CockpitRow>

export const Cockpit = z.object({
  rows: z.array(CockpitRow),
  total: z.number(),
  /** Of which money is told; null where there are no figures yet, and stakes only order. */
  currency: z.string().nullable(),
})
export type Cockpit = z.infer<typeof Cockpit>

/** How sure a loss is that nobody has told yet, from how an account buys. */
export function sureOf(watched: {
  kind: 'quiet' | 'falling'
  overdueRatio: number | null
  growth: number | null
}): number {
  const { kind, overdueRatio, growth } = watched
  // Silent for n usual gaps: 1 - 1/n, so that one gap says nothing and four say three quarters.
  if (kind === 'quiet') return overdueRatio ? Math.max(0, 1 - 1 / overdueRatio) : 0
  // What is gone already is sure to be gone.
  return Math.min(1, Math.max(0, -(growth ?? 0)))
}
