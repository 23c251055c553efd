/** Strengths, weaknesses, opportunities and threats in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { type SwotGiven, SwotItem } from './swot.ts'

function items(db: Db, where: postgres.Fragment): Promise<SwotItem[]> {
  return many(
    SwotItem,
    db`
    select item_id, account_kept_of(account_id) as account_id, subject, competitor, kind, title, weight, inimitable, evidence,
      source, seen_on, confidence
    from swot_item
    where firm_id = ${db.firm} and dropped_at is null and ${where}
    order by weight desc, inimitable desc, title, item_id
  `,
  )
}

export const swotOf = (db: Db, accountId: string) =>
  items(db, db`account_id = any(account_and_merged(${accountId}))`)

/** Of one account, those of these ids. */
export const swotWith = (db: Db, accountId: string, ids: readonly string[]) =>
  items(
    db,
    db`account_id = any(account_and_merged(${accountId})) and item_id = any(${[...ids]}::uuid[])`,
  )

export async function swotItemOf(db: Db, itemId: string): Promise<SwotItem | undefined> {
  const [found] = await items(db, db`item_id = ${itemId}`)
  return found
}

type Kept = SwotGiven & { itemId?: string | undefined }

/** Their ids, in the order given; one that was taken away is there again. */
export async function keepSwot(db: Db, accountId: string, given: readonly Kept[]) {
  const rows = given.map((one) => ({ ...one, itemId: one.itemId ?? randomUUID() }))
  await db`
    insert into swot_item (item_id, account_id, subject, competitor, kind, title, weight, inimitable,
      evidence, source, seen_on, confidence)
    select "itemId", ${accountId}, subject, case subject when 'competitor' then competitor else '' end,
      kind, title, weight, inimitable, evidence, source, "seenOn", confidence
    from jsonb_to_recordset(${db.json(rows)}) as given ("itemId" uuid, subject text, competitor text,
      kind text, title text, weight int, inimitable boolean, evidence text, source text,
      "seenOn" date, confidence text)
    on conflict (firm_id, item_id) do update
    set subject = excluded.subject, competitor = excluded.competitor, kind = excluded.kind,
      title = excluded.title, weight = excluded.weight, inimitable = excluded.inimitable,
      evidence = excluded.evidence, source = excluded.source, seen_on = excluded.seen_on,
      confidence = excluded.confidence, dropped_at = null
    where swot_item.account_id = any(account_and_merged(excluded.account_id))
  `
  return rows.map(({ itemId }) => itemId)
}

export function removeSwot(db: Db, itemId: string) {
  return db`
    update swot_item set dropped_at = now() where firm_id = ${db.firm} and item_id = ${itemId}
  `
}
