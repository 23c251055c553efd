/** What is to be confirmed, in PostgreSQL: first which things, by their age, then those of one page. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { needsWith } from './need.store.ts'
import { factsOf } from './profileFact.store.ts'
import { signalsWith } from './signal.store.ts'
import { swotWith } from './swot.store.ts'
import { MONTHS, type ToConfirm, type ToConfirmList } from './toConfirm.ts'

const Waiting = z.object({
  what: z.enum(['fact', 'need', 'signal', 'item']),
  thingId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  carers: z.array(z.guid()),
})
type Waiting = z.infer<typeof Waiting>

/** All that ages and hasn't ended, each with what it ages as. */
const said = (db: Db) => db`
  select 'fact' as what, 'fact:' || topic as ages, fact_id as thing_id, account_id, seen_on, confidence
  from profile_fact where firm_id = ${db.firm}
  union all
  select 'need', 'need', need_id, account_id, seen_on, confidence
  from need where firm_id = ${db.firm} and state = 'open'
  union all
  select 'signal', 'signal', s.signal_id, s.account_id, s.noticed_on, 'confirmed'
  from need_signal s
  where s.firm_id = ${db.firm} and s.dismissed_because = '' and not exists (
    select from need n where n.firm_id = s.firm_id and n.signal_id = s.signal_id
  )
  union all
  select 'item', 'item:' || subject, item_id, account_id, seen_on, confidence
  from swot_item where firm_id = ${db.firm} and dropped_at is null
`

type Asker = { today: Day; personId: string }

/** Stale ones, then those that are only assumed; the oldest first. As `whyConfirm` of evidence.ts says. */
export async function toConfirm(
  db: Db,
  list: z.output<typeof ToConfirmList>,
  { today, personId }: Asker,
) {
  const { mine, account, q, size } = list
  const stale = db`x.seen_on + make_interval(months => m.months) <= ${today}::date`
  const from = db`
    from (${said(db)}) x
    join unnest(${[...MONTHS.keys()]}::text[], ${[...MONTHS.values()]}::int[]) as m (ages, months) using (ages)
    left join account_kept k on k.firm_id = ${db.firm} and k.account_id = x.account_id
    join account a on a.firm_id = ${db.firm} and a.account_id = coalesce(k.kept_id, x.account_id)
    where a.archived_at is null and (${stale} or x.confidence = 'assumed')
      ${account ? db`and x.account_id = any(account_and_merged(${account}))` : db``}
      ${q ? db`and position(fold(${q}) in a.search_text) > 0` : db``}
      ${
        mine
          ? db`and a.account_id in (
              select c.account_id from account_carer c
              where c.firm_id = ${db.firm} and c.person_id = ${personId}
            )`
          : db``
      }
  `
  const waiting = await many(
    Waiting,
    db`
    select x.what, x.thing_id, a.account_id, a.name as account,
      array(select c.person_id from account_carer c
        where c.firm_id = a.firm_id and c.account_id = a.account_id) as carers
    ${from}
    order by not (${stale}), x.seen_on, a.name, x.what, x.thing_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(z.object({ total: z.number() }), db`select count(*) as total ${from}`)
  return { rows: await told(db, waiting), total }
}

/** The things themselves, in the same order. */
async function told(db: Db, waiting: readonly Waiting[]): Promise<ToConfirm[]> {
  const things = new Map<string, object>()
  for (const [accountId, some] of Map.groupBy(waiting, (one) => one.accountId)) {
    const ids = (what: Waiting['what']) =>
      some.filter((one) => one.what === what).map(({ thingId }) => thingId)
    const [facts, needs, signals, items] = [ids('fact'), ids('need'), ids('signal'), ids('item')]
    if (facts.length > 0) {
      for (const fact of await factsOf(db, accountId)) things.set(fact.factId, { fact })
    }
    if (needs.length > 0) {
      for (const need of await needsWith(db, accountId, needs)) things.set(need.needId, { need })
    }
    if (signals.length > 0) {
      for (const one of await signalsWith(db, accountId, signals)) {
        things.set(one.signalId, { signal: one })
      }
    }
    if (items.length > 0) {
      for (const item of await swotWith(db, accountId, items)) things.set(item.itemId, { item })
    }
  }
  return waiting.flatMap(({ thingId, ...row }) => {
    const thing = things.get(thingId)
    return thing ? [{ ...row, ...thing } as ToConfirm] : []
  })
}
