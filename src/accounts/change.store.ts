/** Edits of accounts and their way back: the same few statements for one account or for all. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { writesAll } from './account.ts'
import { heedPlacings } from './carer.store.ts'
import { placings } from './carer.ts'
import {
  type AccountEdit,
  type ChangeMade,
  type ChangeUndone,
  EditKind,
  whyNotEdit,
  whyNothingUndone,
  whyNotUndo,
} from './change.ts'
import { applyEdit } from './edit.store.ts'
import { factsNow, restore } from './fact.store.ts'
import { mendLater } from './merge.store.ts'
import {
  countAccounts,
  differences,
  type FactChange,
  toldByAccount,
  turned,
  whatGoesBack,
} from './fact.ts'

/**
 * Edits the accounts of `where` (a condition over `account` under its own name) that the actor may
 * write, and keeps what was altered. Rooms with filters of their own edit through it too.
 */
export async function changeAccounts(
  db: Db,
  actor: Actor,
  { where, edit }: { where: postgres.Fragment; edit: AccountEdit },
): Promise<ChangeMade> {
  if (edit.kind === 'carers') await heedPlacings(db, placings(edit))
  const { accountIds, notYours, merged } = await lockWritable(db, actor, where)
  heed(whyNotEdit({ writable: accountIds.length, notYours, merged }))

  const about = { accountIds, tags: edit.kind === 'tags' ? [...edit.add, ...edit.remove] : [] }
  const before = await factsNow(db, edit.kind, about)
  await applyEdit(db, accountIds, edit)
  const changes = differences(before, await factsNow(db, edit.kind, about))
  const changed = countAccounts(changes)
  const changeId = changed > 0 ? await keepChange(db, actor, edit.kind, changes) : null
  if (edit.kind === 'merging') await mendLater(db, accountIds)
  return { changeId, changed, unchanged: accountIds.length - changed, notYours }
}

/** Facts that are still as the change left them become what they were. Works once. */
export async function undoChange(db: Db, actor: Actor, changeId: string): Promise<ChangeUndone> {
  const change = found(await changeForUndoing(db, changeId))
  heed(whyNotUndo(change))
  const changes = await factsOfChange(db, changeId)
  const accountIds = [...new Set(changes.map(({ accountId }) => accountId))]
  await lockThese(db, accountIds)

  const tags = changes.flatMap(({ before, after }) => before ?? after ?? [])
  const { back, undone } = whatGoesBack(changes, {
    now: await factsNow(db, change.kind, { accountIds, tags }),
    mine: await whatIsMine(db, actor, { accountIds, madeBy: change.madeBy }),
    takenCodes: await codesAmong(db, changes),
  })
  heed(whyNothingUndone(undone))
  await restore(db, change.kind, back)
  await db`
    update account_change set undone_at = now()
    where firm_id = ${db.firm} and change_id = ${changeId}
  `
  if (change.kind === 'merging') await separated(db, actor, back)
  await recordEach(db, actor, 'account.restored', toldByAccount(back.map(turned), changeId))
  return undone
}

/** The ledger's sums part again, and the kept one's history says so. */
async function separated(db: Db, actor: Actor, back: FactChange[]) {
  const merged = back.find(({ fact }) => fact === 'merged')
  if (!merged?.after) return
  const { accountId: otherId, after: accountId } = merged
  await mendLater(db, [accountId, otherId])
  const { name } = await one(
    z.object({ name: z.string() }),
    db`select name from account where firm_id = ${db.firm} and account_id = ${otherId}`,
  )
  await record(db, actor, 'account.separated', { accountId, name, otherId })
}

const Locked = z.object({ accountId: z.guid(), mine: z.boolean(), merged: z.boolean() })

