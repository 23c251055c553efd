/** The making of the demonstration, step by step. */
import { z } from 'zod'

/** In the order in which they are told. */
export const DEMO_STEPS = [
  'ledger',
  'people',
  'figures',
  'choice',
  'knowledge',
  'plans',
  'promises',
  'dailyWork',
  'warnings',
] as const
export type DemoStep = (typeof DEMO_STEPS)[number]

/** The step at work, and how many are done. */
export const DemoMaking = z.object({
  step: z.enum(DEMO_STEPS),
  done: z.int().min(0),
  total: z.int().min(1),
})
export type DemoMaking = z.infer<typeof DemoMaking>
