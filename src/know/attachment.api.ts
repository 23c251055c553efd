/** What the outside may do with the files of notes and of accounts. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { Attachment, FileName } from './attachment.ts'
import { oneNote } from './note.api.ts'

export const oneAttachment = z.object({ attachmentId: z.guid() })

/** How large a file may be, and how its name may end. */
export const readAttachmentLimits = endpoint('GET /attachment-limits', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({ mostBytes: z.number(), endings: z.array(z.string()) }),
})

/** The body is the file's bytes; the answer is the attachment. */
export const attachToNote = streamEndpoint('POST /notes/:noteId/attachments', {
  may: WORKERS,
  input: oneNote.extend({ name: FileName }),
  flows: 'up',
})

export const attachToAccount = streamEndpoint('POST /accounts/:accountId/attachments', {
  may: WORKERS,
  input: oneAccount.extend({ name: FileName }),
  flows: 'up',
})

/** Those of the account itself; notes bring their own. */
export const listAccountAttachments = endpoint('GET /accounts/:accountId/attachments', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Attachment),
})

/** Pictures and PDF are shown where `shown` is asked for; everything else is only ever saved. */
export const downloadAttachment = streamEndpoint('GET /attachments/:attachmentId/file', {
  may: TEAM,
  input: oneAttachment.extend({ shown: z.stringbool().optional() }),
  flows: 'down',
})

/** Its bytes go a day later; until then it can be restored. */
export const dropAttachment = endpoint('DELETE /attachments/:attachmentId', {
  may: WORKERS,
  input: oneAttachment,
  returns: oneAttachment,
})

export const restoreAttachment = endpoint('PUT /attachments/:attachmentId/restoration', {
  may: WORKERS,
  input: oneAttachment,
  returns: Attachment,
})
