/** A line of a CRM's file as what it says of a thing: states, kinds and names in our own words. */
import type { CrmFields, CrmKind } from '../kernel/crm.ts'
import { SIGNS } from './amount.ts'
import { domainOf, mailOf, taxIdOf, workDomainOf } from '../accounts/mark.ts'
import { plainWords } from '../kernel/plain.ts'
import { CurrencyCode } from './rate.ts'

/** Cells that mean nothing. */
const NOTHING = /^(null|n\/a|-|—|none|\(none\)|undefined)$/i

/** What a line says, with names put together and texts made plain. */
export function toldBy(kind: CrmKind, raw: CrmFields): CrmFields {
  const said: CrmFields = Object.fromEntries(
    Object.entries(raw).map(([name, text]) => [name, text && !NOTHING.test(text) ? text : null]),
  )
  return { ...said, ...OF[kind](said), ...linksOf(said) }
}

const OF: Record<CrmKind, (said: CrmFields) => CrmFields> = {
  company: (said) => ({
    taxId: taxIdOf(said['taxId']),
    domain: domainOf(said['domain']) ?? domainOf(said['web']) ?? workDomainOf(mailOf(said['mail'])),
    mail: mailOf(said['mail']),
  }),
  contact: (said) => {
    const [mail = null, mail2 = null, mail3 = null] = mailsIn(said['mail'], said['mail2'])
    const both = [said['firstName'], said['lastName']].filter(Boolean).join(' ')
    return {
      name: (said['name'] ?? both) || (mail?.split('@')[0] ?? null),
      mail,
      mail2,
      mail3,
      language: languageOf(said['language'] ?? null),
    }
  },
  deal: (said) => {
    const amount = said['amount'] ?? null
    const told = said['currency'] ?? null
    return { state: dealState(said), amount, currency: told && currencyOf(told) }
  },
  ticket: (said) => ({
    state: said['closedOn'] || isClosed(said['state']) ? 'closed' : 'open',
    stateTold: said['state'] ?? null,
    priority: priorityOf(said['priority'] ?? null),
  }),
  activity: (said) => {
    const kind = kindOf([said['kind'], said['subject']].filter(Boolean).join(' '))
    const firstLine = said['text']
      ?.split(/[\r\n]/)[0]
      ?.trim()
      .slice(0, 120)
    return {
      kind,
      subject: said['subject'] ?? (firstLine || said['kind']) ?? null,
      outcome: said['outcome'] ?? said['outcome2'] ?? said['outcome3'] ?? null,
    }
  },
}

/** Programs write several addresses into one cell. */
function mailsIn(...cells: (string | null | undefined)[]): string[] {
  const mails = cells.flatMap((cell) =>
    (cell ?? '').split(/[;,\s]+/).flatMap((one) => mailOf(one) ?? []),
  )
  return [...new Set(mails)]
}

/** What must be of a form, and is left out where it isn't. */
const FORMED: Partial<Record<CrmKind, string[]>> = {
  company: ['taxId', 'domain', 'mail'],
  contact: ['mail'],
  deal: ['currency'],
}

/** Cells of which nothing could be made. */
export function unreadIn(kind: CrmKind, raw: CrmFields, said: CrmFields): string[] {
  return (FORMED[kind] ?? []).flatMap((field) => {
    const cell = raw[field]
    return cell && !NOTHING.test(cell) && !said[field] ? [cell] : []
  })
}

/** A person has less room than a company: what is longer is cut, and said so. */
const LONGEST: Partial<Record<CrmKind, Record<string, number>>> = {
  contact: { name: 200, text: 2000 },
}

/** How what is cut begins. */
export function cutIn(kind: CrmKind, said: CrmFields): string[] {
  return Object.entries(LONGEST[kind] ?? {}).flatMap(([field, longest]) => {
    const text = said[field] ?? ''
    return text.length > longest ? [`${text.slice(0, 60)}…`] : []
  })
}

function linksOf(said: CrmFields): CrmFields {
  return {
    companyDomain: domainOf(said['companyDomain']),
    contactMail: mailOf(said['contactMail']?.split(/[;,]/)[0]),
    companyId: firstId(said['companyId']),
    contactId: firstId(said['contactId']),
  }
}

