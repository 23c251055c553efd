/** What a mail is, by what stands in it: pure rules, all of them about one mail or one thread. */
import type { Metric } from '../commit/levelRules.ts'

export type Address = { name: string; address: string }

/** A mail as it was taken apart, before it is known whose it is. */
export type Taken = {
  /** Message-ID in its angle brackets; empty where it has none. */
  mailId: string
  /** In-Reply-To and References, the nearest first. */
  refs: string[]
  from: Address
  to: Address[]
  cc: Address[]
  /** As its header says it, ISO 8601; null where it says none that can be read. */
  date: string | null
  subject: string
  text: string
  html: string | null
  headers: ReadonlyMap<string, string>
  files: TakenFile[]
  /** Whom a report of failed delivery is about; null where it is none. */
  bounced: string | null
  /** Mails that hang on it whole. */
  inner: Uint8Array[]
}

export type TakenFile = {
  name: string
  contentId: string | null
  content: Uint8Array
  /** It was cut off where reading ended. */
  isCut: boolean
}

const REPLY = /^\s*((re|rv|fwd?|fw|aw|wg|tr|r|i|enc|res)(\[\d+\])?\s*:\s*)+/i

/** `RE: Rv: Precios` is about `Precios`. */
export function subjectBase(subject: string): string {
  return subject.replace(REPLY, '').trim()
}

export function replySubject(subject: string): string {
  const base = subjectBase(subject)
  return base === '' ? 'Re:' : `Re: ${base}`
}

/** Written by a program: out-of-office, newsletters, lists. Such a mail neither asks nor answers. RFC 3834. */
export function isAutomatic({ headers }: Pick<Taken, 'headers'>): boolean {
  const submitted = headers.get('auto-submitted')?.trim().toLowerCase()
  if (submitted !== undefined && submitted !== '' && !submitted.startsWith('no')) return true
  if (/^(bulk|junk|list|auto_reply)$/i.test(headers.get('precedence')?.trim() ?? '')) return true
  return ['x-autoreply', 'x-autorespond', 'list-id', 'list-unsubscribe'].some((one) =>
    headers.has(one),
  )
}

/** Its sender's own server says that it isn't theirs. RFC 8601, by the server that took it in, whose line stands first. */
export function isForged({ headers }: Pick<Taken, 'headers'>): boolean {
  const said = headers.get('authentication-results') ?? ''
  if (/\bdmarc\s*=\s*fail/i.test(said)) return true
  return /\bspf\s*=\s*fail/i.test(said) && !/\bdkim\s*=\s*pass/i.test(said)
}

const A_DAY = 86_400_000

/**
 * When a mail came or left, in ms since 1970 UTC: the instant at which the server had it, unless that is far from what the
 * mail says, as it is where a program copied old mails.
 */
export function instantOf(
  { date }: Pick<Taken, 'date'>,
  arrived: number | null,
  now: number,
): number {
  const said = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(said)) return Math.min(arrived ?? now, now)
  const at = arrived !== null && Math.abs(arrived - said) <= A_DAY ? arrived : said
  return Math.min(at, now)
}

const QUOTE_BEGINS =
  /^(-{2,}\s*(original message|mensaje original|forwarded message|mensaje reenviado).*|_{10,}|on .{5,200} wrote:|el .{5,200} escribi[oó]:|(de|from):\s.+@.+)$/i

/** What its writer added, and what is quoted below it. */
export function splitQuote(text: string): { own: string; quote: string } {
  const lines = text.split('\n')
  const begins = lines.findIndex((line) => QUOTE_BEGINS.test(line.trim()))
  const tail = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('>')) + 1
  const end = begins === -1 ? tail : Math.min(begins, tail)
  const part = (from: number, to?: number) => lines.slice(from, to).join('\n').trim()
  return { own: part(0, end), quote: part(end) }
}

/** What its writer added alone, without what is quoted below or between. */
export function ownText(text: string): string {
  const { own } = splitQuote(text)
  return own
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
}

const FORWARDED =
  /^[-_\s]*(forwarded message|mensaje reenviado|mensaje original|original message|begin forwarded message|inicio del mensaje reenviado)[-_\s:]*$/i
const FIELD = /^\*?(de|from|para|to|cc|asunto|subject|fecha|date|enviado|sent)\s?:\*?\s*(.*)$/i

/**
 * The mail that was forwarded inside of another one's text, as mail programs write it there. Null where none is found.
 * Its day is only taken from a date that every reader understands alike.
 */
