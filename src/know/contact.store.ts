/** People at the clients in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import postgres from 'postgres'
import type { z } from 'zod'
import { anywhere, wordsOf } from '../accounts/accountFilter.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { Contact, type ContactGiven, type ContactList, Place, type PlaceGiven } from './contact.ts'

const PLACE = `jsonb_build_object('placeId', p.place_id, 'accountId', a.account_id, 'account', a.name,
  'jobTitle', p.job_title, 'area', p.area, 'fromOn', p.from_on, 'untilOn', p.until_on,
  'carers', array(select c.person_id from account_near c
    where c.firm_id = p.firm_id and c.account_id = p.account_id))`

/** Those of `where`, in the order of their names; those merged into them are told with them. */
function contacts(db: Db, where: postgres.Fragment, limit = db``) {
  return many(
    Contact,
    db`
    select k.contact_id, k.name, k.language, k.channel, k.every_days, k.past,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', r.kind, 'value', r.value) order by r.theirs, r.place)
        from (
          select distinct on (r.kind, r.folded)
            r.kind, r.value, r.contact_id <> k.contact_id as theirs, r.place
          from contact_reach r where r.firm_id = k.firm_id and r.contact_id = any(same.ids)
          order by r.kind, r.folded, r.contact_id <> k.contact_id, r.place
        ) r
      ), '[]') as reaches,
      coalesce((
        select jsonb_agg(${db.unsafe(PLACE)} order by p.until_on desc nulls first,
          p.from_on desc nulls last, p.contact_id <> k.contact_id, a.name)
        from contact_place p
        left join account_kept m using (firm_id, account_id)
        -- One by one: a firm's accounts are many more than a person's.
        join lateral (
          select a.account_id, a.name from account a
          where a.firm_id = p.firm_id and a.account_id = coalesce(m.kept_id, p.account_id) limit 1
        ) a on true
        where p.firm_id = k.firm_id and p.contact_id = any(same.ids)
      ), '[]') as places,
      coalesce((
        select jsonb_agg(jsonb_build_object('contactId', o.contact_id, 'name', o.name, 'mergedAt', m.made_at)
          order by m.made_at desc)
        from contact_merge m join contact o on o.firm_id = m.firm_id and o.contact_id = m.other_id
        where m.firm_id = k.firm_id and m.other_id = any(same.ids)
      ), '[]') as merged
    from contact k
    cross join lateral (select contact_and_merged(k.contact_id) as ids offset 0) same
    where k.firm_id = ${db.firm} and k.merged_into_id is null and ${where}
    order by k.search_text, k.contact_id ${limit}
  `,
  )
}

/** Whoever was merged is the one that is kept. */
export async function contactOf(db: Db, contactId: string): Promise<Contact | undefined> {
  const [found] = await contacts(db, db`k.contact_id = contact_kept_of(${contactId})`)
  return found
}

/** Everyone who works at an account or did; who was merged is told under the name that was kept. */
export function contactsAt(db: Db, accountId: string) {
  return contacts(db, db`k.contact_id = any(array(${worksAt(db, accountId)}))`)
}

function worksAt(db: Db, accountId: string) {
  return db`
    select coalesce(m.kept_id, p.contact_id)
    from contact_place p left join contact_kept m using (firm_id, contact_id)
    where p.firm_id = ${db.firm} and p.account_id = any(account_and_merged(${accountId}))
  `
}

/** Those with a word in their name or in how they are reached, or of whom one that was merged has it. */
function having(db: Db, word: string) {
  const like = db`like (select fold(${anywhere(word)}))`
  return db`
    select coalesce(m.kept_id, c.contact_id)
    from contact c left join contact_kept m using (firm_id, contact_id)
    where c.firm_id = ${db.firm} and c.search_text ${like}
    union all
    select coalesce(m.kept_id, r.contact_id)
    from contact_reach r left join contact_kept m using (firm_id, contact_id)
    where r.firm_id = ${db.firm} and r.folded ${like}
  `
}

export async function contactPage(db: Db, list: z.output<typeof ContactList>) {
  const { q, account, without, size } = list
  const where = wordsOf(q).reduce(
    (all, word) => db`${all} and k.contact_id in (${having(db, word)})`,
    db`${account ? db`k.contact_id = any(array(${worksAt(db, account)}))` : db`true`}
      and ${without ? nowhere(db) : db`true`}`,
  )
  const rows = await contacts(db, where, db`limit ${size} offset ${offsetOf(list)}`)
  const [counted] = await db<{ total: number }[]>`
    select count(*) as total from contact k
    where k.firm_id = ${db.firm} and k.merged_into_id is null and ${where}
  `
  return { rows, total: counted!.total }
}

