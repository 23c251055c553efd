/** What is noted of a person, in PostgreSQL: its policy hides it from whoever has nothing to do with them. */
import { z } from 'zod'
import { addDays, type Day } from '../kernel/day.ts'
import { type Db, instant, many, one } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { forgetNotes, PrivateNote, type PrivateNoteGiven } from './privateNote.ts'

const Row = PrivateNote.extend({ madeAt: instant })

export function privateNotesOf(
  db: Db,
  contactId: string,
  { today, personId }: { today: Day; personId: string },
): Promise<PrivateNote[]> {
  return many(
    Row,
    db`
    select n.note_id, contact_kept_of(n.contact_id) as contact_id, n.text, n.purpose, n.ground, n.until_on, n.made_at,
      p.name as by_name, n.made_by = ${personId} as own
    from private_note n left join firm_actor p on p.firm_id = n.firm_id and p.actor_id = n.made_by
    where n.firm_id = ${db.firm} and n.contact_id = any(contact_and_merged(${contactId}))
      and n.until_on >= ${today}
    order by n.made_at desc
  `,
  )
}

/** It forgets itself the day after its last. */
export async function insertPrivateNote(db: Db, given: PrivateNoteGiven): Promise<string> {
  const { contactId, text, purpose, ground, untilOn } = given
  const { noteId } = await one(
    z.object({ noteId: z.guid() }),
    db`
    insert into private_note (contact_id, text, purpose, ground, until_on)
    values (${contactId}, ${text}, ${purpose}, ${ground}, ${untilOn})
    returning note_id
  `,
  )
  // By noon the day is over wherever the firm is.
  const notBefore = `${addDays(untilOn, 1)}T12:00:00.000Z`
  await enqueue(db, forgetNotes, {}, { key: `forget ${noteId}`, notBefore })
  return noteId
}

export async function removePrivateNote(db: Db, contactId: string, noteId: string) {
  const { count } = await db`
    delete from private_note
    where firm_id = ${db.firm} and contact_id = any(contact_and_merged(${contactId}))
      and note_id = ${noteId}
  `
  return count > 0
}

/** How many were too old to keep. */
export async function forgetOld(db: Db, today: Day): Promise<number> {
  const [row] = await db<{ gone: number }[]>`select forget_private_notes(${today}) as gone`
  return row!.gone
}
