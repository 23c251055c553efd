/** One folder of a mailbox, batch after batch: read without a transaction, kept in one. */
import { isNeverKept, type Db } from '../platform/db.ts'
import type { Imap } from '../platform/imap.ts'
import type { JobAsk } from '../platform/jobs.ts'
import type { MailboxRow } from './mailbox.store.ts'
import { deliveredTo } from './mailDelivered.store.ts'
import { putAway } from './mailFile.store.ts'
import { type Filing, fileMail } from './mailFiling.store.ts'
import { knownAddresses, knownMailIds, ourAddresses } from './mailMatch.store.ts'
import { countSeen, moveOn } from './mailProgress.store.ts'
import { type Head, headsOf, mailsAt, type NewIn } from './mailReading.store.ts'

const AT_ONCE = 100
const BYTES_AT_ONCE = 30_000_000

type World = Pick<JobAsk<unknown>, 'firm' | 'firmId' | 'dataFolder' | 'attachments' | 'stopping'>
type Reading = { imap: Imap; box: MailboxRow; folder: NewIn; left: number }
type Ready = Omit<Filing, 'ours' | 'now'>

/** How many are left in the whole mailbox after this folder. */
export async function readFolder(
  world: World,
  { imap, box, folder, left }: Reading,
): Promise<number> {
  if (folder.end === folder.from && folder.from > 0) return left
  const opened = await imap.mailboxOpen(folder.path, { readOnly: true })
  // It changed since it was listed: the next run begins it anew.
  if (String(opened.uidValidity) !== folder.uidValidity) return left - folder.uids.length
  let from = folder.from
  for (let at = 0; at < folder.uids.length && !world.stopping.aborted; at += AT_ONCE) {
    const uids = folder.uids.slice(at, at + AT_ONCE)
    const heads = await headsOf(imap, uids)
    const wanted = await world.firm((db) => wantedOf(db, box, heads))
    for (const part of partsOf(heads, wanted)) {
      const ready = await readyOf(
        world,
        { imap, box },
        part.filter(({ uid }) => wanted.has(uid)),
      )
      const isLast = part.at(-1) === heads.at(-1)
      const to = isLast ? uids.at(-1)! : part.at(-1)!.uid
      left -= part.length + (isLast ? uids.length - heads.length : 0)
      const kept = await world.firm((db) => keep(db, { box, folder, from, to, part, ready, left }))
      if (!kept) return left
      from = to
    }
    if (heads.length === 0) left -= uids.length
  }
  if (world.stopping.aborted) return left
  await world.firm((db) => moveOn(db, { ...step(box, folder), from, to: folder.end }))
  return left
}

const step = ({ mailboxId }: MailboxRow, { path, uidValidity }: NewIn) => ({
  mailboxId,
  path,
  uidValidity,
})

/** By who takes part: of the rest not a word is fetched. */
async function wantedOf(db: Db, box: MailboxRow, heads: readonly Head[]): Promise<Set<number>> {
  const ours = await ourAddresses(db)
  const addresses = heads.flatMap((head) => head.addresses).filter((one) => !ours.is(one))
  const today = new Date().toISOString().slice(0, 10)
  const known = await knownAddresses(db, addresses, today)
  const ids = await knownMailIds(
    db,
    heads.flatMap(({ refs }) => refs),
  )
  const isForwarded = ({ addresses: [from] }: Head) =>
    box.kind === 'filing' && ours.people.has(from ?? '')
  return new Set(
    heads
      .filter(
        (head) =>
          head.isReport ||
          isForwarded(head) ||
          head.addresses.some((one) => known.has(one)) ||
          head.refs.some((id) => ids.has(id)),
      )
      .map(({ uid }) => uid),
  )
}

/** So many bytes are held at a time. */
function partsOf(heads: readonly Head[], wanted: ReadonlySet<number>): Head[][] {
  const parts: Head[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const head of heads) {
    const bytes = wanted.has(head.uid) ? head.bytes : 0
    if (held + bytes > BYTES_AT_ONCE) {
      parts.push([])
      held = 0
    }
    parts.at(-1)!.push(head)
    held += bytes
  }
  return parts
}

async function readyOf(
  { firm, firmId, dataFolder, attachments: limits }: World,
  { imap, box }: Pick<Reading, 'imap' | 'box'>,
  heads: readonly Head[],
): Promise<Ready[]> {
  const ready: Ready[] = []
  // With what mails add to their files on the way.
  const mostBytes = Math.ceil(limits.mostBytes * 2.8) + 2_000_000
  const countsFrom = Date.parse(box.countsFrom)
  const ours = await firm(ourAddresses)
  for (const { head, taken } of await mailsAt(imap, heads, mostBytes)) {
    const own = { taken, holderId: box.personId!, arrived: head.arrived }
    const mails = box.kind === 'own' ? [own] : await deliveredTo(box.address, own, ours)
    for (const mail of mails) {
      const files = await putAway(mail.taken.files, { dataFolder, firmId, limits })
      // What was filed must not be held while the next is read.
      ready.push({ ...mail, taken: { ...mail.taken, files: [], inner: [] }, files, countsFrom })
    }
  }
  return ready
}

type Batch = {
  box: MailboxRow
  folder: NewIn
  from: number
  to: number
  part: readonly Head[]
  ready: readonly Ready[]
  left: number
}

async function keep(db: Db, { box, folder, from, to, part, ready, left }: Batch): Promise<boolean> {
  if (!(await moveOn(db, { ...step(box, folder), from, to }))) return false
  const ours = await ourAddresses(db)
  let kept = 0
  for (const mail of ready) {
    const filed = await apart(db, (inner) => fileMail(inner, { ...mail, ours, now: Date.now() }))
    if (filed?.isNew) kept++
  }
  const isIn = folder.path.toUpperCase() === 'INBOX'
  await countSeen(db, box.mailboxId, {
    arrivals: isIn ? part.map(({ arrived }) => arrived) : [],
    seen: part.length,
    kept,
    left,
    lagFrom: box.answeredAt ? Date.parse(box.answeredAt) : null,
  })
  return true
}

/** A mail that can never be kept is passed over, and takes nothing else with it. */
async function apart<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T | null> {
  try {
    return (await db.savepoint((inner) => work(Object.assign(inner, { firm: db.firm })))) as T
  } catch (error) {
    if (isNeverKept(error)) return null
    throw error
  }
}
