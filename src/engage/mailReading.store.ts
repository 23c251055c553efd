/** Reads a mailbox over IMAP: which folders, what is new in them, and of that only what has to do with clients. */
import type { Imap } from '../platform/imap.ts'
import { takeApart } from './mailTaken.store.ts'
import type { Taken } from './mailRules.ts'

/** What nobody wrote to anybody, or was thrown away; and all over again, as some servers show it. */
const PASSED_OVER = new Set(['\\Trash', '\\Junk', '\\Drafts', '\\All', '\\Flagged', '\\Important'])

export type NewIn = {
  path: string
  uidValidity: string
  from: number
  /** Where the folder stands once all of it is read. */
  end: number
  uids: number[]
}

/** What came since in each folder: what arrives first, then what was sent. */
export async function newIn(
  imap: Imap,
  known: ReadonlyMap<string, { uidValidity: string; lastUid: number }>,
  since: Date,
): Promise<NewIn[]> {
  const listed = await imap.list()
  const folders = listed
    .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
    .filter(({ specialUse }) => !specialUse || !PASSED_OVER.has(specialUse))
    .toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1))
  const found: NewIn[] = []
  for (const { path } of folders) {
    const { uidValidity: validity, uidNext } = await imap.mailboxOpen(path, { readOnly: true })
    const uidValidity = String(validity)
    const before = known.get(path)
    const from = before?.uidValidity === uidValidity ? before.lastUid : 0
    const end = Math.max(from, (uidNext ?? 1) - 1)
    // Asking for `n:*` beyond the last one answers the last one.
    const uids =
      end === from ? [] : await imap.search({ uid: `${from + 1}:*`, since }, { uid: true })
    const fresh = (uids || []).filter((uid) => uid > from).toSorted((a, b) => a - b)
    found.push({ path, uidValidity, from, end: Math.max(end, fresh.at(-1) ?? 0), uids: fresh })
  }
  return found
}

const rank = ({ path, specialUse }: { path: string; specialUse?: string | undefined }) =>
  path.toUpperCase() === 'INBOX' ? 0 : specialUse === '\\Sent' ? 1 : 2

export type Head = {
  uid: number
  /** ms since 1970 UTC */
  arrived: number
  bytes: number
  addresses: string[]
  /** Message-IDs that it answers. */
  refs: string[]
  isReport: boolean
}

const HEADERS = ['references', 'in-reply-to', 'content-type', 'x-failed-recipients']

/** Who and when, without the words. What was deleted in the meantime isn't there. */
export async function headsOf(imap: Imap, uids: readonly number[]): Promise<Head[]> {
  const query = { uid: true, envelope: true, internalDate: true, size: true, headers: HEADERS }
  const rows = await imap.fetchAll([...uids].join(','), query, { uid: true })
  return rows
    .map(({ uid, envelope, internalDate, size, headers }) => {
      const told = headers?.toString('latin1') ?? ''
      const people = [envelope?.from, envelope?.sender, envelope?.to, envelope?.cc]
      return {
        uid,
        arrived: internalDate ? new Date(internalDate).getTime() : Date.now(),
        bytes: size ?? 0,
        addresses: people.flatMap(
          (some) => some?.flatMap(({ address }) => address?.toLowerCase() ?? []) ?? [],
        ),
        refs: (told.match(/<[^<>\s]{1,900}>/g) ?? []).slice(0, 100),
        isReport: /multipart\/report|x-failed-recipients/i.test(told),
      }
    })
    .toSorted((a, b) => a.uid - b.uid)
}

/** The mails themselves, each up to so many bytes, in their order; without those that are gone or that nobody can read. */
export async function mailsAt(
  imap: Imap,
  heads: readonly Head[],
  mostBytes: number,
): Promise<{ head: Head; taken: Taken }[]> {
  const whole = heads.filter(({ bytes }) => bytes <= mostBytes)
  const cut = { source: { start: 0, maxLength: mostBytes } }
  const found = [
    ...(await sourcesOf(imap, whole, { source: true })),
    ...(await sourcesOf(
      imap,
      heads.filter((head) => !whole.includes(head)),
      cut,
    )),
  ]
  const read: { head: Head; taken: Taken }[] = []
  for (const head of heads) {
    const source = found.find(({ uid }) => uid === head.uid)?.source
    const isCut = head.bytes > mostBytes
    const taken = source && (await takeApart(source, { isCut }).catch(() => null))
    if (taken) read.push({ head, taken })
  }
  return read
}

/** One question for all of them: each would cost a way there and back. */
async function sourcesOf(imap: Imap, heads: readonly Head[], query: object) {
  if (heads.length === 0) return []
  const uids = heads.map(({ uid }) => uid).join(',')
  return imap.fetchAll(uids, { uid: true, ...query }, { uid: true })
}