function nowhere(db: Db) {
  return db`not exists (
    select from contact_place p
    where p.firm_id = k.firm_id and p.contact_id = any(contact_and_merged(k.contact_id))
  )`
}

/** First where they work, then who they are: who sees only their own accounts must see the new one too. */
export async function insertContact(
  db: Db,
  { place, ...given }: ContactGiven & { place: PlaceGiven },
): Promise<string> {
  const contactId = randomUUID()
  await writePlace(db, { ...place, contactId })
  const { name, language, channel, everyDays, past, reaches } = given
  await db`
    insert into contact (contact_id, name, language, channel, every_days, past)
    values (${contactId}, ${name}, ${language}, ${channel}, ${everyDays}, ${past})
  `
  await writeReaches(db, contactId, reaches)
  return contactId
}

type Change = { given: ContactGiven; before: Pick<Contact, 'reaches'> }

export async function updateContact(db: Db, contactId: string, { given, before }: Change) {
  const { name, language, channel, everyDays, past } = given
  await db`
    update contact set name = ${name}, language = ${language}, channel = ${channel},
      every_days = ${everyDays}, past = ${past}
    where firm_id = ${db.firm} and contact_id = ${contactId}
  `
  await changeReaches(db, contactId, { given, before })
}

/** Untouched where nothing changes, so that those who are separated again have what they had. */
async function changeReaches(db: Db, contactId: string, { given: { reaches }, before }: Change) {
  if (isDeepStrictEqual(reaches, before.reaches)) return
  const named = reaches.map(({ kind, value }) => `${kind} ${value}`)
  await db`
    delete from contact_reach
    where firm_id = ${db.firm} and (contact_id = ${contactId} or (
      contact_id = any(contact_and_merged(${contactId}))
      and kind || ' ' || value <> all(${named}::text[])
    ))
  `
  await writeReaches(db, contactId, reaches)
}

async function writeReaches(db: Db, contactId: string, reaches: ContactGiven['reaches']) {
  await db`
    insert into contact_reach (contact_id, kind, value, place)
    select ${contactId}, kind, value, place
    from unnest(${reaches.map(({ kind }) => kind)}::text[], ${reaches.map(({ value }) => value)}::text[])
      with ordinality as told (kind, value, place)
    on conflict do nothing
  `
}

export async function removeContact(db: Db, contactId: string) {
  try {
    await db`delete from contact where firm_id = ${db.firm} and contact_id = ${contactId}`
  } catch (error) {
    const held = error instanceof postgres.PostgresError && error.code === '23503'
    if (!held) throw error
    throw new Problem(409, 'know/contact-worked-with')
  }
}

export function placeOf(db: Db, placeId: string): Promise<Place | undefined> {
  return maybe(
    Place,
    db`
    select p.place_id, a.account_id, a.name as account, p.job_title, p.area, p.from_on, p.until_on,
      array(select c.person_id from account_near c
        where c.firm_id = p.firm_id and c.account_id = p.account_id) as carers
    from contact_place p
    join account a on a.firm_id = p.firm_id and a.account_id = account_kept_of(p.account_id)
    where p.firm_id = ${db.firm} and p.place_id = ${placeId}
  `,
  )
}

type Written = PlaceGiven & { contactId: string; placeId?: string | undefined }

export async function writePlace(db: Db, given: Written): Promise<string> {
  const { placeId = randomUUID(), contactId, accountId, jobTitle, area, fromOn, untilOn } = given
  await db`
    insert into contact_place (place_id, contact_id, account_id, job_title, area, from_on, until_on)
    values (${placeId}, ${contactId}, ${accountId}, ${jobTitle}, ${area}, ${fromOn}, ${untilOn})
    on conflict (firm_id, place_id) do update
    set job_title = excluded.job_title, area = excluded.area,
      from_on = excluded.from_on, until_on = excluded.until_on,
      account_id = case when excluded.account_id = account_kept_of(contact_place.account_id)
        then contact_place.account_id else excluded.account_id end
  `
  return placeId
}

export function removePlace(db: Db, placeId: string) {
  return db`delete from contact_place where firm_id = ${db.firm} and place_id = ${placeId}`
}
