/** The way back from an edit: each fact that is still as the edit left it becomes what it was. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, maybe, one } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { writesAll } from './account.ts'
import { refusingTakenCode } from './account.store.ts'
import { factsOfChange } from './change.store.ts'
import { ChangeUndone, whyNothingUndone, whyNotUndo } from './change.ts'

export async function undoChange(db: Db, actor: Actor, changeId: string): Promise<ChangeUndone> {
  heed(whyNotUndo(found(await changeForUndoing(db, changeId))))
  await lockAccountsOf(db, changeId)
  await markWhatGoesBack(db, actor, changeId)
  const undone = await countUndone(db, actor, changeId)
  heed(whyNothingUndone(undone))

  await restoreCarers(db, changeId)
  await restoreTags(db, changeId)
  await restoreIdentity(db, changeId)
  await db`
    update account_change set undone_at = now()
    where firm_id = ${db.firm} and change_id = ${changeId}
  `
  await recordEach(db, actor, 'account.restored', factsOfChange(db, changeId, { undone: true }))
  return undone
}

/** Locks it, so that two people can't undo it at once. */
function changeForUndoing(db: Db, changeId: string) {
  return maybe(
    z.object({ undoneAt: z.date().nullable() }),
    db`
    select undone_at from account_change
    where firm_id = ${db.firm} and change_id = ${changeId}
    for update
  `,
  )
}

function lockAccountsOf(db: Db, changeId: string) {
  return db`
    select from account
    where firm_id = ${db.firm} and account_id in (
      select f.account_id from account_change_fact f
      where f.firm_id = ${db.firm} and f.change_id = ${changeId}
    )
    order by account_id
    for no key update
  `
}

/**
 * Whose account it is: everyone's who writes all, whoever looks after it, and whoever handed it over
 * by this very change.
 */
function maybeMine(db: Db, actor: Actor) {
  if (writesAll(actor.role)) return db`true`
  return db`(
    f.account_id in (
      select c.account_id from account_carer c
      where c.firm_id = ${db.firm} and c.person_id = ${actor.id}
    )
    or (f.fact = 'carers' and position(${actor.id} in f.before) > 0 and exists (
      select from account_change made
      where made.firm_id = f.firm_id and made.change_id = f.change_id and made.made_by = ${actor.id}
    ))
  )`
}

/** A code that another account has taken since stays where it is. */
function markWhatGoesBack(db: Db, actor: Actor, changeId: string) {
  return db`
    with still as (
      select f.account_id, f.fact
      from account_change_fact f
      left join (
        select account_id, fact, value from account_fact
        where firm_id = ${db.firm}
          and fact = any(array(
            select distinct g.fact from account_change_fact g
            where g.firm_id = ${db.firm} and g.change_id = ${changeId}
          ))
      ) now using (account_id, fact)
      where f.firm_id = ${db.firm} and f.change_id = ${changeId}
        and now.value is not distinct from f.after
        and ${maybeMine(db, actor)}
        and not (f.fact = 'code' and exists (
          select from account other where other.firm_id = ${db.firm} and other.code = f.before
        ))
    )
    update account_change_fact f set undone = true
    from still
    where f.firm_id = ${db.firm} and f.change_id = ${changeId}
      and f.account_id = still.account_id and f.fact = still.fact
  `
}

function countUndone(db: Db, actor: Actor, changeId: string) {
  return one(
    ChangeUndone,
    db`
    select
      count(distinct account_id) filter (where undone) as restored,
      count(distinct account_id) filter (where not undone and mine) as changed_since,
      count(distinct account_id) filter (where not mine) as not_yours
    from (
      select f.account_id, f.undone, ${maybeMine(db, actor)} as mine from account_change_fact f
      where f.firm_id = ${db.firm} and f.change_id = ${changeId}
    ) told
  `,
  )
}

/** First of all, since who sees only their own accounts may see one again through it. */
async function restoreCarers(db: Db, changeId: string) {
  await db`
    delete from account_carer
    where firm_id = ${db.firm} and account_id in (
      select f.account_id from account_change_fact f
      where f.firm_id = ${db.firm} and f.change_id = ${changeId} and f.undone and f.fact = 'carers'
    )
  `
  await db`
    insert into account_carer (account_id, part, person_id, from_salesperson)
    select f.account_id, carer ->> 0, (carer ->> 1)::uuid, carer ->> 2
    from account_change_fact f, jsonb_array_elements(f.before::jsonb) carer
    where f.firm_id = ${db.firm} and f.change_id = ${changeId} and f.undone and f.fact = 'carers'
  `
}

async function restoreTags(db: Db, changeId: string) {
  await db`
    delete from account_tag t
    using account_change_fact f
    where t.firm_id = ${db.firm} and f.firm_id = ${db.firm} and f.change_id = ${changeId} and f.undone
      and t.account_id = f.account_id and f.fact = 'tag:' || t.tag and f.before is null
  `
  await db`
    insert into account_tag (account_id, tag)
    select account_id, before from account_change_fact
    where firm_id = ${db.firm} and change_id = ${changeId} and undone
      and fact like 'tag:%' and before is not null
    on conflict do nothing
  `
}

function restoreIdentity(db: Db, changeId: string) {
  return refusingTakenCode(
    null,
    db`
    update account set
      name = coalesce(was.name, account.name),
      code = case when was.recoded then was.code else account.code end,
      group_name = case when was.regrouped then was.group_name else account.group_name end,
      archived_at = case when was.rearchived
        then was.archived_at::timestamp at time zone 'utc' else account.archived_at end
    from (
      select account_id,
        max(before) filter (where fact = 'name') as name,
        bool_or(fact = 'code') as recoded,
        max(before) filter (where fact = 'code') as code,
        bool_or(fact = 'group') as regrouped,
        max(before) filter (where fact = 'group') as group_name,
        bool_or(fact = 'archived') as rearchived,
        max(before) filter (where fact = 'archived') as archived_at
      from account_change_fact
      where firm_id = ${db.firm} and change_id = ${changeId} and undone
        and fact in ('name', 'code', 'group', 'archived')
      group by account_id
    ) was
    where account.firm_id = ${db.firm} and account.account_id = was.account_id
  `,
  )
}
