/** The purchase days of one account, out of its roll-up by day. */
import { type Db, many } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import { PurchaseEvent, type PurchaseRhythm, rhythmOf } from './purchaseRhythm.ts'
import { valuedDay } from './valuedDay.ts'

/** What a day came to is net of its credit notes; a day of nothing but credits is no purchase. */
export async function accountRhythm(
  db: Db,
  accountId: string,
  { asOf, valuation, converted }: KeptPortfolio,
): Promise<PurchaseRhythm> {
  const { value, join, only } = valuedDay({ currency: valuation, converted })
  const events = await many(
    PurchaseEvent,
    db`
    select d.day, coalesce(sum(${db.unsafe(value('amount'))}), 0)::float8 as amount
    from account_day d
      ${db.unsafe(join)}
    where d.firm_id = ${db.firm} and d.account_id = ${accountId} and d.day <= ${asOf}
      ${db.unsafe(only)}
    group by d.day
    having sum(d.purchases) > 0
    order by d.day
  `,
  )
  return rhythmOf(events, asOf)
}
