/** A run that brings a CRM in: related files sent, looked at, checked, taken in by a job, perhaps taken back. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { CRM_KINDS, CRM_SYSTEMS } from '../kernel/crm.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { SheetMapping, SheetReject } from './sheet.ts'

export const CrmKindOf = z.enum(CRM_KINDS)
export const CrmSystemOf = z.enum(CRM_SYSTEMS)

/** Taking back is offered as long as what was there before is kept. */
const DAYS_TO_TAKE_BACK = 30
const MOST_FILES = 20
const LONGEST_NAME = 300

// words: gather:crm.state.*
export const CrmState = z.enum([
  'draft',
  'checking',
  'checked',
  'taking',
  'taken',
  'reversing',
  'reversed',
])
export type CrmState = z.infer<typeof CrmState>

export const CrmFile = z.object({
  fileNo: z.int(),
  file: z.string(),
  /** Null where its columns say nothing. */
  kind: CrmKindOf.nullable(),
  lines: z.int(),
  columns: z.array(z.object({ name: z.string(), example: z.string() })),
  mapping: SheetMapping,
  lacking: z.array(z.string()),
})
export type CrmFile = z.infer<typeof CrmFile>

export const CrmCounts = z.object({
  kind: CrmKindOf,
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  rejected: z.int(),
  undecided: z.int(),
  /** Lines that name someone who isn't there. */
  missed: z.int(),
})
export type CrmCounts = z.infer<typeof CrmCounts>

// words: gather:crm.staysWhy.*
const Stays = z.object({ kind: CrmKindOf, id: z.guid(), why: z.enum(['edited', 'used', 'merged']) })
export type Stays = z.infer<typeof Stays>
export const CrmUndone = z.object({
  restored: z.int(),
  removed: z.int(),
  kept: z.int(),
  /** The first of those that are kept. */
  stays: z.array(Stays).default([]),
})
/** With what it is called. */
export const CrmStays = Stays.extend({ name: z.string(), accountId: z.guid().nullable() })

export const CrmImport = z.object({
  crmImportId: z.guid(),
  system: CrmSystemOf.nullable(),
  state: CrmState,
  madeAt: z.iso.datetime(),
  madeBy: z.string().nullable(),
  files: z.array(z.object({ fileNo: z.int(), file: z.string(), kind: CrmKindOf.nullable() })),
  progress: z.object({ kind: CrmKindOf, done: z.int(), total: z.int() }).nullable(),
  problem: z
    .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  counts: z.array(CrmCounts),
  /** Lines that a person has yet to decide. */
  toDecide: z.int(),
  undone: CrmUndone.nullable(),
  undoable: z.boolean(),
})
export type CrmImport = z.infer<typeof CrmImport>

const Line = z.object({ fileNo: z.int(), line: z.int() })
export const CrmRejected = SheetReject.extend({ fileNo: z.int() })
export const CrmMissed = Line.extend({
  reason: z.enum([
    'company',
    'companies',
    'elsewhere',
    'contact',
    'contacts',
    'alone',
    'unnamed',
    'unread',
    'cut',
  ]),
  text: z.string(),
})
// words: gather:crm.keptOf.*, gather:crm.todoOf.*
/** What has become of a line that stays out, and what to do about it. */
export function rejectAdvice(reason: string) {
  if (reason === 'twice' || reason === 'twiceIn') return { kept: 'other', todo: 'none' } as const
  const todo = reason === 'missing' ? 'fill' : reason === 'cells' ? 'even' : 'mend'
  return { kept: 'nothing', todo } as const
}

/** What has become of a line that names someone who isn't there. */
export function missAdvice(reason: z.infer<typeof CrmMissed>['reason']) {
  if (reason === 'unread') return { kept: 'withoutCell', todo: 'mend' } as const
  if (reason === 'cut') return { kept: 'cut', todo: 'shorten' } as const
  if (reason === 'elsewhere') return { kept: 'withContact', todo: 'company' } as const
  const isOfContact = reason === 'contact' || reason === 'contacts'
  return { kept: isOfContact ? 'withoutContact' : 'withoutAccount', todo: reason } as const
}

export const CrmUndecidedLine = Line.extend({
  key: z.string(),
  kind: CrmKindOf,
  name: z.string(),
  town: z.string(),
  candidates: z.array(
    z.object({
      id: z.guid(),
      /** 0 to 1. */
      score: z.number(),
      name: z.string(),
      town: z.string(),
    }),
  ),
})
export const CrmLines = z.object({
  rejects: z.array(CrmRejected),
  misses: z.array(CrmMissed),
  undecided: z.array(CrmUndecidedLine),
})
export type CrmLines = z.infer<typeof CrmLines>

