/**
 * Facts of accounts in PostgreSQL. Many accounts come as one array that is joined with: a test against
 * `any(array)` is linear in the array once a statement's plan is a generic one.
 */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { refusingTakenCode } from './account.store.ts'
import type { EditKind } from './change.ts'
import type { Fact, FactChange } from './fact.ts'

/** The facts that an edit of this kind may change; `tags` names those it is about. */
export async function factsNow(
  db: Db,
  kind: EditKind,
  { accountIds, tags = [] }: { accountIds: string[]; tags?: string[] },
): Promise<Fact[]> {
  if (kind === 'identity') return identityFacts(db, accountIds)
  if (kind === 'archiving') return archivingFacts(db, accountIds)
  if (kind === 'merging') return mergingFacts(db, accountIds)
  return kind === 'tags' ? tagFacts(db, accountIds, tags) : carerFacts(db, accountIds)
}

const IdentityRow = z.object({
  accountId: z.guid(),
  name: z.string(),
  code: z.string().nullable(),
  groupName: z.string().nullable(),
})

async function identityFacts(db: Db, accountIds: string[]) {
  const rows = await many(
    IdentityRow,
    db`
    select account_id, name, code, group_name
    from account join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm}
  `,
  )
  return rows.flatMap(({ accountId, name, code, groupName }) => [
    { accountId, fact: 'name', value: name },
    ...(code === null ? [] : [{ accountId, fact: 'code', value: code }]),
    ...(groupName === null ? [] : [{ accountId, fact: 'group', value: groupName }]),
  ])
}

const FactRow = z.object({ accountId: z.guid(), fact: z.string(), value: z.string() })

/** To the microsecond, which a Date of JavaScript would lose. */
function archivingFacts(db: Db, accountIds: string[]) {
  return many(
    FactRow,
    db`
    select account_id, 'archived' as fact, (archived_at at time zone 'utc')::text as value
    from account join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm} and archived_at is not null
  `,
  )
}

/** A merge chooses among all of these, and joins the tags. */
async function mergingFacts(db: Db, accountIds: string[]) {
  const merged = many(
    FactRow,
    db`
    select account_id, 'merged' as fact, merged_into_id::text as value
    from account join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm} and merged_into_id is not null
  `,
  )
  return [
    ...(await identityFacts(db, accountIds)),
    ...(await tagFacts(db, accountIds)),
    ...(await carerFacts(db, accountIds)),
    ...(await merged),
  ]
}

/** Those named, or all. */
function tagFacts(db: Db, accountIds: string[], tags?: string[]) {
  return many(
    FactRow,
    db`
    select account_id, 'tag:' || tag as fact, tag as value
    from account_tag join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm} ${tags ? db`and tag = any(${tags}::text[])` : db``}
  `,
  )
}

function carerFacts(db: Db, accountIds: string[]) {
  return many(
    FactRow,
    db`
    select account_id, 'carers' as fact,
      jsonb_agg(
        jsonb_build_array(part, person_id, from_salesperson) order by part, person_id
      )::text as value
    from account_carer join unnest(${accountIds}::uuid[]) as asked (account_id) using (account_id)
    where firm_id = ${db.firm}
    group by account_id
  `,
  )
}

/** Makes facts what they were `before`. */
export async function restore(db: Db, kind: EditKind, back: FactChange[]): Promise<void> {
  if (kind === 'identity') await restoreIdentity(db, back)
  else if (kind === 'archiving') await restoreArchiving(db, back)
  else if (kind === 'tags') await restoreTags(db, back)
  else if (kind === 'carers') await restoreCarers(db, back)
  else await restoreMerging(db, back)
}

async function restoreMerging(db: Db, back: FactChange[]) {
  const of = (fact: string) => back.filter((change) => change.fact === fact)
  await db`
    update account set merged_into_id = was.value::uuid
    from unnest(${idsOf(of('merged'))}::uuid[], ${befores(of('merged'))}::text[]) as was (account_id, value)
    where account.firm_id = ${db.firm} and account.account_id = was.account_id
  `
  await restoreIdentity(db, back)
  await restoreTags(
    db,
    back.filter(({ fact }) => fact.startsWith('tag:')),
  )
  await restoreCarers(db, of('carers'))
}

async function restoreIdentity(db: Db, back: FactChange[]) {
  for (const [fact, column] of [
    ['name', db`name`],
    ['code', db`code`],
    ['group', db`group_name`],
  ] as const) {
    const those = back.filter((change) => change.fact === fact)
    // A code leaves one account before it comes back to another.
    for (const these of [those.filter(isGone), those.filter((change) => !isGone(change))]) {
      if (these.length === 0) continue
      await refusingTakenCode(
        null,
        db`
        update account set ${column} = was.value
        from unnest(${idsOf(these)}::uuid[], ${befores(these)}::text[]) as was (account_id, value)
        where account.firm_id = ${db.firm} and account.account_id = was.account_id
      `,
      )
    }
  }
}

function restoreArchiving(db: Db, back: FactChange[]) {
  return db`
    update account set archived_at = was.value::timestamp at time zone 'utc'
    from unnest(${idsOf(back)}::uuid[], ${befores(back)}::text[]) as was (account_id, value)
    where account.firm_id = ${db.firm} and account.account_id = was.account_id
  `
}

async function restoreTags(db: Db, back: FactChange[]) {
  const added = back.filter(({ before }) => before === null)
  await db`
    delete from account_tag t
    using unnest(${idsOf(added)}::uuid[], ${added.map(({ after }) => after)}::text[])
      as was (account_id, tag)
    where t.firm_id = ${db.firm} and t.account_id = was.account_id and t.tag = was.tag
  `
  const removed = back.filter(({ before }) => before !== null)
  await db`
    insert into account_tag (account_id, tag)
    select was.account_id, was.tag
    from unnest(${idsOf(removed)}::uuid[], ${befores(removed)}::text[]) as was (account_id, tag)
  `
}

async function restoreCarers(db: Db, back: FactChange[]) {
  await db`
    delete from account_carer c
    using unnest(${idsOf(back)}::uuid[]) as asked (account_id)
    where c.firm_id = ${db.firm} and c.account_id = asked.account_id
  `
  await db`
    insert into account_carer (account_id, part, person_id, from_salesperson)
    select was.account_id, carer ->> 0, (carer ->> 1)::uuid, carer ->> 2
    from unnest(${idsOf(back)}::uuid[], ${befores(back)}::text[]) as was (account_id, value),
      jsonb_array_elements(was.value::jsonb) carer
  `
}

const isGone = ({ before }: FactChange) => before === null
const idsOf = (changes: FactChange[]) => changes.map(({ accountId }) => accountId)
const befores = (changes: FactChange[]) => changes.map(({ before }) => before)
