/** What the outside may do with what is noted of a person; who may see it the database decides. */
import { z } from 'zod'
import { WORKERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneContact } from './contact.api.ts'
import { PrivateNote, PrivateNoteGiven } from './privateNote.ts'

export const listPrivateNotes = endpoint('GET /contacts/:contactId/private-notes', {
  may: WORKERS,
  input: oneContact,
  returns: z.array(PrivateNote),
})

export const addPrivateNote = endpoint('POST /contacts/:contactId/private-notes', {
  may: WORKERS,
  input: PrivateNoteGiven,
  returns: z.object({ noteId: z.guid() }),
})

/** Gone for good: what is personal is not kept to be put back. */
export const dropPrivateNote = endpoint('DELETE /contacts/:contactId/private-notes/:noteId', {
  may: WORKERS,
  input: oneContact.extend({ noteId: z.guid() }),
  returns: z.object({ noteId: z.guid() }),
})
