/** The same few things as each program would export them: its words, its columns, its days and figures. */
import type { Sent } from '../gather/crm.testing.ts'
import type { CrmKind } from '../kernel/crm.ts'
import { COLUMNS, type Columns, type Vendor } from './crmVendorColumns.testing.ts'
import type { Thing, World } from './crmVendorWorld.testing.ts'

type Manner = {
  day: (iso: string) => string
  moment: (text: string) => string
  money: (text: string) => string
  id: (kind: CrmKind, key: string) => string
  delimiter?: string
  spanish?: boolean
}

const dmy = (iso: string) => iso.split('-').toReversed().join('/')
const mdy = (iso: string) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)/, '$2/$3/$1')
const iso = (text: string) => text
const withComma = (text: string) =>
  Number(text).toLocaleString('de-DE', { minimumFractionDigits: 2 })
const withPoint = (text: string) =>
  Number(text).toLocaleString('en-US', { minimumFractionDigits: 2 })
const hubspotId = (kind: CrmKind, key: string) => `${kind.length}0${key}558812`
const zohoId = (kind: CrmKind, key: string) => `zcrm_41508680000${kind.length}22501${key}`
const PREFIX = { company: '001', contact: '003', deal: '006', ticket: '500', activity: '00T' }
const salesforceId = (kind: CrmKind, key: string) => `${PREFIX[kind]}Q8000001aBc${key}IAA`
const plainId = (_: CrmKind, key: string) => key
/** `2026-03-04 09:15` as `3/4/2026 9:15 AM`. */
const american = (text: string) => {
  const [day = '', time = ''] = text.split(' ')
  const [hours, minutes] = time.split(':').map(Number)
  const clock = `${hours! % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours! < 12 ? 'AM' : 'PM'}`
  return `${mdy(day)} ${clock}`
}

const MANNERS: Record<Vendor, Manner> = {
  'salesforce en': { day: mdy, moment: american, money: withPoint, id: salesforceId },
  'salesforce es': {
    day: dmy,
    moment: (text) => `${dmy(text.slice(0, 10))} ${text.slice(11)}`,
    money: withComma,
    id: salesforceId,
    delimiter: ';',
    spanish: true,
  },
  'salesforce api': {
    day: iso,
    moment: (text) => `${text.replace(' ', 'T')}:00.000Z`,
    money: iso,
    id: salesforceId,
  },
  'hubspot en': { day: iso, moment: iso, money: iso, id: hubspotId },
  'hubspot es': { day: iso, moment: iso, money: iso, id: hubspotId, spanish: true },
  'zoho en': {
    day: iso,
    moment: (text) => `${text.replace(' ', 'T')}:00+01:00`,
    money: iso,
    id: zohoId,
  },
  'zoho es': {
    day: dmy,
    moment: (text) => `${dmy(text.slice(0, 10))} ${text.slice(11)}:00`,
    money: (text) => `€ ${withComma(text)}`,
    id: zohoId,
    spanish: true,
  },
  'pipedrive en': { day: iso, moment: (text) => `${text}:00`, money: iso, id: plainId },
  'pipedrive es': {
    day: dmy,
    moment: (text) => `${dmy(text.slice(0, 10))} ${text.slice(11)}`,
    money: (text) => text.replace('.', ','),
    id: plainId,
    delimiter: ';',
    spanish: true,
  },
}

export const idOf = (vendor: Vendor, kind: CrmKind, key: string) => MANNERS[vendor].id(kind, key)

const WORDS: Record<string, Record<string, [english: string, spanish: string]>> = {
  stage: {
    open: ['Negotiation', 'Negociación'],
    won: ['Closed Won', 'Cerrada ganada'],
    lost: ['Closed Lost', 'Cerrada perdida'],
  },
  state: {
    open: ['Open', 'Abierto'],
    closed: ['Closed', 'Cerrado'],
    won: ['Won', 'Ganado'],
    lost: ['Lost', 'Perdido'],
    call: ['Completed', 'Completada'],
    meeting: ['Completed', 'Completada'],
    task: ['Not Started', 'No iniciada'],
  },
  kind: {
    call: ['Call', 'Llamada'],
    meeting: ['Meeting', 'Reunión'],
    task: ['Task', 'Tarea'],
  },
}

/** All of its files, the companies last: their order must not matter. */
export function filesOf(vendor: Vendor, world: World): Sent[] {
  const columns: Columns = COLUMNS[vendor]
  const ending = MANNERS[vendor].delimiter === ';' ? 'datos.csv' : 'export.csv'
  const files = Object.entries(columns).map(([part, told]) => {
    const one = part as keyof Columns
    const kind: CrmKind =
      one === 'calls' || one === 'meetings' || one === 'tasks' ? 'activity' : one
    const only = { calls: 'call', meetings: 'meeting', tasks: 'task' }[one as 'calls']
    const rows = world[kind].filter(({ is }) => only === undefined || is === only)
    return { name: `${part}-${ending}`, content: csvOf(vendor, kind, told, rows, world) }
  })
  return files.toReversed()
}

function csvOf(vendor: Vendor, kind: CrmKind, told: string, rows: Thing[], world: World): string {
  const pairs = told.split(', ').map((pair) => pair.split('=') as [string, string])
  const { delimiter = ',' } = MANNERS[vendor]
  const lines = [
    pairs.map(([header]) => header),
    ...rows.map((row) => pairs.map(([, what]) => cellOf(vendor, kind, row, what, world))),
  ]
  const quoted = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${lines.map((cells) => cells.map(quoted).join(delimiter)).join('\r\n')}\r\n`
}

function cellOf(vendor: Vendor, kind: CrmKind, row: Thing, what: string, world: World): string {
  const manner = MANNERS[vendor]
  const word = WORDS[what]?.[row['is'] ?? '']
  if (word) return word[manner.spanish ? 1 : 0]
  const { of = '' } = row
  if (what === 'id') return manner.id(kind, row['key']!)
  if (what === 'company') return world.company.find(({ key }) => key === of)!['name']!
  if (what === 'contact') return world.contact.find(({ key }) => key === of)!['full']!
  if (what === 'companyId') return manner.id('company', of)
  if (what === 'contactId') return manner.id('contact', of)
  // What an activity of Salesforce is about may be a deal as well as a company.
  if (what === 'whatId') return manner.id(row['is'] === 'call' ? 'deal' : 'company', of)
  if (what === 'parentId') return row['parentOf'] ? manner.id(kind, row['parentOf']) : ''
  if (what === 'ownerId') return '0058000000AbCdEAAV'
  if (what === 'won')
    return manner.spanish
      ? row['is'] === 'won'
        ? 'verdadero'
        : 'falso'
      : String(row['is'] === 'won')
  if (what === 'closed')
    return manner.spanish
      ? row['is'] === 'open'
        ? 'falso'
        : 'verdadero'
      : String(row['is'] !== 'open')
  const text = row[what] ?? ''
  if (text === '') return ''
  if (/day$/i.test(what)) return manner.day(text)
  if (/at$/i.test(what)) return manner.moment(text)
  return what === 'amount' || what === 'revenue' ? manner.money(text) : text
}