export function forwardedIn(
  text: string,
): Pick<Taken, 'from' | 'date' | 'subject' | 'text'> | null {
  const lines = text.replace(/^>+ ?/gm, '').split('\n')
  const begins = lines.findIndex((line) => FORWARDED.test(line.trim()))
  if (begins === -1) return null
  const told = new Map<string, string>()
  let at = begins + 1
  while (at < lines.length && lines[at]!.trim() === '') at++
  for (; at < lines.length; at++) {
    const [, name, value] = FIELD.exec(lines[at]!.trim()) ?? []
    if (!name) break
    told.set(SAME_FIELD[name.toLowerCase()] ?? name.toLowerCase(), value!.trim())
  }
  const from = addressIn(told.get('from') ?? '')
  if (!from) return null
  const said = Date.parse(told.get('date') ?? '')
  return {
    from,
    date: Number.isNaN(said) ? null : new Date(said).toISOString(),
    subject: told.get('subject') ?? '',
    text: lines.slice(at).join('\n').trim(),
  }
}

const SAME_FIELD: Record<string, string> = {
  de: 'from',
  asunto: 'subject',
  fecha: 'date',
  enviado: 'date',
  sent: 'date',
}

function addressIn(told: string): Address | null {
  const found = /[\w.+'-]+@[\w-]+(\.[\w-]+)+/.exec(told)
  if (!found) return null
  const name = told
    .slice(0, found.index)
    .replace(/[<"'([]|mailto:/gi, '')
    .trim()
  return { name, address: found[0].toLowerCase() }
}

/** Mail of anybody: who writes from there is not known by it. */
const FREE =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|gmx|aol|proton|protonmail|telefonica|terra|orange|wanadoo|sapo|free|laposte)\.[a-z.]+$/

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** The domains by which colleagues without Clave are known as ours. */
export function ownDomains(addresses: readonly string[]): Set<string> {
  return new Set(addresses.map(domainOf).filter((domain) => domain !== '' && !FREE.test(domain)))
}

type Dated = {
  messageId: string
  way: 'in' | 'out'
  kind: 'mail' | 'auto' | 'bounce'
  sentAt: number
  asks: boolean | null
  counts: boolean
}
export type Question = {
  messageId: string
  metric: Metric
  startedAt: number
  /** When we answered; null while they wait. */
  stoppedAt: number | null
}

/**
 * What they asked in a thread and when we answered, by the mails' own instants. The first mail of a client who begins
 * a thread asks for a first response, each later one for a next one; who writes again while waiting still waits since
 * the first. Mails that programs wrote, and those of which someone said that they ask nothing, are passed over.
 * @param mails in the order of their instants (ms since 1970 UTC)
 */
export function questionsOf(mails: readonly Dated[]): Question[] {
  const told: (Question & { counts: boolean })[] = []
  let isFirst = true
  for (const { messageId, way, kind, sentAt, asks, counts } of mails) {
    const open = told.at(-1)?.stoppedAt === null ? told.at(-1)! : null
    if (kind !== 'mail') continue
    if (way === 'out') {
      if (open) open.stoppedAt = sentAt
      isFirst = false
      continue
    }
    if (!open && asks !== false) {
      const metric = isFirst ? 'firstResponse' : 'nextResponse'
      told.push({ messageId, metric, startedAt: sentAt, stoppedAt: null, counts })
    }
    isFirst = false
  }
  return told.flatMap(({ counts, ...question }) => (counts ? question : []))
}

type Known = { contactId: string; name: string }

/**
 * Who has left, by a mail whose words say so (`departure_said`): whoever answers by a program has; where a colleague
 * says it, whoever of theirs is named, by their whole name or the first.
 */
export function whoLeft(
  text: string,
  { isAuto, senderId }: { isAuto: boolean; senderId: string | null },
  known: readonly Known[],
): string | null {
  if (isAuto) return senderId
  const words = ` ${text.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `
  const said = (name: string) => words.includes(` ${name.toLowerCase()} `)
  const others = known.filter(({ contactId }) => contactId !== senderId)
  const whole = others.filter(({ name }) => said(name))
  if (whole.length > 0) return whole.length === 1 ? whole[0]!.contactId : null
  const first = others.filter(({ name }) => said(name.split(' ')[0]!))
  return first.length === 1 ? first[0]!.contactId : null
}
