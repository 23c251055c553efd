/** Reads what was said as PostgreSQL keeps it. */
import { z } from 'zod'
import { type Db, instant } from '../platform/db.ts'
import type { Said } from './said.ts'

/** The shape of a saying with its instant as the driver hands it over. */
export function saidRow<Shape extends typeof Said.shape>(shape: z.ZodObject<Shape>) {
  return shape.extend({ saidAt: instant })
}

/** These accounts and what was merged into them, as an array in SQL. */
export function withMerged(db: Db, accountIds: readonly string[]) {
  return db`array(
    select unnest(account_and_merged(account_id)) from unnest(${[...accountIds]}::uuid[]) account_id
  )`
}
