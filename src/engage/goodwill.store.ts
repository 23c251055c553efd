/** What is done beyond the contract, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { anyOfPeople, saysAll } from '../accounts/listed.store.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { Goodwill, type GoodwillGiven, type GoodwillList } from './goodwill.ts'

const Row = Goodwill.extend({ cost: z.coerce.number().nullable() })

const FROM = (db: Db) => db`
  from goodwill g
  left join account_kept ak on ak.firm_id = g.firm_id and ak.account_id = g.account_id
  join account on account.firm_id = g.firm_id and account.account_id = coalesce(ak.kept_id, g.account_id)
`

function goodwills(db: Db, which: postgres.Fragment): Promise<Goodwill[]> {
  return many(
    Row,
    db`
    select g.goodwill_id, account.account_id, account.name as account, g.kind, g.title, g.text, g.topic,
      g.owner_id, o.name as owner_name, contact_kept_of(g.contact_id) as contact_id, k.name as contact_name,
      g.day, g.cost, g.currency, g.state, g.effect, g.felt, g.consent_on, g.consent_by, g.link,
      array(select (one->>'id')::uuid from jsonb_array_elements(c.came) one) as came_ids, c.came,
      (select a.title from action a where a.firm_id = g.firm_id and a.origin = 'goodwill'
        and a.origin_id = g.goodwill_id and a.state = 'open' order by a.due_on limit 1) as next,
      array(select n.person_id from account_near n
        where n.firm_id = g.firm_id and n.account_id = g.account_id) as carers
    ${FROM(db)}
    left join contact k on k.firm_id = g.firm_id and k.contact_id = contact_kept_of(g.contact_id)
    left join firm_person o on o.firm_id = g.firm_id and o.person_id = g.owner_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', x.contact_id, 'name', x.name) order by x.name), '[]') as came
      from contact x
      where x.firm_id = g.firm_id and x.contact_id in (select contact_kept_of(gc.contact_id)
        from goodwill_contact gc where gc.firm_id = g.firm_id and gc.goodwill_id = g.goodwill_id)
    ) c
    where g.firm_id = ${db.firm} and ${which}
  `,
  )
}

const AHEAD = `('idea', 'planned', 'asked', 'agreed')`

export const goodwillOf = (db: Db, accountId: string) =>
  goodwills(
    db,
    db`g.account_id = any(account_and_merged(${accountId}))
      order by g.state not in ${db.unsafe(AHEAD)}, g.day desc nulls last, g.made_at desc, g.goodwill_id limit 500`,
  )

export async function oneGoodwill(db: Db, goodwillId: string) {
  const [found] = await goodwills(db, db`g.goodwill_id = ${goodwillId}`)
  return found
}

const SORTS = {
  day: 'g.day',
  account: 'account.search_text',
  title: 'fold(g.title)',
  cost: 'g.cost',
}

export async function goodwillPage(db: Db, list: GoodwillList, today: Day) {
  const { q, account, kind, state, owner, sort, dir, size } = list
  const where = db`
    true
    ${account ? db`and g.account_id = any(account_and_merged(${account}))` : db``}
    ${kind.length > 0 ? db`and g.kind = any(${kind}::text[])` : db``}
    ${state.length > 0 ? db`and g.state = any(${state}::text[])` : db``}
    ${owner.length > 0 ? db`and g.owner_id = ${anyOfPeople(db, owner)}` : db``}
    and ${saysAll(db, q, db`g.title || ' ' || g.text`)}
  `
  const order = db.unsafe(`${SORTS[sort]} ${dir} nulls last`)
  const rows = await goodwills(
    db,
    db`${where} order by ${order}, g.goodwill_id limit ${size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where g.firm_id = ${db.firm} and ${where}`,
  )
  const now = await one(
    z.object({ open: z.number(), done: z.number(), felt: z.number() }),
    db`
    select count(*) filter (where g.state in ${db.unsafe(AHEAD)}) as open,
      count(*) filter (where g.state = 'done' and g.day >= date_trunc('year', ${today}::date)) as done,
      count(*) filter (where g.state = 'done' and g.day >= date_trunc('year', ${today}::date) and g.felt > 0) as felt
    ${FROM(db)} where g.firm_id = ${db.firm} and account.archived_at is null
  `,
  )
  return { rows, total, ...now }
}

type Given = GoodwillGiven & { goodwillId?: string | undefined }

export async function writeGoodwill(db: Db, given: Given): Promise<string> {
  const { goodwillId = randomUUID(), accountId, kind, title, text, topic, ownerId } = given
  const { contactId, day, cost, currency, state, effect, felt, consentOn, consentBy } = given
  const { link, cameIds } = given
  await db`
    insert into goodwill (goodwill_id, account_id, kind, title, text, topic, owner_id, contact_id, day, cost,
      currency, state, effect, felt, consent_on, consent_by, link)
    values (${goodwillId}, ${accountId}, ${kind}, ${title}, ${text}, ${topic}, ${ownerId}, ${contactId}, ${day},
      ${cost}, ${currency}, ${state}, ${effect}, ${felt}, ${consentOn}, ${consentBy}, ${link})
    on conflict (firm_id, goodwill_id) do update
    set kind = excluded.kind, title = excluded.title, text = excluded.text, topic = excluded.topic,
      owner_id = excluded.owner_id,
      contact_id = case when excluded.contact_id = contact_kept_of(goodwill.contact_id)
        then goodwill.contact_id else excluded.contact_id end,
      day = excluded.day, cost = excluded.cost, currency = excluded.currency, state = excluded.state,
      effect = excluded.effect, felt = excluded.felt, consent_on = excluded.consent_on,
      consent_by = excluded.consent_by, link = excluded.link
  `
  const mine = db`firm_id = ${db.firm} and goodwill_id = ${goodwillId}`
  await db`
    delete from goodwill_contact
    where ${mine} and contact_kept_of(contact_id) <> all(${cameIds}::uuid[])
  `
  await db`
    insert into goodwill_contact (goodwill_id, contact_id)
    select distinct ${goodwillId}::uuid, id from unnest(${cameIds}::uuid[]) id
    where id not in (select contact_kept_of(contact_id) from goodwill_contact where ${mine})
  `
  return goodwillId
}

export function removeGoodwill(db: Db, goodwillId: string) {
  return db`delete from goodwill where firm_id = ${db.firm} and goodwill_id = ${goodwillId}`
}
