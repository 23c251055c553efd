/** The lines of a CRM's file: what each says, and what is wrong with those that can't be taken. */
import { z } from 'zod'
import type { CrmFields, CrmKind } from '../kernel/crm.ts'
import { CRM_FIELDS } from './crmFields.ts'
import { cutIn, kindOfFile, toldBy, unreadIn } from './crmRow.ts'
import type { Row } from './record.ts'
import { checkSheet } from './sheetCheck.ts'
import type { SheetMapping, SheetReject } from './sheet.ts'

export type CrmRow = {
  /** Which file and line: decisions are kept under it. */
  key: string
  fileNo: number
  file: string
  line: number
  cells: readonly string[]
  fields: CrmFields
  /** Cells of which nothing could be made: the line comes in without them. */
  unread?: string[]
  /** How cells begin that are longer than there is room for. */
  cut?: string[]
}

export type CrmFileRead = {
  fileNo: number
  file: string
  kind: CrmKind
  columns: readonly string[]
  rows: readonly Row[]
  mapping: SheetMapping
}

/** How long a text may be, where it isn't a line of 300. */
const LONG: Record<string, number> = {
  text: 100_000,
  outcome: 1000,
  outcome2: 1000,
  outcome3: 1000,
  lostReason: 1000,
}
/** Lines that may be cut at their length without becoming another thing. */
const CUT: Record<string, number> = {
  phone: 100,
  mobile: 100,
  employees: 50,
  revenue: 50,
  postcode: 30,
  country: 100,
  town: 200,
  region: 200,
  industry: 200,
  owner: 200,
  stage: 200,
  pipeline: 200,
  state: 200,
  source: 100,
  area: 100,
  jobTitle: 200,
}

// words: gather:sheet.reject.*
export function readCrm(file: CrmFileRead, home: string) {
  const { fileNo, file: name, kind, columns, rows, mapping } = file
  const fields = CRM_FIELDS[kind]
  const read = checkSheet({
    fields,
    key: ['externalId'],
    shape: SHAPES[kind],
    columns,
    rows,
    mapping,
    home,
    accountOf: () => null,
  })
  const ofFile = kind === 'activity' && !mapping['kind'] ? kindOfFile(columns) : null
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]))
  const told = read.accepted.map(({ line, row }): CrmRow => {
    const cells = cellsOf.get(line)!
    const day = cells[columns.indexOf(mapping['day'] ?? '\0')] ?? ''
    const told = row as CrmFields
    const time = timeIn(day) ?? timeIn(told['time'] ?? '')
    const said = toldBy(kind, { ...told, time, kind: told['kind'] ?? ofFile })
    return {
      key: `${fileNo}:${line}`,
      fileNo,
      file: name,
      line,
      cells,
      fields: said,
      unread: unreadIn(kind, told, said),
      cut: cutIn(kind, said),
    }
  })
  const rejects = read.rejects.map((reject) => ({ ...reject, fileNo }))
  return named(kind, told, rejects)
}

/** `2026-11-03 9:05 pm` → `21:05`; midnight sharp is how programs write that they know no time. */
export function timeIn(text: string): string | null {
  const [, hours, minutes, half] =
    /(?:^|[ T,])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?/i.exec(text) ?? []
  if (hours === undefined) return null
  const hour = (Number(hours) % (half ? 12 : 24)) + (/p/i.test(half ?? '') ? 12 : 0)
  const time = `${String(hour).padStart(2, '0')}:${minutes}`
  return time === '00:00' || Number(minutes) > 59 ? null : time
}

export type CrmReject = SheetReject & { fileNo: number }

/** What is told without a name, once its parts are put together, is nothing that could be found again. */
function named(kind: CrmKind, rows: CrmRow[], rejects: CrmReject[]) {
  const name =
    kind === 'company' || kind === 'contact' ? 'name' : kind === 'activity' ? 'subject' : 'title'
  const isNamed = ({ fields }: CrmRow) => Boolean(fields[name])
  const nameless = rows
    .filter((row) => !isNamed(row))
    .map(({ fileNo, line, cells }): CrmReject => ({
      fileNo,
      line,
      field: name,
      cell: '',
      reason: 'missing',
      cells: [...cells],
    }))
  return { rows: rows.filter(isNamed), rejects: [...rejects, ...nameless] }
}

const SHAPES = Object.fromEntries(
  Object.entries(CRM_FIELDS).map(([kind, fields]) => [
    kind,
    z.object(
      Object.fromEntries(
        fields.map(({ field }) => {
          const cut = CUT[field]
          const text = z.string().transform((all) => (cut ? all.slice(0, cut) : all))
          return [field, text.pipe(z.string().max(LONG[field] ?? mostOf(field))).nullable()]
        }),
      ),
    ),
  ]),
) as unknown as Record<CrmKind, z.ZodType<Record<string, string | null>>>

function mostOf(field: string): number {
  if (field === 'externalId' || field === 'firstName' || field === 'lastName') return 200
  return field === 'web' ? 500 : 300
}
