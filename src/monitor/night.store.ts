/** When what is worked out every night is worked out next. */
import type { Db } from '../platform/db.ts'

export async function nextNight(db: Db): Promise<string> {
  const [row] = await db<{ at: Date }[]>`
    select date_trunc('day', now()) + interval '1 day 3 hours' as at
  `
  return row!.at.toISOString()
}
