/** Pairs of accounts in PostgreSQL. Those of which one was merged are left out, and come back when it is undone. */
import { z } from 'zod'
import { offsetOf } from '../kernel/list.ts'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { AccountTwin, type AccountTwinList, TwinAccount } from './twin.ts'

/** Instants as text, which is what endpoints return. */
const AccountRow = AccountTwin.extend({ foundAt: instant })

/** What tells an account from another. Figures are those of the current portfolio. */
const SIDE = `
  select jsonb_build_object('accountId', a.account_id, 'name', a.name, 'code', a.code,
    'town', coalesce(told.town, ''), 'salesLast12', m.sales_last_12,
    'people', (
      select count(distinct coalesce(c.kept_id, p.contact_id)) from contact_place p
      left join contact_kept c using (firm_id, contact_id)
      where p.firm_id = a.firm_id and p.account_id = any(account_and_merged(a.account_id))
    ),
    'madeAt', coalesce(i.published_at, h.happened_at),
    'madeByImport', a.made_by_import,
    'madeByCrm', case when h.what = 'account.imported' then jsonb_build_object(
      'crmImportId', h.about->>'crmImportId', 'name', h.about->>'name') end,
    'carers', array(select c.person_id from account_carer c
      where c.firm_id = a.firm_id and c.account_id = a.account_id)) as side
  from account a
  left join account_told told using (firm_id, account_id)
  left join portfolio f on f.firm_id = a.firm_id and f.current
  left join account_metric m on m.firm_id = a.firm_id and m.account_id = a.account_id
    and m.as_of = f.as_of and m.valuation = f.valuation
  left join import i on i.firm_id = a.firm_id and i.import_id = a.made_by_import
  left join lateral (
    select happened_at, what, about from happening
    where firm_id = a.firm_id and account_id = a.account_id order by happened_at limit 1
  ) h on true`

export async function accountTwins(db: Db, list: z.output<typeof AccountTwinList>) {
  const { reason, state, dir, size } = list
  const where = db`
    from account_twin t
    join account one using (firm_id, account_id)
    join account other on other.firm_id = t.firm_id and other.account_id = t.other_id
    where t.firm_id = ${db.firm} and t.state = ${state}
      and one.merged_into_id is null and other.merged_into_id is null
      ${reason.length > 0 ? db`and t.reasons @? ${anyOf(reason)}::jsonpath` : db``}
  `
  const down = dir === 'desc' ? db`desc` : db``
  const rows = await many(
    AccountRow,
    db`
    select t.score, t.reasons, t.state, t.found_at, t.dismissed_because, by.name as dismissed_by,
      jsonb_build_array(here.side, there.side) as sides
    from (
      select t.* ${where} order by t.score ${down}, t.account_id, t.other_id
      limit ${size} offset ${offsetOf(list)}
    ) t
    join lateral (${db.unsafe(SIDE)} where a.firm_id = t.firm_id and a.account_id = t.account_id) here on true
    join lateral (${db.unsafe(SIDE)} where a.firm_id = t.firm_id and a.account_id = t.other_id) there on true
    left join firm_actor by on by.firm_id = t.firm_id and by.actor_id = t.dismissed_by
    order by t.score ${down}, t.account_id, t.other_id
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${where}`,
  )
  return { rows, total }
}

/** Some reason is of one of these kinds, as a path of JSON. */
export function anyOf(kinds: readonly string[]): string {
  return `$[*] ? (${kinds.map((kind) => `@.kind == "${kind}"`).join(' || ')})`
}

export function twinsOf(db: Db, accountId: string) {
  return many(
    z.object({ otherId: z.guid(), name: z.string(), score: z.number() }),
    db`
    select o.account_id as other_id, o.name, t.score
    from account_twin t
    join account a on a.firm_id = t.firm_id and a.account_id = ${accountId} and a.merged_into_id is null
    join account o on o.firm_id = t.firm_id and o.merged_into_id is null
      and o.account_id = case t.account_id when ${accountId} then t.other_id else t.account_id end
    where t.firm_id = ${db.firm} and t.state = 'open' and ${accountId} in (t.account_id, t.other_id)
    order by t.score desc, o.search_text
  `,
  )
}

export function openTwins(db: Db) {
  return one(
    z.object({ accounts: z.int(), people: z.int() }),
    db`
    select
      (
        select count(*) from account_twin t
        join account a using (firm_id, account_id)
        join account o on o.firm_id = t.firm_id and o.account_id = t.other_id
        where t.firm_id = ${db.firm} and t.state = 'open'
          and a.merged_into_id is null and o.merged_into_id is null
      ) as accounts,
      (
        select count(*) from contact_twin t
        join contact a using (firm_id, contact_id)
        join contact o on o.firm_id = t.firm_id and o.contact_id = t.other_id
        where t.firm_id = ${db.firm} and t.state = 'open'
          and a.merged_into_id is null and o.merged_into_id is null
      ) as people
  `,
  )
}

export type OnePair = { accountId: string; otherId: string }

const Held = z.object({
  sides: z.tuple([
    TwinAccount.pick({ accountId: true, name: true, carers: true }),
    TwinAccount.pick({ accountId: true, name: true, carers: true }),
  ]),
})

/** Locked: the first of the two is the one that was asked for. */
export function pairOf(db: Db, { accountId, otherId }: OnePair) {
  const side = (id: string) => db`
    jsonb_build_object('accountId', ${id}::uuid,
      'name', (select name from account where firm_id = ${db.firm} and account_id = ${id}),
      'carers', array(select person_id from account_carer where firm_id = ${db.firm} and account_id = ${id}))`
  return maybe(
    Held,
    db`
    select jsonb_build_array(${side(accountId)}, ${side(otherId)}) as sides
    from account_twin t where ${ofPair(db, { accountId, otherId })}
    for update
  `,
  )
}

export function setDismissed(
  db: Db,
  pair: OnePair,
  by: { personId: string; because: string } | null,
) {
  return by
    ? db`
      update account_twin t set state = 'dismissed', dismissed_by = ${by.personId},
        dismissed_at = now(), dismissed_because = ${by.because}
      where ${ofPair(db, pair)}
    `
    : db`
      update account_twin t set state = 'open', dismissed_by = null, dismissed_at = null,
        dismissed_because = ''
      where ${ofPair(db, pair)}
    `
}

function ofPair(db: Db, { accountId, otherId }: OnePair) {
  return db`
    t.firm_id = ${db.firm}
    and t.account_id = least(${accountId}::uuid, ${otherId}::uuid)
    and t.other_id = greatest(${accountId}::uuid, ${otherId}::uuid)
  `
}
