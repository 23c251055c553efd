/** The purchase days of one account, out of its roll-up by day. */
import { type Db, many } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import { PurchaseEvent, type PurchaseRhythm, rhythmOf } from './purchaseRhythm.ts'

/** What a day came to is net of its credit notes; a day of nothing but credits is no purchase. */
export async function accountRhythm(
  db: Db,
  accountId: string,
  { asOf, valuation, converted }: KeptPortfolio,
): Promise<PurchaseRhythm> {
  const events = await many(
    PurchaseEvent,
    db`
    select d.day, coalesce(sum(
      case when d.currency = ${valuation} then d.amount else d.amount * f.factor end
    ), 0)::float8 as amount
    from account_day d
      left join day_factor f on f.firm_id = d.firm_id and f.currency = d.currency and f.day = d.day
    where d.firm_id = ${db.firm} and d.account_id = ${accountId} and d.day <= ${asOf}
      and ${converted ? db`true` : db`d.currency = ${valuation}`}
    group by d.day
    having sum(d.purchases) > 0
    order by d.day
  `,
  )
  return rhythmOf(events, asOf)
}
