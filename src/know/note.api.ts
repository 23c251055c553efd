/** What the outside may do with notes. */
import { z } from 'zod'
import { TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Note, NoteGiven, NoteList, NotePage } from './note.ts'

export const oneNote = z.object({ noteId: z.guid() })

/** The newest first; of an account, by a tag, one's own, with these words. */
export const listNotes = endpoint('GET /notes', { may: TEAM, input: NoteList, returns: NotePage })

export const readNote = endpoint('GET /notes/:noteId', {
  may: TEAM,
  input: oneNote,
  returns: Note,
})

/**
 * Under an id that the writer chose: the same again is the same note. `writtenAt` is for one that was
 * written elsewhere before; it lies in no future.
 */
export const writeNote = endpoint('POST /notes', {
  may: WORKERS,
  input: NoteGiven.extend(oneNote.shape).extend({ writtenAt: z.iso.datetime().optional() }),
  returns: Note,
})

/** `revision` is the one that whoever changes it began from: refused where there is a newer one. */
export const changeNote = endpoint('PUT /notes/:noteId', {
  may: WORKERS,
  input: NoteGiven.extend(oneNote.shape).extend({ revision: z.int() }),
  returns: z.object({ now: Note, before: Note }),
})

export const dropNote = endpoint('DELETE /notes/:noteId', {
  may: WORKERS,
  input: oneNote,
  returns: oneNote,
})

/** Takes a deletion back. */
export const restoreNote = endpoint('PUT /notes/:noteId/restoration', {
  may: WORKERS,
  input: oneNote,
  returns: Note,
})

export const listNoteTags = endpoint('GET /note-tags', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(z.object({ tag: z.string(), notes: z.int() })),
})
