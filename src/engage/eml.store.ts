/** Files a mail that someone has as a file, as if it had been found in their mailbox. */
import type { Actor } from '../kernel/actor.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Limits } from '../know/attachment.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { Problem } from '../platform/problem.ts'
import { asClave } from './asClave.store.ts'
import { settleClocks } from './mailClocks.store.ts'
import { putAway } from './mailFile.store.ts'
import { fileMail } from './mailFiling.store.ts'
import { ourAddresses } from './mailMatch.store.ts'
import { takeApart } from './mailTaken.store.ts'

type Here = {
  dataFolder: string
  limits: Limits
  actor: Actor
  accountId: string | undefined
  inFirm: <T>(work: (db: Db) => Promise<T>) => Promise<T>
}

/** Whoever files an old mail doesn't ask for a clock of back then. */
const COUNTS_MS = 30 * 86_400_000

export async function fileEml(
  body: ReadableStream<Uint8Array> | null,
  { dataFolder, limits, actor, accountId, inFirm }: Here,
) {
  if (accountId) await inFirm((db) => heedWriting(db, actor, accountId))
  const taken = await takeApart(await bytesOf(body, limits.mostBytes * 2)).catch(() => null)
  if (!taken || taken.from.address === '') throw new Problem(422, 'engage/mail-unreadable')
  const files = await putAway(taken.files, { dataFolder, firmId: actor.firmId, limits })
  const now = Date.now()
  return inFirm(async (db) => {
    const filing = { taken, holderId: actor.id, arrived: null, now, countsFrom: now - COUNTS_MS }
    const filed = await asClave(db, async () => {
      const ours = await ourAddresses(db)
      const done = await fileMail(db, { ...filing, ours, files, accountId })
      if (done) await settleClocks(db, done.threadId)
      return done
    })
    if (!filed)
      throw new Problem(422, 'engage/mail-of-nobody', { values: { address: taken.from.address } })
    await record(db, actor, 'mail.filed', { messageId: filed.messageId })
    return { ...filed, subject: taken.subject }
  })
}

/** A mail is read whole: what is larger than any may be is broken off. */
async function bytesOf(body: ReadableStream<Uint8Array> | null, mostBytes: number) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Problem(413, 'engage/mail-too-big', { values: { mostBytes } })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
