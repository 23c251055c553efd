/** What each kind of edit writes, over any number of accounts that are locked already. */
import type { Db } from '../platform/db.ts'
import { refusingTakenCode } from './account.store.ts'
import { type CarersGiven, partsGiven, placings } from './carer.ts'
import type { AccountEdit } from './change.ts'
import { merge } from './merge.store.ts'

export async function applyEdit(db: Db, accountIds: string[], edit: AccountEdit): Promise<void> {
  if (edit.kind === 'identity') await describe(db, accountIds, edit)
  else if (edit.kind === 'tags') await retag(db, accountIds, edit)
  else if (edit.kind === 'carers') await place(db, accountIds, edit)
  else if (edit.kind === 'merging') await merge(db, edit)
  else await archive(db, accountIds, edit)
}

type Edit<K extends AccountEdit['kind']> = Extract<AccountEdit, { kind: K }>

function describe(db: Db, accountIds: string[], { name, code, groupName }: Edit<'identity'>) {
  return refusingTakenCode(
    code,
    db`
    update account set
      name = coalesce(${name ?? null}, name),
      code = case when ${code !== undefined} then ${code ?? null} else code end,
      group_name = case when ${groupName !== undefined} then ${groupName ?? null} else group_name end
    from ${these(db, accountIds)}
    where account.firm_id = ${db.firm} and account.account_id = asked.account_id
  `,
  )
}

/** A tag both added and removed is removed. */
async function retag(db: Db, accountIds: string[], { add, remove }: Edit<'tags'>) {
  await db`
    insert into account_tag (account_id, tag)
    select asked.account_id, tag from ${these(db, accountIds)}, unnest(${add}::text[]) tag
    on conflict do nothing
  `
  await db`
    delete from account_tag t using ${these(db, accountIds)}
    where t.firm_id = ${db.firm} and t.account_id = asked.account_id
      and t.tag = any(${remove}::text[])
  `
}

/** Empties the parts that are given anew, and the other parts that their new holders had. */
async function place(db: Db, accountIds: string[], given: CarersGiven) {
  const placed = placings(given)
  const people = placed.map(({ personId }) => personId)
  await db`
    delete from account_carer c using ${these(db, accountIds)}
    where c.firm_id = ${db.firm} and c.account_id = asked.account_id
      and (c.part = any(${partsGiven(given)}::text[]) or c.person_id = any(${people}::uuid[]))
  `
  await db`
    insert into account_carer (account_id, person_id, part)
    select asked.account_id, given.person_id, given.part
    from ${these(db, accountIds)},
      unnest(${people}::uuid[], ${placed.map(({ part }) => part)}::text[]) as given (person_id, part)
  `
}

function archive(db: Db, accountIds: string[], { archived }: Edit<'archiving'>) {
  return db`
    update account set archived_at = ${archived ? db`now()` : db`null`}
    from ${these(db, accountIds)}
    where account.firm_id = ${db.firm} and account.account_id = asked.account_id
      and (account.archived_at is null) = ${archived}
  `
}

function these(db: Db, accountIds: string[]) {
  return db`unnest(${accountIds}::uuid[]) as asked (account_id)`
}
