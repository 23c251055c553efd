/** Records of one person, in PostgreSQL. */
import { z } from 'zod'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { type Compared, MergeSide, type Once, Taken } from './contactMerge.ts'

/** Nobody else merges or separates them meanwhile. */
export function lockContacts(db: Db, contactIds: readonly string[]) {
  return db`
    select from contact where firm_id = ${db.firm} and contact_id = any(${[...contactIds]}::uuid[])
    order by contact_id for no key update
  `
}

/** As it stands by itself, but for those that were merged into it. */
export function mergeSideOf(db: Db, contactId: string): Promise<MergeSide | undefined> {
  return maybe(
    MergeSide,
    db`
    select k.contact_id, k.name, k.merged_into_id is not null as merged, k.erased_at is not null as erased,
      coalesce((
        select jsonb_agg(distinct jsonb_build_object('personId', n.person_id))
        from contact_place p join account_near n using (firm_id, account_id)
        where p.firm_id = k.firm_id and (p.contact_id = k.contact_id or p.contact_id in (
          select m.contact_id from contact_kept m where m.firm_id = k.firm_id and m.kept_id = k.contact_id))
      ), '[]') as carers
    from contact k
    where k.firm_id = ${db.firm} and k.contact_id = ${contactId}
  `,
  )
}

const value = z.string().nullable()
const OnceRow = z.object({
  name: z.string(),
  language: value,
  channel: value,
  everyDays: z.int().nullable(),
  past: z.string(),
})

export function onceOf(db: Db, contactId: string): Promise<Once> {
  return one(
    OnceRow,
    db`
    select name, language, channel, every_days, past from contact
    where firm_id = ${db.firm} and contact_id = ${contactId}
  `,
  )
}

export function writeOnce(db: Db, contactId: string, values: Partial<Once>) {
  const { name, language, channel, everyDays, past } = values
  const has = (field: keyof Once) => db`${field in values}::boolean`
  return db`
    update contact set
      name = case when ${has('name')} then ${name ?? null} else name end,
      language = case when ${has('language')} then ${language ?? null} else language end,
      channel = case when ${has('channel')} then ${channel ?? null} else channel end,
      every_days = case when ${has('everyDays')} then ${everyDays ?? null}::int else every_days end,
      past = case when ${has('past')} then ${past ?? null} else past end
    where firm_id = ${db.firm} and contact_id = ${contactId}
  `
}

/** Null: on their own again. */
export function pointTo(db: Db, contactId: string, keptId: string | null) {
  return db`
    update contact set merged_into_id = ${keptId}
    where firm_id = ${db.firm} and contact_id = ${contactId}
  `
}

type Merge = { keptId: string; otherId: string; taken: Taken }

export function insertMerge(db: Db, { keptId, otherId, taken }: Merge) {
  return db`
    insert into contact_merge (kept_id, other_id, taken)
    values (${keptId}, ${otherId}, ${db.json(taken as never)})
  `
}

const MergeRow = z.object({ keptId: z.guid(), otherId: z.guid(), taken: Taken })

/** How one was merged, of those that are read through this one. */
export function mergeOf(db: Db, { contactId, otherId }: { contactId: string; otherId: string }) {
  return maybe(
    MergeRow,
    db`
    select kept_id, other_id, taken from contact_merge
    where firm_id = ${db.firm} and other_id = ${otherId} and contact_kept_of(other_id) = ${contactId}
  `,
  )
}

/** The merges into the same one since, in their order. */
export function mergesAfter(db: Db, { keptId, otherId }: Pick<Merge, 'keptId' | 'otherId'>) {
  return many(
    MergeRow,
    db`
    select m.kept_id, m.other_id, m.taken from contact_merge m
    where m.firm_id = ${db.firm} and m.kept_id = ${keptId} and m.made_at > (
      select made_at from contact_merge where firm_id = ${db.firm} and other_id = ${otherId}
    )
    order by m.made_at
  `,
  )
}

export function rewriteTaken(db: Db, otherId: string, taken: Taken) {
  return db`
    update contact_merge set taken = ${db.json(taken as never)}
    where firm_id = ${db.firm} and other_id = ${otherId}
  `
}

export function removeMerge(db: Db, otherId: string) {
  return db`delete from contact_merge where firm_id = ${db.firm} and other_id = ${otherId}`
}

/** How much was said with each, and asked by them. */
export async function talksOf(db: Db, contactIds: [string, string]): Promise<Compared['talks']> {
  const [first, second] = await Promise.all(contactIds.map((contactId) => talksWith(db, contactId)))
  return [first!, second!]
}

async function talksWith(db: Db, contactId: string): Promise<number> {
  const { talks } = await one(
    z.object({ talks: z.number() }),
    db`
    select (
      select count(distinct interaction_id) from interaction_contact
      where firm_id = ${db.firm} and contact_id = any(contact_and_merged(${contactId}))
    ) + (
      select count(*) from request
      where firm_id = ${db.firm} and contact_id = any(contact_and_merged(${contactId}))
    ) as talks
  `,
  )
  return talks
}
