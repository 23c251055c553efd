/** Mailboxes over HTTP. */
import { LEADS, type Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { secretOf } from '../platform/secret.ts'
import { type Route, route } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'
import { askMailbox, endMailbox, listMailboxes, putMailbox, rereadMailbox } from './mailbox.api.ts'
import { type Mailbox, type MailboxGiven, whyNotConnect, whyNotMailbox } from './mailbox.ts'
import {
  askToSync,
  changeMailbox,
  endMailbox as end,
  forgetProgress,
  insertMailbox,
  isTaken,
  keepPassword,
  mailboxesFor,
  mailboxOf,
  passwordOf,
} from './mailbox.store.ts'

export function mailboxRoutes(settings: Settings): Route[] {
  return [
    route(listMailboxes, ({ actor, db }) => {
      const all = (LEADS as readonly string[]).includes(actor.role)
      return mailboxesFor(db, { personId: actor.id, all }, Date.now())
    }),

    route(putMailbox, async ({ input: { mailboxId, password, ...given }, actor, db }) => {
      const before = mailboxId ? found(await mailboxOf(db, mailboxId)) : null
      const personId = given.kind === 'own' ? actor.id : null
      heed(whyNotMailbox(actor, before ?? { kind: given.kind, personId }))
      heed(whyNotConnect(given))
      if (before && before.kind !== given.kind) throw new Problem(422, 'request/invalid')
      if (await isTaken(db, given.address, mailboxId ?? null))
        throw new Problem(409, 'engage/mailbox-taken')
      const secret = await secretOf(settings)
      await heedPassword(db, { before, given, password, secret })
      const id = before?.mailboxId ?? (await insertMailbox(db, given, personId))
      if (before) await changeMailbox(db, id, given)
      if (before && isElsewhere(before, given)) await forgetProgress(db, id)
      if (password !== '') await keepPassword(db, secret, id, password)
      await askToSync(db, id)
      const what = before ? 'mailbox.changed' : 'mailbox.connected'
      await record(db, actor, what, { mailboxId: id, address: given.address })
      return found(await mailboxOf(db, id))
    }),

    route(askMailbox, async ({ input: { mailboxId }, actor, db }) => {
      await owned(db, actor, mailboxId)
      await askToSync(db, mailboxId)
      return { mailboxId }
    }),

    route(rereadMailbox, async ({ input: { mailboxId }, actor, db }) => {
      const { address } = await owned(db, actor, mailboxId)
      await forgetProgress(db, mailboxId)
      await askToSync(db, mailboxId)
      await record(db, actor, 'mailbox.reread', { mailboxId, address })
      return { mailboxId }
    }),

    route(endMailbox, async ({ input: { mailboxId }, actor, db }) => {
      const { address } = await owned(db, actor, mailboxId)
      await end(db, mailboxId)
      await record(db, actor, 'mailbox.ended', { mailboxId, address })
      return { address }
    }),
  ]
}

async function owned(db: Db, actor: Actor, mailboxId: string): Promise<Mailbox> {
  const box = found(await mailboxOf(db, mailboxId))
  heed(whyNotMailbox(actor, box))
  return box
}

type Asked = {
  before: Mailbox | null
  given: MailboxGiven
  password: string
  secret: string
}

/** A kept password goes only to where it went before. */
async function heedPassword(db: Db, { before, given, password, secret }: Asked) {
  if (password !== '') return
  const moved =
    !before ||
    before.imapHost !== given.imapHost ||
    before.login !== given.login ||
    before.imapSecurity !== given.imapSecurity ||
    (given.smtpHost !== null &&
      (before.smtpHost !== given.smtpHost || before.smtpSecurity !== given.smtpSecurity))
  if (moved || (await passwordOf(db, secret, before.mailboxId)) === null)
    throw new Problem(422, 'request/invalid', { fields: { password: 'missing' } })
}

/** Other mails may lie there. */
const isElsewhere = (before: Mailbox, given: MailboxGiven) =>
  before.imapHost !== given.imapHost ||
  before.login !== given.login ||
  given.sinceOn < before.sinceOn
