/** Files of notes and accounts over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotWrite } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { forget, remember } from '../platform/search.ts'
import { type Route, route, type StreamAsk, stream } from '../platform/serve.ts'
import {
  attachToAccount,
  attachToNote,
  downloadAttachment,
  dropAttachment,
  listAccountAttachments,
  readAttachmentLimits,
  restoreAttachment,
} from './attachment.api.ts'
import { Attachment, type Limits, whyNotAttach } from './attachment.ts'
import {
  accountAttachments,
  asFile,
  attachmentOf,
  type AttachmentRow,
  fileOf,
  insertAttachment,
  markAttachment,
  takeFile,
} from './attachment.store.ts'
import { whyNotChangeNote, whyNotNote } from './note.ts'
import { noteOf, rememberNote } from './note.store.ts'
import { FILES_AFTER_MS, purgeDropped } from './purge.ts'

type House = { dataFolder: string; attachments: Limits }

export function attachmentRoutes({ dataFolder, attachments: limits }: House): Route[] {
  return [
    route(readAttachmentLimits, async () => ({ ...limits, endings: [...limits.endings] })),

    stream(attachToNote, async (ask) => {
      const { noteId } = ask.input
      const may = async (db: Db) =>
        heed(whyNotChangeNote(ask.actor, found(await noteOf(db, noteId))))
      return attach(ask, { to: { noteId }, may })
    }),

    stream(attachToAccount, async (ask) => {
      const { accountId } = ask.input
      const may = async (db: Db) => {
        found(await accountOf(db, accountId))
        heed(whyNotNote(ask.actor))
      }
      return attach(ask, { to: { accountId }, may })
    }),

    route(listAccountAttachments, async ({ input: { accountId }, db }) => {
      found(await accountOf(db, accountId))
      return accountAttachments(db, accountId)
    }),

    stream(
      downloadAttachment,
      async ({ input: { attachmentId, shown = false }, actor, inFirm }) => {
        const row = found(await inFirm((db) => attachmentOf(db, attachmentId)))
        return asFile(fileOf(dataFolder, actor.firmId, attachmentId), row, shown)
      },
    ),

    route(dropAttachment, async ({ input: { attachmentId }, actor, db }) => {
      const row = found(await attachmentOf(db, attachmentId))
      await heedChanging(db, actor, row)
      await markAttachment(db, attachmentId, true)
      await told(db, actor, row, 'attachment.dropped')
      const notBefore = new Date(Date.now() + FILES_AFTER_MS).toISOString()
      // A key for each day: a later deletion doesn't put off the earlier ones.
      await enqueue(db, purgeDropped, {}, { key: `files ${notBefore.slice(0, 10)}`, notBefore })
      return { attachmentId }
    }),

    route(restoreAttachment, async ({ input: { attachmentId }, actor, db }) => {
      const row = found(await attachmentOf(db, attachmentId, { dropped: true }))
      await heedChanging(db, actor, row)
      await markAttachment(db, attachmentId, false)
      await told(db, actor, row, 'attachment.restored')
      return row
    }),
  ]

  type To = { noteId: string } | { accountId: string }
  type Asked = StreamAsk<{ name: string }>

  /** May they, the bytes, then the row: no transaction is held while bytes flow. */
  async function attach(
    { input, actor, request, inFirm }: Asked,
    { to, may }: { to: To; may: (db: Db) => Promise<void> },
  ) {
    const { name } = input
    const bytes = Number(request.headers.get('content-length') ?? 1)
    await inFirm(may)
    const refusal = whyNotAttach({ name, bytes }, limits)
    if (refusal) {
      const values = { file: name, mostBytes: limits.mostBytes, endings: limits.endings.join(', ') }
      throw new Problem(refusal.status, refusal.code, { values })
    }
    const place = { dataFolder, firmId: actor.firmId }
    const taken = await takeFile(request.body, place, { name, mostBytes: limits.mostBytes })
    const row = await inFirm(async (db) => {
      await may(db)
      await insertAttachment(db, { ...taken, ...to, name })
      const added = found(await attachmentOf(db, taken.attachmentId))
      await told(db, actor, added, 'attachment.added')
      return added
    })
    return Response.json(Attachment.parse(row))
  }
}

/** Who added it, who leads, and who may change what it hangs on. */
async function heedChanging(db: Db, actor: Actor, row: AttachmentRow): Promise<void> {
  heed(whyNotNote(actor))
  if (row.madeBy === actor.id) return
  if (row.noteId) heed(whyNotChangeNote(actor, found(await noteOf(db, row.noteId))))
  else heed(whyNotWrite(actor, found(await accountOf(db, row.accountId!)).carers))
}

/** Found by its name, and told in the history of the account or accounts. */
async function told(db: Db, actor: Actor, row: AttachmentRow, what: `attachment.${string}`) {
  const { attachmentId, name, noteId, accountId } = row
  const note = noteId ? found(await noteOf(db, noteId)) : null
  const accountIds = note ? note.accounts.map((one) => one.accountId) : [accountId!]
  if (note) await rememberNote(db, note)
  if (what === 'attachment.dropped') await forget(db, 'attachment', attachmentId)
  else {
    const { madeBy, madeAt: at } = row
    const thing = { kind: 'attachment', thingId: attachmentId, accountIds, title: name }
    await remember(db, { ...thing, madeBy, at })
  }
  for (const one of accountIds) {
    await record(db, actor, what, { attachmentId, name, accountId: one })
  }
}
