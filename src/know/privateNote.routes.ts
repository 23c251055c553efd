/** What is noted of a person over HTTP. The history tells that something was noted, never what. */
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { contactOf } from './contact.store.ts'
import { heedKept } from './contactThere.store.ts'
import { addPrivateNote, dropPrivateNote, listPrivateNotes } from './privateNote.api.ts'
import { insertPrivateNote, privateNotesOf, removePrivateNote } from './privateNote.store.ts'
import { whyNotKeepUntil } from './privateNote.ts'

export const privateNoteRoutes: Route[] = [
  route(listPrivateNotes, async ({ input: { contactId }, actor, db, today }) => {
    found(await contactOf(db, contactId))
    return privateNotesOf(db, contactId, { today, personId: actor.id })
  }),

  route(addPrivateNote, async ({ input, actor, db, today }) => {
    await heedKept(db, [input.contactId])
    const { contactId } = found(await contactOf(db, input.contactId))
    heed(whyNotKeepUntil(input.untilOn, today))
    const noteId = await insertPrivateNote(db, input)
    await record(db, actor, 'privateNote.added', { contactId })
    return { noteId }
  }),

  route(dropPrivateNote, async ({ input: { contactId, noteId }, actor, db }) => {
    await heedKept(db, [contactId])
    found(await contactOf(db, contactId))
    if (!(await removePrivateNote(db, contactId, noteId))) {
      throw new Problem(404, 'request/not-found')
    }
    await record(db, actor, 'privateNote.dropped', { contactId })
    return { noteId }
  }),
]