/** In one order for everyone, so that two edits wait for each other instead of crossing. */
async function lockWritable(db: Db, actor: Actor, where: postgres.Fragment) {
  const mine = writesAll(actor.role)
    ? db`true`
    : db`exists (
        select from account_carer c
        where c.firm_id = account.firm_id and c.account_id = account.account_id
          and c.person_id = ${actor.id}
      )`
  const locked = await many(
    Locked,
    db`
    select account.account_id, ${mine} as mine, account.merged_into_id is not null as merged
    from account
    where ${where}
    order by account.account_id
    for no key update of account
  `,
  )
  const standing = locked.filter(({ merged }) => !merged)
  const accountIds = standing.filter((account) => account.mine).map(({ accountId }) => accountId)
  return {
    accountIds,
    notYours: standing.length - accountIds.length,
    merged: locked.length - standing.length,
  }
}

function lockThese(db: Db, accountIds: string[]) {
  return db`
    select from account join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm}
    order by account_id
    for no key update of account
  `
}

async function keepChange(db: Db, actor: Actor, kind: EditKind, changes: FactChange[]) {
  const { changeId } = await one(
    z.object({ changeId: z.guid() }),
    db`insert into account_change (kind, made_by) values (${kind}, ${actor.id}) returning change_id`,
  )
  await db`
    insert into account_change_fact (change_id, account_id, fact, before, after)
    select ${changeId}, f.account_id, f.fact, f.before, f.after
    from unnest(
      ${changes.map(({ accountId }) => accountId)}::uuid[],
      ${changes.map(({ fact }) => fact)}::text[],
      ${changes.map(({ before }) => before)}::text[],
      ${changes.map(({ after }) => after)}::text[]
    ) as f (account_id, fact, before, after)
  `
  await recordEach(db, actor, 'account.changed', toldByAccount(changes, changeId))
  return changeId
}

const Kept = z.object({ kind: EditKind, madeBy: z.guid(), undoneAt: z.date().nullable() })

/** Locks it, so that two people can't undo it at once. */
function changeForUndoing(db: Db, changeId: string) {
  return maybe(
    Kept,
    db`
    select kind, made_by, undone_at from account_change
    where firm_id = ${db.firm} and change_id = ${changeId}
    for update
  `,
  )
}

const FactChangeRow = z.object({
  accountId: z.guid(),
  fact: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

function factsOfChange(db: Db, changeId: string) {
  return many(
    FactChangeRow,
    db`
    select account_id, fact, before, after from account_change_fact
    where firm_id = ${db.firm} and change_id = ${changeId}
  `,
  )
}

type Undoing = { accountIds: string[]; madeBy: string }

/**
 * Whose an account is: everyone's who writes all, whoever's who looks after it, and whoever's who
 * handed it over by this very change.
 */
async function whatIsMine(db: Db, actor: Actor, { accountIds, madeBy }: Undoing) {
  if (writesAll(actor.role)) return () => true
  const rows = await many(
    z.object({ accountId: z.guid() }),
    db`
    select account_id
    from account_carer join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm} and person_id = ${actor.id}
  `,
  )
  const lookedAfter = new Set(rows.map(({ accountId }) => accountId))
  return ({ accountId, fact, before }: FactChange) =>
    lookedAfter.has(accountId) ||
    (madeBy === actor.id && fact === 'carers' && (before ?? '').includes(actor.id))
}

async function codesAmong(db: Db, changes: FactChange[]): Promise<Set<string>> {
  const codes = changes.flatMap(({ fact, before }) => (fact === 'code' && before) || [])
  if (codes.length === 0) return new Set()
  // What a change gave to one account it can give back to the other.
  const givers = changes.filter(({ fact, after }) => fact === 'code' && after !== null)
  const rows = await many(
    z.object({ code: z.string() }),
    db`
    select code from account join unnest(${codes}::text[]) as asked (code) using (code)
    where firm_id = ${db.firm} and account_id <> all(${givers.map(({ accountId }) => accountId)}::uuid[])
  `,
  )
  return new Set(rows.map(({ code }) => code))
}
