/** What an opportunity of an account may name. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { OpportunityLinks } from './opportunity.ts'

const MOST = 300
const { objectives, origins } = OpportunityLinks.shape

export async function linksOf(db: Db, accountId: string) {
  const goals = await many(
    objectives.element,
    db`
    select i.item_id, i.title from plan_item i join plan p using (firm_id, plan_id)
    where i.firm_id = ${db.firm} and i.account_id = any(account_and_merged(${accountId}))
      and i.kind = 'objective' and i.state in ('draft', 'active') and p.state <> 'closed'
    order by i.title limit ${MOST}
  `,
  )
  const from = await many(
    origins.element,
    db`
    select c.*, (select count(*) from opportunity x
      where x.firm_id = ${db.firm} and x.origin_id = c.origin_id) as made
    from (
      select 'need' as origin, need_id as origin_id, title as told from need
      where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId})) and state = 'open'
      union all
      select 'signal', s.signal_id, s.noticed from need_signal s
      where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
        and s.dismissed_because = '' and not exists (
          select from need n where n.firm_id = s.firm_id and n.signal_id = s.signal_id)
      union all
      select 'white', cell_id, family from white_cell
      where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
    ) c
    order by made, origin, told
    limit ${MOST}
  `,
  )
  const families = await many(
    z.object({ name: z.string() }),
    db`
    select distinct name from label
    where firm_id = ${db.firm} and kind = 'family' and name <> '' order by name limit ${MOST}
  `,
  )
  return { objectives: goals, origins: from, families: families.map(({ name }) => name) }
}