/** By line, an id of ours or `new`. */
export const Decisions = z.record(z.string(), z.union([z.guid(), z.literal('new')]))
export type Decisions = z.infer<typeof Decisions>

export const CrmList = listOf({ sorts: ['made'], sort: 'made' })
export const CrmPage = pageOf(CrmImport)

const OneRun = z.object({ crmImportId: z.guid(), personId: z.guid() })
export const checkCrm = task('crm.check', OneRun, { awaited: true })
export const takeCrm = task('crm.take', OneRun, { awaited: true })
export const reverseCrm = task('crm.reverse', OneRun, { awaited: true })

export function isBusyCrm({ state }: Pick<CrmImport, 'state'>): boolean {
  return state === 'checking' || state === 'taking' || state === 'reversing'
}

export function whyNotChangeFiles({ state }: Pick<CrmImport, 'state'>): Refusal | null {
  return state === 'draft' || state === 'checked' ? null : { code: 'gather/not-open', status: 409 }
}

export function whyNotMoreFiles(count: number): Refusal | null {
  return count > MOST_FILES
    ? { code: 'gather/crm-files', status: 422, values: { most: MOST_FILES } }
    : null
}

/** What a sheet is called among the files: `book.xlsx › Contactos`. */
export function sheetName(file: string, sheet: string | null): string {
  const whole = sheet === null ? file : `${file.slice(0, LONGEST_NAME - 40)} › ${sheet}`
  return whole.slice(0, LONGEST_NAME)
}

type Files = readonly Pick<CrmFile, 'file' | 'kind' | 'lacking'>[]

export function whyNotCheck(one: Pick<CrmImport, 'state'>, files: Files): Refusal | null {
  const refusal = whyNotChangeFiles(one)
  if (refusal) return refusal
  if (files.length === 0) return { code: 'gather/crm-no-files', status: 422 }
  const unknown = files.find(({ kind }) => kind === null)
  if (unknown) return { code: 'gather/crm-kind', status: 422, values: { file: unknown.file } }
  const lacks = files.find(({ lacking }) => lacking.length > 0)
  return lacks ? { code: 'gather/crm-lacks', status: 422, values: { file: lacks.file } } : null
}

export function whyNotTakeCrm({
  state,
  toDecide,
}: Pick<CrmImport, 'state' | 'toDecide'>): Refusal | null {
  if (state !== 'checked') return { code: 'gather/crm-unchecked', status: 409 }
  return toDecide > 0
    ? { code: 'gather/crm-undecided', status: 409, values: { count: toDecide } }
    : null
}

export function whyNotReverseCrm({ undoable }: Pick<CrmImport, 'undoable'>): Refusal | null {
  return undoable ? null : { code: 'gather/sheet-not-undoable', status: 409 }
}

export function isUndoableCrm(
  { state, takenAt }: { state: CrmState; takenAt: Date | null },
  now: Date,
): boolean {
  return (
    state === 'taken' &&
    takenAt !== null &&
    now.getTime() - takenAt.getTime() < DAYS_TO_TAKE_BACK * 86_400_000
  )
}

/** Lines that nobody has decided yet. */
export function openLines(undecided: CrmLines['undecided'], decisions: Decisions) {
  return undecided.filter(({ key }) => decisions[key] === undefined)
}

/** The same answer for all that are open, or for those that are alike enough. */
export function decideAll(
  undecided: CrmLines['undecided'],
  decisions: Decisions,
  { as, atLeast }: { as: 'best' | 'new'; atLeast: number },
): Decisions {
  const more = openLines(undecided, decisions)
    .filter(({ candidates: [best] }) => best && best.score >= atLeast)
    .map(({ key, candidates }) => [key, as === 'new' ? 'new' : candidates[0]!.id] as const)
  return { ...decisions, ...Object.fromEntries(more) }
}

/** Whoever leads may bring in a whole firm's data, and only who sees all of it. */
export function whyNotBringIn({ role, sees }: Pick<Actor, 'role' | 'sees'>): Refusal | null {
  return (role === 'lead' || role === 'admin') && sees === 'all'
    ? null
    : { code: 'gather/leads-only', status: 403 }
}
