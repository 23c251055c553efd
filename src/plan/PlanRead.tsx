/** What a plan's parts are handed: the plan as it was read. */
import type { z } from 'zod'
import type { PlanRead } from './plan.api.ts'

export type PlanReading = z.output<typeof PlanRead>
