/** Lines of plans in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { forget, remember } from '../platform/search.ts'
import { Item, type ItemEnd, type ItemGiven, isEnded, type Reading } from './item.ts'
import type { Plan } from './plan.ts'
import { forgetLater } from './prose.store.ts'

function items(db: Db, where: postgres.Fragment): Promise<Item[]> {
  return many(
    Item,
    db`
    select x.item_id, x.plan_id, account_kept_of(x.account_id) as account_id, x.kind, x.title,
      case when x.body ? 'contactId' then jsonb_set(x.body, '{contactId}',
        coalesce(to_jsonb(contact_kept_of(nullif(x.body ->> 'contactId', '')::uuid)), 'null')) else x.body end as body,
      x.parent_id, x.owner_id, o.name as owner_name, x.due_on, x.shared, x.private, x.state, x.outcome,
      x.ended_on, x.readings, x.place, x.changed_on, coalesce(l.prose, '') as prose
    from plan_item x
    left join live_text l on l.firm_id = x.firm_id and l.about_kind = 'line' and l.about_id = x.item_id
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and ${where}
    order by x.place, x.due_on, x.made_at, x.item_id
  `,
  )
}

export const itemsIn = (db: Db, planIds: readonly string[]) =>
  items(db, db`x.plan_id = any(${[...planIds]}::uuid[])`)

export async function itemOf(db: Db, itemId: string): Promise<Item | undefined> {
  const [found] = await items(db, db`x.item_id = ${itemId}`)
  return found
}

type Kept = {
  itemId?: string | undefined
  item: ItemGiven
  readings?: readonly Reading[] | undefined
  today: Day
}

/** Its id. A question that has an answer keeps that one's. */
export async function keepItem(
  db: Db,
  { planId, accountId }: Pick<Plan, 'planId' | 'accountId'>,
  { itemId, item, readings, today }: Kept,
): Promise<string> {
  const id = itemId ?? (await answered(db, planId, item)) ?? randomUUID()
  const { kind, title, body, parentId, ownerId, dueOn } = item
  await db`
    insert into plan_item (item_id, plan_id, account_id, kind, title, body, parent_id, owner_id, due_on,
      shared, private, readings, place, changed_on)
    values (${id}, ${planId}, ${accountId}, ${kind}, ${title}, ${db.json(body as never)}, ${parentId},
      ${ownerId}, ${dueOn}, ${item.shared}, ${item.private}, ${db.json((readings ?? []) as never)},
      (select coalesce(max(place), 0) + 1 from plan_item where firm_id = ${db.firm} and plan_id = ${planId}), ${today})
    on conflict (firm_id, item_id) do update
    set title = excluded.title, body = excluded.body, parent_id = excluded.parent_id,
      owner_id = excluded.owner_id, due_on = excluded.due_on, shared = excluded.shared,
      private = excluded.private, changed_on = excluded.changed_on, changed_by = excluded.changed_by
    where plan_item.plan_id = excluded.plan_id and plan_item.kind = excluded.kind
  `
  return id
}

async function answered(db: Db, planId: string, { kind, title }: ItemGiven) {
  if (kind !== 'answer') return undefined
  const [row] = await db<{ itemId: string }[]>`
    select item_id from plan_item
    where firm_id = ${db.firm} and plan_id = ${planId} and kind = 'answer' and title = ${title}
  `
  return row?.itemId
}

export function setState(
  db: Db,
  itemId: string,
  { state, outcome, today }: ItemEnd & { today: Day },
) {
  return db`
    update plan_item set state = ${state}, outcome = ${isEnded(state) ? outcome : ''},
      ended_on = ${isEnded(state) ? today : null}, changed_on = ${today}, changed_by = current_setting('clave.actor_id')::uuid
    where firm_id = ${db.firm} and item_id = ${itemId}
  `
}

export function setReadings(
  db: Db,
  itemId: string,
  { readings, today }: { readings: readonly Reading[]; today: Day },
) {
  return db`
    update plan_item set readings = ${db.json(readings as never)}, changed_on = ${today},
      changed_by = current_setting('clave.actor_id')::uuid
    where firm_id = ${db.firm} and item_id = ${itemId}
  `
}

export async function removeItem(db: Db, itemId: string) {
  await forgetLater(db, itemId)
  await db`delete from plan_item where firm_id = ${db.firm} and item_id = ${itemId}`
  await forget(db, 'plan', itemId)
}

/** What is private, in the line or in its plan, is never found; answers are found by their text. */
export async function rememberItem(db: Db, item: Item, plan: Pick<Plan, 'private'>) {
  const { itemId, accountId, kind, title, body, prose } = item
  if (item.private || plan.private) return forget(db, 'plan', itemId)
  const told = Object.values(body).filter((part): part is string => typeof part === 'string')
  const texts = told.filter((part) => part.includes(' '))
  const named =
    kind === 'answer'
      ? { title: texts[0]?.slice(0, 200) ?? '', text: prose }
      : { title, text: [...texts, prose].join('\n').trim() }
  if (named.title === '') return forget(db, 'plan', itemId)
  return remember(db, { kind: 'plan', thingId: itemId, accountIds: [accountId], ...named })
}

/** Actions that come from plans, or from their plans B, and whether that is private; of the plan's own account, since anyone may name another's plan. */
export function planActs(db: Db) {
  return db`
    select p.plan_id, x.state, x.due_on, x.ended_at, p.private from action x
    join plan p on p.firm_id = x.firm_id and p.plan_id = x.origin_id
      and x.account_id = any(account_and_merged(p.account_id))
    where x.firm_id = ${db.firm} and x.origin = 'plan'
    union all
    select f.plan_id, x.state, x.due_on, x.ended_at, p.private or b.private from action x
    join plan_firing f on f.firm_id = x.firm_id and f.firing_id = x.origin_id
    join plan_item b on b.firm_id = f.firm_id and b.item_id = f.plan_b_id
    join plan p on p.firm_id = f.firm_id and p.plan_id = f.plan_id
      and x.account_id = any(account_and_merged(p.account_id))
    where x.firm_id = ${db.firm} and x.origin = 'planB'
  `
}

/** How actions that come from these plans, or from their plans B, stand. */
export function actionsIn(db: Db, planIds: readonly string[]) {
  return db<{ planId: string; state: 'open' | 'done' | 'dropped'; dueOn: string }[]>`
    select a.plan_id, a.state, a.due_on from (${planActs(db)}) a
    where a.plan_id = any(${[...planIds]}::uuid[])
  `
}
