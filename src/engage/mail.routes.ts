/** Mails over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { NOBODY } from '../kernel/actor.ts'
import { dropClocksAbout } from '../commit/clockAbout.store.ts'
import { asFile } from '../know/attachment.store.ts'
import type { Limits } from '../know/attachment.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route, stream } from '../platform/serve.ts'
import { asClave } from './asClave.store.ts'
import { fileEml as put } from './eml.store.ts'
import {
  downloadMailFile,
  dropThread,
  EmlFiled,
  fileEml,
  listThreads,
  openThread,
  readThread,
  sayAsks,
  showPage,
} from './mail.api.ts'
import { answersTo } from './mailAnswer.ts'
import { settleClocks } from './mailClocks.store.ts'
import { mailFileAt, mailFileOf } from './mailFile.store.ts'
import { ourAddresses } from './mailMatch.store.ts'
import { askToSweep } from './mailPersonal.store.ts'
import { outgoingOf } from './mailOutgoing.store.ts'
import { pageOf } from './mailPage.store.ts'
import { setShare } from './mailShare.store.ts'
import {
  accountsOfThread,
  dropHeld,
  mailOf,
  mailsOf,
  setAsks,
  threadOf,
  threadPage,
} from './mail.store.ts'
import { whyNotOpen } from './mail.ts'

type House = { dataFolder: string; attachments: Limits }

export function mailRoutes({ dataFolder, attachments: limits }: House): Route[] {
  return [
    route(listThreads, async ({ input, db }) => {
      found(await accountOf(db, input.accountId))
      return threadPage(db, input)
    }),

    route(readThread, async ({ input: { threadId }, db }) => {
      const thread = found(await threadOf(db, threadId))
      const mails = await mailsOf(db, threadId)
      return {
        ...thread,
        accountIds: await accountsOfThread(db, threadId),
        mails,
        outgoing: await outgoingOf(db, threadId),
        answers: answersTo(mails, (await ourAddresses(db)).is),
      }
    }),

    route(openThread, async ({ input: { threadId, isOpen }, actor, db }) => {
      const thread = found(await threadOf(db, threadId))
      heed(whyNotOpen(thread))
      const accountIds = await accountsOfThread(db, threadId)
      await asClave(db, () => setShare(db, { threadId, personId: actor.id }, isOpen))
      const title = thread.subject
      for (const accountId of accountIds) {
        // Of what is private from now on the account's history tells nothing but that.
        const about = isOpen ? { threadId, accountId, title } : { threadId, accountId }
        await record(db, actor, isOpen ? 'mail.opened' : 'mail.closed', about)
      }
      return { threadId, isOpen }
    }),

    route(dropThread, async ({ input: { threadId }, actor, db }) => {
      heed(whyNotOpen(found(await threadOf(db, threadId))))
      const gone = await asClave(db, () => dropHeld(db, threadId, actor.id))
      await askToSweep(db)
      for (const aboutId of gone) await dropClocksAbout(db, NOBODY, { aboutKind: 'mail', aboutId })
      await record(db, actor, 'mail.dropped', { threadId })
      return { threadId }
    }),

    route(sayAsks, async ({ input: { messageId, asks }, actor, db }) => {
      const mail = found(await mailOf(db, messageId))
      if (!mail.mine) {
        const [accountId] = await accountsOfThread(db, mail.threadId)
        if (!accountId) throw new Problem(404, 'request/not-found')
        await heedWriting(db, actor, accountId)
      }
      await asClave(db, async () => {
        await setAsks(db, messageId, asks)
        await settleClocks(db, mail.threadId)
      })
      await record(db, actor, 'mail.asks', { messageId, asks, before: mail.asks })
      return { before: mail.asks }
    }),

    stream(showPage, async ({ input: { messageId }, actor, inFirm }) => {
      const { html } = found(await inFirm((db) => mailOf(db, messageId)))
      if (html === null) throw new Problem(404, 'request/not-found')
      return pageOf(html, { dataFolder, firmId: actor.firmId, messageId, inFirm })
    }),

    stream(downloadMailFile, async ({ input: { fileId, shown = false }, actor, inFirm }) => {
      const row = found(await inFirm((db) => mailFileOf(db, fileId)))
      return asFile(mailFileAt({ dataFolder, firmId: actor.firmId }, fileId), row, shown)
    }),

    stream(fileEml, async ({ input: { accountId }, actor, request, inFirm }) => {
      const filed = await put(request.body, { dataFolder, limits, actor, accountId, inFirm })
      return Response.json(EmlFiled.parse(filed))
    }),
  ]
}
