/** Accounts that are the same client, in PostgreSQL. */
import { z } from 'zod'
import { type Db, instant, many, maybe } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { refusingTakenCode } from './account.store.ts'
import { mendMerged, MergedAccount, type Merging, Side } from './merge.ts'

/** One of two, with what hangs on it itself. */
export function sideOf(db: Db, accountId: string): Promise<Side | undefined> {
  const its = db`x where x.firm_id = a.firm_id and x.account_id = a.account_id`
  return maybe(
    Side,
    db`
    select a.account_id, a.name, a.code, a.group_name, a.archived_at is not null as archived,
      a.merged_into_id,
      array(
        select coalesce(p.name, '') from account_carer c left join firm_person p using (firm_id, person_id)
        where c.firm_id = a.firm_id and c.account_id = a.account_id order by c.part, p.name
      ) as carers,
      (select count(*) from sale_line ${its} and x.replaced_by is null) as lines,
      (select count(*) from contact_place ${its}) as people,
      (select count(*) from note_account ${its}) as notes,
      (select count(*) from action ${its}) as actions,
      (select count(*) from account_belonging b
       where b.firm_id = a.firm_id and b.parent_id = a.account_id) as below,
      coalesce((
        select s.tier <> 'standard' from standing s
        where s.firm_id = a.firm_id and s.account_id = a.account_id
        order by s.decided_at desc limit 1
      ), false) as tiered
    from account a
    where a.firm_id = ${db.firm} and a.account_id = ${accountId}
  `,
  )
}

/** Values first, since the other is out of sight of edits once it is merged. */
export async function merge(db: Db, { keptId, otherId, theirs }: Merging): Promise<void> {
  const of = (field: string) => theirs.includes(field as never)
  if (of('code')) await moveCode(db, { keptId, otherId })
  if (of('name') || of('group')) {
    await db`
      update account k set
        name = case when ${of('name')} then o.name else k.name end,
        group_name = case when ${of('group')} then o.group_name else k.group_name end
      from account o
      where k.firm_id = ${db.firm} and k.account_id = ${keptId}
        and o.firm_id = k.firm_id and o.account_id = ${otherId}
    `
  }
  if (of('carers')) {
    await db`delete from account_carer where firm_id = ${db.firm} and account_id = ${keptId}`
    await db`
      insert into account_carer (account_id, person_id, part, from_salesperson)
      select ${keptId}, person_id, part, from_salesperson from account_carer
      where firm_id = ${db.firm} and account_id = ${otherId}
    `
  }
  await db`
    insert into account_tag (account_id, tag)
    select ${keptId}, tag from account_tag where firm_id = ${db.firm} and account_id = ${otherId}
    on conflict do nothing
  `
  await db`
    update account set merged_into_id = ${keptId}
    where firm_id = ${db.firm} and account_id = ${otherId}
  `
}

/** A code names one account: it leaves the one before it comes to the other. */
async function moveCode(db: Db, { keptId, otherId }: Omit<Merging, 'theirs'>) {
  const other = await maybe(
    z.object({ code: z.string().nullable() }),
    db`select code from account where firm_id = ${db.firm} and account_id = ${otherId}`,
  )
  await db`update account set code = null where firm_id = ${db.firm} and account_id = ${otherId}`
  await refusingTakenCode(
    other?.code,
    db`
    update account set code = ${other?.code ?? null}
    where firm_id = ${db.firm} and account_id = ${keptId}
  `,
  )
}

/** The ledger's sums are made anew for all of them together, and the figures after them. */
export async function mendLater(db: Db, accountIds: string[]) {
  await enqueue(db, mendMerged, { accountIds })
}

const MergedRow = MergedAccount.extend({ mergedAt: instant })

/** Those that were merged into it, also through others, the last one first. */
export function mergedInto(db: Db, accountId: string): Promise<MergedAccount[]> {
  return many(
    MergedRow,
    db`
    select a.account_id as other_id, a.name, a.code, made.made_at as merged_at, p.name as by
    from account_kept k
    join account a using (firm_id, account_id)
    join lateral (
      select c.made_at, c.made_by from account_change_fact f
      join account_change c using (firm_id, change_id)
      where f.firm_id = k.firm_id and f.account_id = k.account_id and f.fact = 'merged'
        and c.undone_at is null
      order by c.made_at desc limit 1
    ) made on true
    left join firm_actor p on p.firm_id = k.firm_id and p.actor_id = made.made_by
    where k.firm_id = ${db.firm} and k.kept_id = ${accountId}
    order by made.made_at desc, a.account_id
  `,
  )
}

/** The change that merged one into the other, where they still are one. */
export function changeThatMerged(db: Db, otherId: string) {
  return maybe(
    z.object({ changeId: z.guid() }),
    db`
    select c.change_id
    from account a
    join account_change_fact f on f.firm_id = a.firm_id and f.account_id = a.account_id
      and f.fact = 'merged' and f.after = a.merged_into_id::text
    join account_change c on c.firm_id = f.firm_id and c.change_id = f.change_id
    where a.firm_id = ${db.firm} and a.account_id = ${otherId} and c.undone_at is null
    order by c.made_at desc limit 1
  `,
  )
}
