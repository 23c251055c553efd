/** Notes over HTTP. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { searchEntries } from '../platform/search.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from '../accounts/account.store.ts'
import {
  changeNote,
  dropNote,
  listNotes,
  listNoteTags,
  readNote,
  restoreNote,
  writeNote,
} from './note.api.ts'
import { type Note, whyNotChangeNote, whyNotNote } from './note.ts'
import {
  forgetNote,
  insertNote,
  markNote,
  noteOf,
  notePage,
  noteTags,
  rememberNote,
  updateNote,
} from './note.store.ts'
import { NOTES_AFTER_MS, purgeDropped } from './purge.ts'

/** So many notes with the words sought are enough to read through. */
const MOST_FOUND = 50

export const noteRoutes: Route[] = [
  route(listNotes, async ({ input, actor, db }) => {
    const among = input.q
      ? (await searchEntries(db, input.q, { most: MOST_FOUND, kinds: ['note'] })).map(
          ({ thingId }) => thingId,
        )
      : null
    return notePage(db, { ...input, me: actor.id, among })
  }),

  route(readNote, async ({ input: { noteId }, db }) => found(await noteOf(db, noteId))),

  route(writeNote, async ({ input, actor, db }) => {
    heed(whyNotNote(actor))
    await seen(db, input.accountIds)
    const isNew = await insertNote(db, input)
    const note = found(await noteOf(db, input.noteId))
    if (isNew) await told(db, actor, note, 'note.written')
    return note
  }),

  route(changeNote, async ({ input, actor, db }) => {
    const before = await changeable(db, actor, input.noteId)
    await seen(db, input.accountIds)
    const done = await updateNote(db, { ...input, by: actor.id })
    if (!done) throw new Problem(409, 'know/note-changed-since')
    const now = found(await noteOf(db, input.noteId))
    await told(db, actor, now, 'note.changed', before)
    return { now, before }
  }),

  route(dropNote, async ({ input: { noteId }, actor, db }) => {
    const note = await changeable(db, actor, noteId)
    await markNote(db, noteId, true)
    await forgetNote(db, note)
    await tell(db, actor, note, 'note.dropped')
    const notBefore = new Date(Date.now() + NOTES_AFTER_MS).toISOString()
    await enqueue(db, purgeDropped, {}, { key: `notes ${notBefore.slice(0, 10)}`, notBefore })
    return { noteId }
  }),

  route(restoreNote, async ({ input: { noteId }, actor, db }) => {
    const note = found(await noteOf(db, noteId, { dropped: true }))
    heed(whyNotChangeNote(actor, note))
    await markNote(db, noteId, false)
    await told(db, actor, note, 'note.restored')
    return note
  }),

  route(listNoteTags, ({ db }) => noteTags(db)),
]

async function changeable(db: Db, actor: Actor, noteId: string) {
  const note = found(await noteOf(db, noteId))
  heed(whyNotChangeNote(actor, note))
  return note
}

/** Nobody hangs a note on an account that they can't see. */
async function seen(db: Db, accountIds: string[]): Promise<void> {
  for (const accountId of new Set(accountIds)) found(await accountOf(db, accountId))
}

type Kept = NonNullable<Awaited<ReturnType<typeof noteOf>>>

async function told(db: Db, actor: Actor, note: Kept, what: `note.${string}`, before?: Note) {
  await rememberNote(db, note)
  await tell(db, actor, note, what, before)
}

/** In the history of each account that it belongs to or did; its words are read from the note while it stands. */
async function tell(db: Db, actor: Actor, note: Note, what: `note.${string}`, before?: Note) {
  const { noteId, accounts } = note
  const ids = [...accounts, ...(before?.accounts ?? [])].map(({ accountId }) => accountId)
  for (const accountId of new Set(ids)) await record(db, actor, what, { noteId, accountId })
}
