/** When what is worked out every night is worked out next. */
import type { Db } from './db.ts'

/** Tomorrow at this hour, by the database's clock. */
export async function nextNight(db: Db, hour: number): Promise<string> {
  const [row] = await db<{ at: Date }[]>`
    select date_trunc('day', now()) + interval '1 day' + make_interval(hours => ${hour}) as at
  `
  return row!.at.toISOString()
}
