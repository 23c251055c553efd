/** The tree made out of the ledger's group names, and what the two say differently. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many, one } from '../platform/db.ts'
import { refusingCircles } from './tree.store.ts'
import { Disagreement, type Disagreements, TreePlace } from './tree.ts'

/** Accounts that the ledger puts in a group and that stand, or ever stood, nowhere in the tree. */
const UNPLACED = `
  select a.firm_id, a.account_id, a.group_name from account a
  where a.firm_id = current_setting('clave.firm_id')::uuid
    and a.group_name is not null and a.kind <> 'group' and a.merged_into_id is null
    and not exists (
      select from account_belonging b
      where b.firm_id = a.firm_id and b.account_id = a.account_id
    )`

const Made = z.object({ accountId: z.guid(), name: z.string() })

export async function insertMaking(db: Db) {
  await db`select pg_advisory_xact_lock(hashtextextended(${`tree ${db.firm}`}, 0))`
  const { makingId } = await one(
    z.object({ makingId: z.guid() }),
    db`insert into tree_making default values returning making_id`,
  )
  // A group of that name that somebody has made already is the one that is meant.
  const groups = await many(
    Made,
    db`
    insert into account (name, kind)
    select distinct u.group_name, 'group' from (${db.unsafe(UNPLACED)}) u
    where not exists (
      select from account g
      where g.firm_id = u.firm_id and g.kind = 'group' and g.name = u.group_name
    )
    returning account_id, name
  `,
  )
  await db`
    update tree_making set group_ids = ${groups.map(({ accountId }) => accountId)}::uuid[]
    where firm_id = ${db.firm} and making_id = ${makingId}
  `
  await giveManagers(db, groups)
  const members = await refusingCircles(
    many(
      z.object({ accountId: z.guid(), group: z.string() }),
      db`
      with placed as (
        insert into account_belonging (account_id, parent_id, making_id)
        select distinct on (u.account_id) u.account_id, g.account_id, ${makingId}::uuid
        from (${db.unsafe(UNPLACED)}) u
        join account g on g.firm_id = u.firm_id and g.kind = 'group' and g.name = u.group_name
        order by u.account_id, g.account_id
        returning firm_id, account_id, parent_id
      )
      select p.account_id, g.name as "group" from placed p
      join account g on g.firm_id = p.firm_id and g.account_id = p.parent_id
    `,
    ),
  )
  return { makingId, groups, members }
}

/** A new group is looked after by whoever manages most of its accounts. */
function giveManagers(db: Db, groups: readonly z.output<typeof Made>[]) {
  return db`
    insert into account_carer (account_id, person_id, part)
    select distinct on (g.account_id) g.account_id, c.person_id, 'manager'
    from account g
    join account a on a.firm_id = g.firm_id and a.group_name = g.name and a.kind <> 'group'
    join account_carer c on c.firm_id = a.firm_id and c.account_id = a.account_id
      and c.part = 'manager'
    where g.firm_id = ${db.firm}
      and g.account_id = any(${groups.map(({ accountId }) => accountId)}::uuid[])
    group by g.account_id, c.person_id
    order by g.account_id, count(*) desc, c.person_id
  `
}

/** What nobody has placed otherwise since goes; then the groups that nothing hangs on. */
export async function removeMaking(db: Db, makingId: string) {
  const members = await many(
    z.object({ accountId: z.guid() }),
    db`
    delete from account_belonging where firm_id = ${db.firm} and making_id = ${makingId}
    returning account_id
  `,
  )
  const groups = await many(
    z.object({ accountId: z.guid() }),
    db`
    delete from account a using tree_making m
    where m.firm_id = ${db.firm} and m.making_id = ${makingId}
      and a.firm_id = m.firm_id and a.account_id = any(m.group_ids)
      and not exists (
        select from account_belonging b
        where b.firm_id = a.firm_id and a.account_id in (b.account_id, b.parent_id)
      )
      and (
        select count(*) from happening h where h.firm_id = a.firm_id and h.account_id = a.account_id
      ) <= 1
    returning a.account_id
  `,
  )
  const { made } = await one(
    z.object({ made: z.number() }),
    db`
    update tree_making set undone_at = now()
    where firm_id = ${db.firm} and making_id = ${makingId}
    returning cardinality(group_ids) as made
  `,
  )
  return { members, groups, left: made - groups.length }
}

/** Locked, so that it is undone once; undefined where there is none. */
export async function makingOf(db: Db, makingId: string) {
  const [found] = await many(
    z.object({ undone: z.boolean() }),
    db`
    select undone_at is not null as undone from tree_making
    where firm_id = ${db.firm} and making_id = ${makingId} for update
  `,
  )
  return found
}

const MOST = 200

export async function disagreements(db: Db, day: Day): Promise<Disagreements> {
  const rows = await many(
    Disagreement.extend({ total: z.number(), top: TreePlace.nullable() }),
    db`
    with placed as materialized (
      select account_id, path[:cardinality(path) - 1] as above
      from tree_below(array(select tree_tops(${day})), ${day})
    ), differs as (
      select a.account_id, a.name, a.search_text, a.group_name, p.above[1] as top_id
      from account a left join placed p using (account_id)
      where a.firm_id = ${db.firm} and a.group_name is not null and a.archived_at is null
        and a.kind <> 'group' and a.merged_into_id is null
        -- One above that whoever asks may not see may be the one that the ledger names.
        and not exists (
          select from unnest(p.above) up(account_id)
          left join account g on g.firm_id = ${db.firm} and g.account_id = up.account_id
          where g.account_id is null or fold(g.name) = fold(a.group_name)
        )
    )
    select d.account_id, d.name, d.group_name, count(*) over () as total, (
      select jsonb_build_object('accountId', g.account_id, 'name', g.name, 'kind', g.kind)
      from account g
      where g.firm_id = ${db.firm} and g.account_id = d.top_id
    ) as top
    from differs d
    order by fold(d.group_name), d.search_text
    limit ${MOST}
  `,
  )
  const toMake = await one(
    z.object({ groups: z.number(), members: z.number() }),
    db`
    select count(distinct group_name) as groups, count(*) as members
    from (${db.unsafe(UNPLACED)}) u
  `,
  )
  return { rows, total: rows[0]?.total ?? 0, toMake }
}