/** Several associated ids stand in one cell: the first is the main one. */
function firstId(text: string | null | undefined): string | null {
  return text?.split(/[;,]/)[0]?.trim() || null
}

function currencyOf(text: string): string | null {
  const code = text.trim().toUpperCase()
  const inBrackets = /\b([A-Z]{3})\b/.exec(code)?.[1]
  return CurrencyCode.safeParse(SIGNS[code] ?? (code.length === 3 ? code : inBrackets)).data ?? null
}

const YES = /^(true|verdadero|si|yes|1|x)$/
const WON = /\b(won|ganad[oa]s?)\b/
const LOST = /\b(lost|perdid[oa]s?)\b/

/** `open`, `won` or `lost`, by what is ticked, else by how state or stage are called. */
export function dealState(said: CrmFields): 'open' | 'won' | 'lost' {
  const plain = (name: string) => plainWords(said[name] ?? '')
  if (YES.test(plain('won'))) return 'won'
  if (YES.test(plain('closed'))) return WON.test(plain('stage')) ? 'won' : 'lost'
  for (const text of [plain('state'), plain('stage')]) {
    if (WON.test(text)) return 'won'
    if (LOST.test(text)) return 'lost'
  }
  return 'open'
}

function isClosed(text: string | null | undefined): boolean {
  return /\b(clos|cerrad|resuelt|resolved|solved|done|complet|finaliz)/.test(plainWords(text ?? ''))
}

function priorityOf(text: string | null): string | null {
  const plain = plainWords(text ?? '')
  if (plain === '') return null
  if (/urgent|critic|very high|muy alta|^p?1$/.test(plain)) return 'urgent'
  if (/high|alta|^p?2$/.test(plain)) return 'high'
  return /low|baja|^p?4$/.test(plain) ? 'low' : 'normal'
}

const KINDS: [string, RegExp][] = [
  ['visit', /\b(visit|visita)/],
  ['video', /\b(video|videollamada|zoom|teams|webex)/],
  ['mail', /\b(e ?mail|correo|incoming email)/],
  ['message', /\b(sms|whatsapp|message|mensaje|chat|linkedin)/],
  ['task', /\b(task|tarea|to ?do|deadline|plazo)/],
  ['note', /\b(note|nota)\b/],
  ['call', /\b(call|llamada)/],
  ['meeting', /\b(meeting|reunion|lunch|comida|almuerzo|cita)/],
  ['event', /\b(event|evento|feria|trade show)/],
]

/** What kind of contact the words of a line tell of; the first word that says it counts. */
export function kindOf(text: string): string {
  const plain = plainWords(text.toLowerCase())
  const found = KINDS.map(([kind, words]) => ({ kind, at: plain.search(words) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  return found[0]?.kind ?? 'event'
}

const FILES: [string, RegExp][] = [
  ['call', /\b(call|llamada)\b/],
  ['meeting', /\b(meeting|reunion|host|anfitrion)\b/],
  ['mail', /\bemail (subject|body)\b/],
  ['note', /\bnote body|cuerpo de la nota\b/],
  ['task', /\b(task|tarea|due date|fecha de vencimiento)\b/],
]

/** What a file without a column for it holds, told by its headers: calls, meetings and tasks are exported apart. */
export function kindOfFile(headers: readonly string[]): string | null {
  const plain = headers.map(plainWords)
  return FILES.find(([, words]) => plain.some((header) => words.test(header)))?.[0] ?? null
}

const LANGUAGES: [string, RegExp][] = [
  ['es', /^(es|spa|espanol|castellano|spanish)/],
  ['en', /^(en|eng|ingles|english)/],
  ['pt', /^(pt|por|portug)/],
  ['fr', /^(fr|fra|frances|french)/],
  ['de', /^(de|ger|aleman|german|deutsch)/],
  ['it', /^(it|ita|italian)/],
  ['ca', /^(ca$|cat)/],
  ['gl', /^(gl$|gal)/],
  ['eu', /^(eu$|eus|vasco|basque)/],
]

function languageOf(text: string | null): string | null {
  const plain = plainWords(text ?? '')
  return LANGUAGES.find(([, words]) => words.test(plain))?.[0] ?? null
}
