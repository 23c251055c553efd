/** What this room keeps of people at the clients, and how it goes when one of them is forgotten. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import {
  foundByName,
  goesAlong,
  namedIn,
  namedInAll,
  namedWhereItStays,
  type PersonalPart,
} from '../platform/personal.ts'
import { ERASED } from './personal.ts'

/** The person, and all that are the same one. */
export async function samePerson(db: Db, contactId: string): Promise<string[]> {
  const rows = await many(
    z.object({ contactId: z.guid() }),
    db`
    select contact_id from contact
    where firm_id = ${db.firm} and contact_id = any(contact_and_merged(${contactId}))
  `,
  )
  return rows.map((row) => row.contactId)
}

type Ids = readonly string[]

const person: PersonalPart = {
  part: 'person',
  texts: ['contact.name'],
  read: (db, ids) => db`
    select name, language, channel, every_days, past, made_at from contact
    where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update contact set name = ${ERASED}, language = null, channel = null, every_days = null,
        past = '', erased_at = now()
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `
    return { changed: count, kept: 0 }
  },
}

const reaches = goesAlong(
  'reaches',
  (db, ids) => db`
    select kind, value from contact_reach
    where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
  `,
  (db, ids) => db`
    delete from contact_reach
    where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
  `,
)

/** That they are one stays; what the one took from the other goes, so that no separation brings it back. */
const merges: PersonalPart = {
  part: 'merges',
  read: (db, ids) => db`
    select taken, made_at from contact_merge
    where firm_id = ${db.firm}
      and (other_id = any(${[...ids]}::uuid[]) or kept_id = any(${[...ids]}::uuid[]))
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update contact_merge set taken = '{}'
      where firm_id = ${db.firm}
        and (other_id = any(${[...ids]}::uuid[]) or kept_id = any(${[...ids]}::uuid[]))
    `
    return { changed: count, kept: 0 }
  },
}

/** That someone worked there stays; as what, and in which part of the firm, goes. */
const places: PersonalPart = {
  part: 'places',
  read: (db, ids) => db`
    select a.name as account, p.job_title, p.area, p.from_on, p.until_on
    from contact_place p join account a using (firm_id, account_id)
    where p.firm_id = ${db.firm} and p.contact_id = any(${[...ids]}::uuid[])
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update contact_place set job_title = '', area = '', until_on = coalesce(until_on,
        greatest(from_on, current_date))
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `
    return { changed: count, kept: 0 }
  },
}

const privateNotes: PersonalPart = {
  part: 'privateNotes',
  // Of these whoever asks gets those that they may see: they are the others' as much as the person's.
  read: (db, ids) => db`
    select text, purpose, ground, until_on, made_at from private_note
    where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
  `,
  erase: async (db, ids) => {
    const [row] = await db<{ gone: number }[]>`
      select forget_private_notes_of(${[...ids]}::uuid[]) as gone
    `
    return { changed: row!.gone, kept: 0 }
  },
}

/** That they left stays; where to, and what they said, goes. */
const departures: PersonalPart = {
  part: 'departures',
  read: (db, ids) => db`
    select left_on, goes_to, note from departure
    where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
  `,
  erase: async (db, ids) => {
    const { count } = await db`
      update departure set goes_to = '', note = ''
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `
    return { changed: count, kept: 0 }
  },
}

const spoken = (part: string, table: string, columns: string) =>
  goesAlong(
    part,
    (db: Db, ids: Ids) => db`
      select ${db.unsafe(columns)} from ${db(table)}
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
    (db: Db, ids: Ids) => db`
      delete from ${db(table)}
      where firm_id = ${db.firm} and contact_id = any(${[...ids]}::uuid[])
    `,
  )

const ties = goesAlong(
  'ties',
  (db, ids) => db`
    select kind, from_on, until_on, confidence, source from contact_tie
    where firm_id = ${db.firm}
      and (from_id = any(${[...ids]}::uuid[]) or to_id = any(${[...ids]}::uuid[]))
  `,
  (db, ids) => db`
    delete from contact_tie
    where firm_id = ${db.firm}
      and (from_id = any(${[...ids]}::uuid[]) or to_id = any(${[...ids]}::uuid[]))
  `,
)

/** For whom else they may be taken goes with them. */
const twins = goesAlong(
  'twins',
  (db, ids) => db`
    select score, reasons, state, dismissed_because from contact_twin
    where firm_id = ${db.firm}
      and (contact_id = any(${[...ids]}::uuid[]) or other_id = any(${[...ids]}::uuid[]))
  `,
  (db, ids) => db`
    delete from contact_twin
    where firm_id = ${db.firm}
      and (contact_id = any(${[...ids]}::uuid[]) or other_id = any(${[...ids]}::uuid[]))
  `,
)

/** That something was done stays, and who did it; the person is no longer named. */
const history: PersonalPart = {
  part: 'history',
  texts: ['happening.about'],
  read: (db, ids) => db`
    select happened_at, what, about from happening
    where firm_id = ${db.firm} and about ? 'contactId' and about ->> 'contactId' = any(${[...ids]}::text[])
    order by happened_at
  `,
  erase: async (db, ids) => {
    const [row] = await db<{ altered: number }[]>`
      select forget_in_history(${[...ids]}::uuid[]) as altered
    `
    return { changed: row!.altered, kept: 0 }
  },
}

const textsThatName: PersonalPart[] = [
  namedIn('notes', 'note', ['text', 'body', 'tags']),
  namedIn('files', 'attachment', ['name']),
  namedIn('milestones', 'milestone', ['title', 'about', 'source']),
  namedIn('needTexts', 'need', ['title', 'challenge', 'evidence', 'offer', 'source', 'outcome']),
  namedIn('signals', 'need_signal', ['noticed', 'place', 'dismissed_because']),
  namedIn('swot', 'swot_item', ['title', 'evidence', 'competitor', 'source']),
  namedIn('facts', 'profile_fact', ['name', 'text', 'source', 'link']),
  namedInAll('knownTexts', {
    audience: ['name', 'about', 'meaning', 'source'],
    public_review: ['text', 'link'],
    crossing: ['objective', 'rejection'],
    decision: ['title', 'buys'],
    own_change: ['title', 'what'],
    own_change_account: ['impact'],
  }),
  // Of other people: of the person these went already.
  namedInAll('othersTexts', {
    contact: ['past'],
    contact_merge: ['taken'],
    contact_place: ['job_title', 'area'],
    contact_tie: ['source'],
    contact_twin: ['dismissed_because'],
    departure: ['goes_to', 'note'],
  }),
  namedWhereItStays('othersSayings', {
    decider_said: ['source'],
    decision_role: ['source'],
    relation_position: ['source'],
  }),
  // Told to nobody on this way: they are for those near the other person.
  {
    ...namedWhereItStays('othersNotes', { private_note: ['text', 'purpose'] }),
    read: async () => [],
  },
]

export const knownOfPeople: PersonalPart[] = [
  person,
  reaches,
  merges,
  places,
  privateNotes,
  departures,
  spoken('sayings', 'decider_said', 'attribute, value, confidence, source, seen_on, said_at'),
  spoken('roles', 'decision_role', 'roles, confidence, source, seen_on, said_at'),
  spoken('positions', 'relation_position', 'now_is, ideal, confidence, source, seen_on, said_at'),
  spoken('needs', 'need_contact', 'need_id, account_id'),
  ties,
  twins,
  history,
  ...textsThatName,
  foundByName,
]
