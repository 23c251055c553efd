/** Crossings of a SWOT in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { actionsFrom } from '../accounts/action.store.ts'
import { type Db, many } from '../platform/db.ts'
import { Crossing, CROSSING, type CrossingGiven } from './crossing.ts'

const Row = Crossing.omit({ actions: true })

/** Of items that are there; what was taken away takes its crossings out of sight. */
async function crossings(db: Db, where: postgres.Fragment): Promise<Crossing[]> {
  const rows = await many(
    Row,
    db`
    select x.crossing_id, account_kept_of(x.account_id) as account_id, x.inner_id, x.outer_id, x.impact, x.objective,
      x.objective_on, x.rejection, (
        select jsonb_build_object('title', l.title, 'dueOn', l.due_on) from plan_item l
        where l.firm_id = x.firm_id and l.account_id = any(account_and_merged(x.account_id))
          and l.kind = 'objective' and l.state <> 'dropped' and l.body ->> 'crossingId' = x.crossing_id::text
        order by l.changed_on desc limit 1
      ) as planned
    from crossing x
    join swot_item i on i.firm_id = x.firm_id and i.item_id = x.inner_id and i.dropped_at is null
    join swot_item o on o.firm_id = x.firm_id and o.item_id = x.outer_id and o.dropped_at is null
    where x.firm_id = ${db.firm} and ${where}
    order by abs(x.impact) desc, i.weight * o.weight desc, x.made_at, x.crossing_id
  `,
  )
  const actions = await actionsFrom(
    db,
    CROSSING,
    rows.map(({ crossingId }) => crossingId),
  )
  const by = Map.groupBy(actions, ({ originId }) => originId)
  return rows.map((row) => ({ ...row, actions: by.get(row.crossingId) ?? [] }))
}

export const crossingsOf = (db: Db, accountId: string) =>
  crossings(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export async function crossingOf(db: Db, crossingId: string): Promise<Crossing | undefined> {
  const [found] = await crossings(db, db`x.crossing_id = ${crossingId}`)
  return found
}

type Pair = Pick<CrossingGiven, 'innerId' | 'outerId'>

/** Of these pairs, in their order, those that are marked. */
export async function crossingsWith(
  db: Db,
  accountId: string,
  pairs: readonly Pair[],
): Promise<Crossing[]> {
  const found = await crossings(
    db,
    db`x.account_id = any(account_and_merged(${accountId})) and (x.inner_id, x.outer_id) in (
      select * from unnest(
        ${pairs.map(({ innerId }) => innerId)}::uuid[], ${pairs.map(({ outerId }) => outerId)}::uuid[]
      )
    )`,
  )
  const by = new Map(found.map((one) => [pairKey(one), one]))
  return pairs.flatMap((pair) => by.get(pairKey(pair)) ?? [])
}

export const pairKey = ({ innerId, outerId }: Pair) => `${innerId} ${outerId}`

/** Both items of each pair are of this account: the caller has seen to it. */
export async function keepCrossings(db: Db, accountId: string, given: readonly CrossingGiven[]) {
  await db`
    insert into crossing (account_id, inner_id, outer_id, impact, objective, objective_on, rejection)
    select ${accountId}, "innerId", "outerId", impact, objective, "objectiveOn", rejection
    from jsonb_to_recordset(${db.json(given)}) as given ("innerId" uuid, "outerId" uuid,
      impact int, objective text, "objectiveOn" date, rejection text)
    on conflict (firm_id, inner_id, outer_id) do update
    set impact = excluded.impact, objective = excluded.objective,
      objective_on = excluded.objective_on, rejection = excluded.rejection
  `
}

export function removeCrossing(db: Db, crossingId: string) {
  return db`delete from crossing where firm_id = ${db.firm} and crossing_id = ${crossingId}`
}

/** Which of these items are crossed with another. */
export async function crossedAmong(db: Db, itemIds: readonly string[]): Promise<Set<string>> {
  const rows = await many(
    z.object({ itemId: z.guid() }),
    db`
    select asked.item_id
    from unnest(${[...itemIds]}::uuid[]) as asked (item_id)
    where exists (
      select from crossing x
      where x.firm_id = ${db.firm} and asked.item_id in (x.inner_id, x.outer_id)
    )
  `,
  )
  return new Set(rows.map(({ itemId }) => itemId))
}
