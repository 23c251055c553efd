/** Remedies in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import { pageOfCosts } from '../identify/costs.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import {
  type ClosingGiven,
  type NeededList,
  Remedy,
  type RemedyGiven,
  type RemedyList,
  type ServedYear,
} from './remedy.ts'

type Key = Pick<KeptPortfolio, 'asOf' | 'valuation'> | null

export async function remedyPage(db: Db, list: RemedyList, key: Key) {
  const words = wordsOf(list.q)
  const where = db`
    r.firm_id = ${db.firm}
    ${list.state.length > 0 ? db`and r.state = any(${list.state}::text[])` : db``}
    ${list.account ? db`and r.account_id = ${list.account}` : db``}
    ${words.length > 0 ? db`and ${allIn(db, words)}` : db``}
  `
  const order = `${list.sort === 'account' ? 'account.search_text' : 'r.due_on'} ${list.dir}`
  const rows = await remedies(
    db,
    key,
    db`where ${where} order by r.state <> 'open', ${db.unsafe(order)}, r.remedy_id
      limit ${list.size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from remedy r join account using (firm_id, account_id) where ${where}`,
  )
  return { rows, total }
}

/** The newest first. */
export function remediesOf(db: Db, accountId: string, key: Key) {
  const which = db`where r.firm_id = ${db.firm} and r.account_id = ${accountId}
    order by r.opened_at desc, r.remedy_id`
  return remedies(db, key, which)
}

export async function remedyOf(db: Db, remedyId: string, key: Key) {
  const which = db`where r.firm_id = ${db.firm} and r.remedy_id = ${remedyId}`
  return (await remedies(db, key, which))[0]
}

const Row = Remedy.extend({
  before: z
    .object({
      asOf: z.string().nullable(),
      valuation: z.string().nullable(),
      margin: z.number().nullable(),
      serving: z.number().nullable(),
    })
    .nullable(),
})

async function remedies(db: Db, key: Key, which: postgres.Fragment): Promise<Remedy[]> {
  const rows = await many(
    Row,
    db`
    select r.remedy_id, r.account_id, account.name as account, r.kind, r.why, r.owner_id,
      p.name as owner, r.due_on, r.state, r.outcome, r.opened_on, r.closed_on,
      jsonb_build_object('asOf', r.as_of, 'valuation', r.valuation, 'margin', r.margin,
        'serving', r.serving) as before,
      case when c.account_id is not null then jsonb_build_object('asOf', c.as_of,
        'valuation', c.valuation, 'margin', c.margin, 'serving', c.serving) end as now
    from remedy r
    join account using (firm_id, account_id)
    left join firm_person p on p.firm_id = r.firm_id and p.person_id = r.owner_id
    left join account_cost c on c.firm_id = r.firm_id and c.account_id = r.account_id
      and c.as_of = ${key?.asOf ?? null} and c.valuation = ${key?.valuation ?? null}
    ${which}
  `,
  )
  return rows.map(({ before, now, ...remedy }) => ({
    ...remedy,
    before: before?.asOf ? inCents(before as ServedYear) : null,
    now: now && inCents(now),
  }))
}

function inCents({ margin, serving, ...year }: ServedYear): ServedYear {
  return { ...year, margin: margin === null ? null : toCents(margin), serving: toCents(serving) }
}

type Opening = RemedyGiven & { accountId: string; openedOn: Day; before: ServedYear | null }

export async function insertRemedy(db: Db, given: Opening): Promise<string> {
  const { accountId, kind, why, ownerId, dueOn, openedOn, before } = given
  const { remedyId } = await one(
    z.object({ remedyId: z.guid() }),
    db`
    insert into remedy (account_id, kind, why, owner_id, due_on, opened_on, as_of, valuation, margin,
      serving)
    values (${accountId}, ${kind}, ${why}, ${ownerId}, ${dueOn}, ${openedOn}, ${before?.asOf ?? null},
      ${before?.valuation ?? null}, ${before?.margin ?? null}, ${before?.serving ?? null})
    returning remedy_id
  `,
  )
  return remedyId
}

export async function rewriteRemedy(db: Db, remedyId: string, given: RemedyGiven) {
  const { kind, why, ownerId, dueOn } = given
  await db`
    update remedy set kind = ${kind}, why = ${why}, owner_id = ${ownerId}, due_on = ${dueOn}
    where firm_id = ${db.firm} and remedy_id = ${remedyId}
  `
}

/** `closing` null: under way again. */
export async function setClosing(
  db: Db,
  remedyId: string,
  closing: (ClosingGiven & { closedOn: Day }) | null,
) {
  await db`
    update remedy set state = ${closing?.state ?? 'open'}, outcome = ${closing?.outcome ?? ''},
      closed_on = ${closing?.closedOn ?? null}
    where firm_id = ${db.firm} and remedy_id = ${remedyId}
  `
}

/** Locks the account: whether it has one under way doesn't change until the transaction ends. */
export async function hasOpenRemedy(db: Db, accountId: string): Promise<boolean> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`remedy ${db.firm} ${accountId}`}, 0))`
  const open = await maybe(
    z.object({ remedyId: z.guid() }),
    db`
    select remedy_id from remedy
    where firm_id = ${db.firm} and account_id = ${accountId} and state = 'open'
  `,
  )
  return open !== undefined
}

/** Bad accounts without a remedy under way, with what serving them costs. */
export async function neededPage(db: Db, list: NeededList, key: NonNullable<Key>) {
  const untended = db`
    and c.account_id not in (
      select r.account_id from remedy r where r.firm_id = ${db.firm} and r.state = 'open'
    )
    and c.account_id not in (
      select a.account_id from account a where a.firm_id = ${db.firm} and (a.archived_at is not null or a.merged_into_id is not null)
    )
  `
  const page = await pageOfCosts(db, { ...list, ...key, class: ['bad'] }, key, untended)
  const { lost } = await one(
    z.object({ lost: z.number() }),
    db`
    select coalesce(sum(greatest(-c.profit, 0)), 0)::float8 as lost from account_cost c
    where c.firm_id = ${db.firm} and c.as_of = ${key.asOf} and c.valuation = ${key.valuation}
      and c.class = 'bad' ${untended}
  `,
  )
  return { ...page, lost: toCents(lost) }
}
