/** What plans keep of people at the clients: offers stay without the person, texts without the name, versions as they were. */
import type { Db } from '../platform/db.ts'
import { announce } from '../platform/announce.ts'
import { INSTEAD, namedIn, namesOf, type PersonalPart } from '../platform/personal.ts'
import { takeOut } from './prose.store.ts'

type Ids = readonly string[]

const offers: PersonalPart = {
  part: 'planOffers',
  read: (db, ids) => db`
    select title, body, due_on from plan_item
    where firm_id = ${db.firm} and kind = 'offer' and body ->> 'contactId' = any(${[...ids]}::text[])
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update plan_item set body = jsonb_set(body, '{contactId}', 'null')
      where firm_id = ${db.firm} and kind = 'offer' and body ->> 'contactId' = any(${[...ids]}::text[])
    `
    return { changed: 0, kept: count }
  },
}

/** Where a reading by hand is from may name someone. */
const readings: PersonalPart = {
  part: 'planReadings',
  texts: ['plan_item.readings'],
  read: (db, ids) => db`
    select x.title, x.readings from plan_item x
    where x.firm_id = ${db.firm}
      and exists (select from (${namesOf(db, ids)}) k where position(k.name in x.readings::text) > 0)
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update plan_item x set readings = replace(x.readings::text, k.name, '—')::jsonb
      from (${namesOf(db, ids)}) k
      where x.firm_id = ${db.firm} and position(k.name in x.readings::text) > 0
    `
    return { changed: count, kept: 0 }
  },
}

/** Also where someone has the text open right now. */
const prose: PersonalPart = {
  part: 'planProse',
  texts: ['live_text.state', 'live_text.prose'],
  read: (db, ids) => db`
    select x.prose from live_text x
    where x.firm_id = ${db.firm}
      and exists (select from (${namesOf(db, ids)}) k where position(k.name in x.prose) > 0)
  `,
  erase: async (db, ids) => {
    let changed = 0
    for (const { name } of await db<{ name: string }[]>`${namesOf(db, ids)}`) {
      const names = await takeOut(db, name, INSTEAD)
      if (names.length > 0) await announce(db, { names, what: 'erased' })
      changed += names.length
    }
    return { changed, kept: 0 }
  },
}

/** How a plan stood when it was agreed can't be altered, or nobody could prove it: how many name them is told. */
const versions: PersonalPart = {
  part: 'planVersions',
  read: async () => [],
  erase: async (db: Db, ids: Ids) => {
    const [row] = await db<{ kept: number }[]>`
      select plan_versions_naming(array(${namesOf(db, ids)})) as kept
    `
    return { changed: 0, kept: row!.kept }
  },
}

/** Before names go, since versions are counted by them. */
export const plannedWithPeople: PersonalPart[] = [
  versions,
  offers,
  readings,
  prose,
  namedIn('planTexts', 'plan_item', ['title', 'outcome', 'body']),
  namedIn('planTitles', 'plan', ['title']),
  namedIn('planFirings', 'plan_firing', ['why']),
]
