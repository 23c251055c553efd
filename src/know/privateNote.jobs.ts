/** Forgets what was noted of people when its last day is over. */
import { job } from '../platform/jobs.ts'
import { forgetOld } from './privateNote.store.ts'
import { forgetNotes } from './privateNote.ts'

export const privateNoteJobs = [
  job(forgetNotes, async ({ firm, today }) => {
    await firm((db) => forgetOld(db, today()))
  }),
]
