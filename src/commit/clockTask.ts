/** The due-check of clocks: at an instant at which one may be at risk or breached. */
import { z } from 'zod'
import { task } from '../kernel/task.ts'

export const clocksDue = task('commit.clocksDue', z.object({}), { awaited: true })

/** Instants that lie so close together are checked at once. */
const TOGETHER_MS = 10_000

/** When an instant (ms since 1970 UTC) is checked: soon after it, never before. */
export function checkedAt(at: number): string {
  return new Date((Math.floor(at / TOGETHER_MS) + 1) * TOGETHER_MS).toISOString()
}
