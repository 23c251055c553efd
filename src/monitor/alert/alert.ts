/** An alert as it is told, and what people do about it: put it off, or close it and say whether it was of use. */
import { z } from 'zod'
import { addMonths, Day } from '../../kernel/day.ts'
import { listOf, several, YesNo } from '../../kernel/list.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { RULE_CODES, SEVERITIES } from './alertRule.ts'

// words: monitor:alert.state.*
export const ALERT_STATES = ['open', 'snoozed', 'done', 'notUseful', 'gone'] as const

/** The raw values of the reason, by name. */
export const AlertNumbers = z.record(z.string(), z.union([z.number(), z.string(), z.null()]))

export const Alert = z.object({
  alertId: z.guid(),
  rule: z.enum(RULE_CODES),
  severity: z.enum(SEVERITIES),
  accountId: z.guid(),
  account: z.string(),
  /** The thing that it is about, by its words; null where it is the account as a whole, or one may not see it. */
  about: z.string().nullable(),
  sinceOn: Day,
  openedOn: Day,
  endedOn: Day.nullable(),
  numbers: AlertNumbers,
  state: z.enum(ALERT_STATES),
  snoozedUntil: Day.nullable(),
  snoozedBecause: z.string(),
  said: z.string(),
  closedByName: z.string().nullable(),
  closedOn: Day.nullable(),
  /** Of the last 12 months; null without a ledger. */
  sales: z.number().nullable(),
  managerName: z.string().nullable(),
  /** Open actions that were made from it. */
  actions: z.int(),
  carers: z.array(z.guid()),
})
export type Alert = z.infer<typeof Alert>

export const AlertList = listOf({
  sorts: ['severity', 'since', 'sales', 'account'],
  sort: 'severity',
  filters: {
    severity: several(z.enum(SEVERITIES)),
    rule: several(z.enum(RULE_CODES)),
    account: z.guid().optional(),
    mine: YesNo.default(false),
    show: z.enum(['open', 'snoozed', 'closed']).default('open'),
  },
})
export type AlertList = z.output<typeof AlertList>

export const MOST_SNOOZED_MONTHS = 6

export const Snooze = z.object({
  alertId: z.guid(),
  untilOn: Day,
  reason: z.string().trim().min(3).max(500),
})

export const AlertEnd = z
  .object({
    alertId: z.guid(),
    /** Whether it was of use: done, or not useful. */
    useful: z.boolean(),
    said: z.string().trim().max(500).default(''),
  })
  .superRefine(({ useful, said }, check) => {
    if (!useful && said === '')
      check.addIssue({ code: 'custom', path: ['said'], message: 'missing' })
  })

export function whyNotSnooze(
  { state }: Pick<Alert, 'state'>,
  untilOn: Day,
  today: Day,
): Refusal | null {
  if (state !== 'open' && state !== 'snoozed') return { code: 'monitor/alert-closed', status: 409 }
  if (untilOn <= today) return { code: 'monitor/expiry-past', status: 422 }
  if (untilOn > addMonths(today, MOST_SNOOZED_MONTHS))
    return { code: 'monitor/expiry-far', status: 422 }
  return null
}

export function whyNotClose({ state }: Pick<Alert, 'state'>): Refusal | null {
  return state === 'open' || state === 'snoozed'
    ? null
    : { code: 'monitor/alert-closed', status: 409 }
}

/** Only what a person did is taken back, and only while the cause holds on. */
export function whyNotReopen({ state, endedOn }: Pick<Alert, 'state' | 'endedOn'>): Refusal | null {
  return state !== 'open' && state !== 'gone' && endedOn === null
    ? null
    : { code: 'monitor/alert-over', status: 409 }
}

const Precision = z.object({ share: z.number(), low: z.number(), high: z.number() })

export const AlertRuleTold = z.object({
  rule: z.enum(RULE_CODES),
  severity: z.enum(SEVERITIES),
  on: z.boolean(),
  thresholds: z.record(z.string(), z.number()),
  open: z.int(),
  snoozed: z.int(),
  useful: z.int(),
  judged: z.int(),
  /** Wilson's, 95 %; null where nobody judged any. */
  precision: Precision.nullable(),
})
export type AlertRuleTold = z.infer<typeof AlertRuleTold>

export const RuleGiven = z.object({
  rule: z.enum(RULE_CODES),
  on: z.boolean(),
  thresholds: z.record(z.string(), z.number()).default({}),
})

export const VERDICTS = ['right', 'false'] as const

export const AlarmList = listOf({
  sorts: ['opened', 'account'],
  sort: 'opened',
  filters: { rule: several(z.enum(RULE_CODES)), verdict: z.enum(VERDICTS).optional() },
})
export type AlarmList = z.output<typeof AlarmList>
