/**
 * An import: files that a person drops, how they are to be read, what the check found, and what
 * became of it. Shapes and rules; what the check finds is check.ts, how a file is read reading.ts.
 */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { Check, NO_CURRENCY, Reject } from './check.ts'
import { Mapping } from './mapping.ts'
import { CurrencyCode } from './rate.ts'
import { Question, Reading } from './reading.ts'

export const ImportState = z.enum([
  /** Files come in, and a person says how to read them. */
  'draft',
  'checking',
  /** The report is there; nothing is stored yet. */
  'checked',
  'publishing',
  'published',
  'reversing',
  'reversed',
  /** Given up before anything was stored. */
  'discarded',
])
export type ImportState = z.infer<typeof ImportState>

export const ImportFile = z.object({
  fileNo: z.int().positive(),
  name: z.string().min(1).max(255),
  bytes: z.int().nonnegative(),
  /** All of it is here. */
  sent: z.boolean(),
  sha256: z.string().nullable(),
})
export type ImportFile = z.infer<typeof ImportFile>

/** What a file is for: lines of the ledger, or a table that says more about a key of theirs. */
export const FilePlan = z.object({
  fileNo: z.int().positive(),
  role: z.enum(['ledger', 'lookup', 'ignored']),
  /** What a person corrected; the rest is sniffed. */
  reading: Reading.partial(),
  mapping: Mapping,
  key: z.object({ column: z.string(), lookupColumn: z.string() }).nullable(),
})
export type FilePlan = z.infer<typeof FilePlan>

export const Plan = z.object({
  files: z.array(FilePlan).min(1),
  /** Which system the lines come from: one invoice number means one invoice within a source. */
  source: z.string().trim().max(60),
  /** What becomes of older lines of the same period, where lines have no numbers of their own. */
  overlap: z.enum(['replace', 'add']).nullable(),
  /** The currency of lines that name none, and the firm's own while it has none. */
  home: CurrencyCode.nullable(),
})
export type Plan = z.infer<typeof Plan>

export const Report = z.object({
  check: Check,
  rejects: z.array(Reject),
  /** The commonest currency of the lines. */
  commonest: CurrencyCode.nullable(),
  /** Every line has an invoice and a line number: newer ones replace older ones by themselves. */
  numbered: z.boolean(),
  /** Live lines of the same source in the same period. */
  overlapping: z.int().nonnegative(),
  /** Earlier imports, not reversed, with a file of the very same bytes. */
  sameAs: z.array(z.object({ importId: z.int(), name: z.string(), publishedAt: z.string() })),
})
export type Report = z.infer<typeof Report>

export const Progress = z.object({
  /** What is being done now. */
  step: z.enum(['reading', 'checking', 'accounts', 'lines', 'rollups', 'reversing']),
  done: z.number(),
  total: z.number(),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
})
export type Progress = z.infer<typeof Progress>

/** What a published or reversed import did. */
export const Outcome = z.object({
  lines: z.int(),
  accounts: z.int(),
  made: z.int(),
  replaced: z.int(),
  /** After reversing: accounts that it had made and that something else refers to. */
  keptAccounts: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
})
export type Outcome = z.infer<typeof Outcome>

export const Import = z.object({
  importId: z.int(),
  state: ImportState,
  source: z.string(),
  files: z.array(ImportFile),
  plan: Plan.nullable(),
  report: Report.nullable(),
  progress: Progress.nullable(),
  outcome: Outcome.nullable(),
  /** Why the last step did not come to its end: a code with words, and its values. */
  problem: z
    .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.string(),
  publishedAt: z.string().nullable(),
  reversedAt: z.string().nullable(),
})
export type Import = z.infer<typeof Import>

/** A file as it would be read under a plan. */
export const FilePreview = z.object({
  fileNo: z.int(),
  name: z.string(),
  role: FilePlan.shape.role,
  /** What was sniffed, with what a person corrected. */
  reading: Reading,
  sheets: z.array(z.string()),
  questions: z.array(Question),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
  rows: z.array(z.array(z.string())),
  mapping: Mapping,
  /** The mapping is that of an earlier import with the same header. */
  remembered: z.boolean(),
  key: FilePlan.shape.key,
  /** Why this file can't be read so. */
  refusal: z
    .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
})
export type FilePreview = z.infer<typeof FilePreview>

export function isBusy({ state }: Pick<Import, 'state'>): boolean {
  return state === 'checking' || state === 'publishing' || state === 'reversing'
}

export function whyNotGather({ role }: Actor): Refusal | null {
  return role === 'lead' || role === 'admin' ? null : { code: 'gather/leads-only', status: 403 }
}

export function whyNotPlan(actor: Actor, { state, files }: Import): Refusal | null {
  if (state !== 'draft' && state !== 'checked') return { code: 'gather/not-open', status: 409 }
  if (files.some(({ sent }) => !sent)) return { code: 'gather/not-all-sent', status: 409 }
  return whyNotGather(actor)
}

export function whyNotPublish(actor: Actor, { state, report, plan }: Import): Refusal | null {
  // One that was reversed can be published again: that is how reversing is undone.
  const open = state === 'checked' || state === 'reversed'
  if (state === 'publishing' || state === 'published') {
    return { code: 'gather/already-published', status: 409 }
  }
  if (!open || !report || !plan) return { code: 'gather/not-checked', status: 409 }
  if (report.check.lines.accepted === 0) return { code: 'gather/nothing-accepted', status: 409 }
  if (report.check.totals.some(({ currency }) => currency === NO_CURRENCY)) {
    return { code: 'gather/home-open', status: 409 }
  }
  if (report.sameAs.length > 0) {
    const { name, publishedAt } = report.sameAs[0]!
    const values = { name, day: publishedAt.slice(0, 10) }
    return { code: 'gather/same-file', status: 409, values }
  }
  if (!report.numbered && report.overlapping > 0 && plan.overlap === null) {
    return { code: 'gather/overlap-open', status: 409, values: { count: report.overlapping } }
  }
  return whyNotGather(actor)
}

export function whyNotCancel(actor: Actor, one: Pick<Import, 'state'>): Refusal | null {
  const open = isBusy(one) || one.state === 'draft' || one.state === 'checked'
  return open ? whyNotGather(actor) : { code: 'gather/not-running', status: 409 }
}

export function whyNotReverse(actor: Actor, { state }: Pick<Import, 'state'>): Refusal | null {
  return state === 'published' ? whyNotGather(actor) : { code: 'gather/not-published', status: 409 }
}

/** Who may see only some accounts is not told what all of them buy. */
export function asSeenBy({ sees }: Pick<Actor, 'sees'>, one: Import): Import {
  return sees === 'all' ? one : { ...one, report: null, outcome: null }
}

/** `personId` is who asked for it. */
const OneImport = z.object({ importId: z.int(), personId: z.guid() })
export const checkFiles = task('gather.check', OneImport, { awaited: true })
export const publishLedger = task('gather.publish', OneImport, { awaited: true })
export const reverseLedger = task('gather.reverse', OneImport, { awaited: true })
