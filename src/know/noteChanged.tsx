/** What tells of notes and their files, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listAccountAttachments } from './attachment.api.ts'
import { listNotes, listNoteTags, readNote } from './note.api.ts'

export const NOTES_CHANGED = [listNotes, readNote, listNoteTags, readHistory]
export const ATTACHMENTS_CHANGED = [...NOTES_CHANGED, listAccountAttachments]
