/** Takes a mail apart, as it came over the wire: addresses, words, files, and what kind of mail it is. */
import PostalMime, { type Address as Told, type Attachment, type Email } from 'postal-mime'
import { htmlText } from './htmlText.ts'
import type { Address, Taken, TakenFile } from './mailRules.ts'

const TEXT_MOST = 900_000
const HTML_MOST = 2_000_000
const REFS_MOST = 50
const PARTIES_MOST = 200

/** @param isCut whether reading ended before the mail did: then its last file isn't whole */
export async function takeApart(raw: Uint8Array, { isCut = false } = {}): Promise<Taken> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true })
  const headers = new Map(mail.headers.toReversed().map(({ key, value }) => [key, value]))
  const html = mail.html ? clean(mail.html).slice(0, HTML_MOST) : null
  const text = clean(mail.text ?? (html === null ? '' : htmlText(html))).slice(0, TEXT_MOST)
  const from = flat(mail.from ? [mail.from] : [])[0] ?? { name: '', address: '' }
  const report = mail.attachments.find((one) => one.mimeType === 'message/delivery-status')
  const bounced = failedIn(report ? textOf(report) : '', headers)
  return {
    mailId: idsIn(mail.messageId ?? '')[0] ?? '',
    refs: refsOf(mail, bounced !== null),
    from,
    to: flat(mail.to ?? []),
    cc: flat(mail.cc ?? []),
    date: dateOf(mail.date),
    subject: clean(mail.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 1000),
    text: text.replace(/\r\n?/g, '\n').trimEnd(),
    html,
    headers,
    files: mail.attachments.flatMap((one, at) =>
      fileOf(one, isCut && at === mail.attachments.length - 1),
    ),
    bounced,
    inner: mail.attachments.filter(isMail).map(bytesOf),
  }
}

/** Zero bytes, which no text of the database holds, and halves of signs. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()

function flat(told: readonly Told[]): Address[] {
  return told
    .flatMap((one) => one.group ?? [one])
    .flatMap(({ name, address }) => {
      const said = clean(address ?? '')
        .trim()
        .toLowerCase()
      return /^[^\s@]+@[^\s@]+$/.test(said) && said.length <= 320
        ? [{ name: clean(name).replace(/\s+/g, ' ').trim().slice(0, 300), address: said }]
        : []
    })
    .slice(0, PARTIES_MOST)
}

const idsIn = (told: string): string[] =>
  (clean(told).match(/<[^<>\s]{1,900}>/g) ?? []).slice(-REFS_MOST)

/** The nearest first. What came back as undeliverable answers the mail that hangs on it. */
function refsOf(mail: Email, isBounce: boolean): string[] {
  const said = [...idsIn(mail.inReplyTo ?? ''), ...idsIn(mail.references ?? '').toReversed()]
  if (isBounce)
    for (const one of mail.attachments.filter((part) => isMail(part) || isHeaders(part))) {
      const [, id] = /^message-id:\s*(<[^<>\s]{1,900}>)/im.exec(textOf(one).slice(0, 65_536)) ?? []
      if (id) said.unshift(id)
    }
  return [...new Set(said)]
}

const isMail = ({ mimeType }: Attachment) => mimeType === 'message/rfc822'
const isHeaders = ({ mimeType }: Attachment) => mimeType === 'text/rfc822-headers'

function dateOf(said: string | undefined): string | null {
  const at = Date.parse(said ?? '')
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** Whom a report says it could not reach, for good. RFC 3464. */
function failedIn(report: string, headers: ReadonlyMap<string, string>): string | null {
  const isFailed = /^action:\s*failed/im.test(report)
  const [, told] =
    /^(?:original|final)-recipient:\s*rfc822;\s*<?([^\s<>]+@[^\s<>]+?)>?\s*$/im.exec(report) ?? []
  const failed = isFailed ? told : headers.get('x-failed-recipients')?.split(',')[0]
  return failed?.trim().toLowerCase() ?? null
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

const textOf = (part: Attachment) => Buffer.from(bytesOf(part)).toString('utf8')

/** What reports bring along is no file that anyone sent. */
function fileOf(part: Attachment, isCut: boolean): TakenFile[] {
  if (part.mimeType === 'message/delivery-status' || isHeaders(part)) return []
  const content = bytesOf(part)
  const given = clean(part.filename ?? '')
  const name = given === '' ? `${isMail(part) ? 'mail.eml' : nameless(part.mimeType)}` : given
  return content.length === 0 ? [] : [{ name, contentId: part.contentId ?? null, content, isCut }]
}

const nameless = (mimeType: string) =>
  `file.${({ 'text/calendar': 'ics', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'application/pdf': 'pdf', 'text/plain': 'txt' } as Record<string, string>)[mimeType] ?? 'bin'}`
