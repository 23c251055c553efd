/** Frozen months that someone wants remade with the criteria and rates of today, and put back again. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { askSnapshots, madeWithNow } from './snapshot.store.ts'

type Months = { from: Day; to: Day }

/** How many months will be made anew; what each was made with is remembered. */
export async function remake(db: Db, { from, to }: Months): Promise<number> {
  const now = await madeWithNow(db)
  if (!now) return 0
  const { madeWith, ratesVersion, valuation, converted } = now
  const marked = await db`
    update portfolio_snapshot s
    set before = jsonb_build_object('madeWith', made_with, 'ratesVersion', rates_version,
        'valuation', valuation, 'converted', converted),
      made_with = ${db.json(madeWith)}::jsonb, rates_version = ${ratesVersion},
      valuation = ${valuation}, converted = ${converted}, outdated = 'whole'
    where firm_id = ${db.firm} and frozen and month between ${from} and ${to}
  `
  if (marked.count > 0) await askSnapshots(db)
  return marked.count
}

export async function restore(db: Db, { from, to }: Months): Promise<number> {
  const marked = await db`
    update portfolio_snapshot
    set made_with = before -> 'madeWith', rates_version = (before ->> 'ratesVersion')::int,
      valuation = before ->> 'valuation', converted = (before ->> 'converted')::boolean,
      before = null, outdated = 'whole'
    where firm_id = ${db.firm} and before is not null and month between ${from} and ${to}
  `
  if (marked.count > 0) await askSnapshots(db)
  return marked.count
}
