/**
 * The rules that alerts come from: what each looks at, from when on it says so, how grave it is, and whether it foretells
 * something that can be looked up afterwards. Each has its SQL under the same code in `RULE_ROWS` (alertRows.store.ts), and
 * its words under monitor:alert.rule, .why and .play. docs/methods/alerts.md.
 */
import { z } from 'zod'
import { wilson } from '../../commit/reliability.ts'
import type { Refusal } from '../../kernel/refusal.ts'

export const SEVERITIES = ['high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

const THRESHOLD_UNITS = ['days', 'percent', 'points', 'times', 'count'] as const

type Threshold = {
  value: number
  min: number
  max: number
  unit: (typeof THRESHOLD_UNITS)[number]
}

/** What it foretells: sales that fall or grow within half a year. Null: it states what is so already. */
export type Foretells = 'fall' | 'growth' | null

type Rule = {
  severity: Severity
  /** What is looked at again when something of it happened; all are looked at every night and after new figures. */
  source?: 'clock' | 'firing' | 'escalation' | 'departure' | 'stalled'
  /** Under its name; words: monitor:alert.threshold.*. `percent` is 0 to 100. */
  thresholds?: Readonly<Record<string, Threshold>>
  /** The tab of the account where its play begins. */
  tab: string
  foretells: Foretells
  /** Whether it can be told of a day in the past from what is dated. */
  dated: boolean
}

const days = (value: number, max = 730): Threshold => ({ value, min: 0, max, unit: 'days' })
const percent = (value: number): Threshold => ({ value, min: 0, max: 100, unit: 'percent' })
const points = (value: number): Threshold => ({ value, min: 1, max: 100, unit: 'points' })
const times = (value: number): Threshold => ({ value, min: 1, max: 20, unit: 'times' })
const count = (value: number, max = 100): Threshold => ({ value, min: 1, max, unit: 'count' })

const FALL = { foretells: 'fall', dated: true } as const
const FACT = { foretells: null, dated: true } as const
const NOW = { foretells: null, dated: false } as const

// words: monitor:alert.rule.*, monitor:alert.why.*, monitor:alert.play.*
export const ALERT_RULES = {
  healthBad: { severity: 'high', tab: 'health', ...FALL },
  healthFell: { severity: 'medium', tab: 'health', thresholds: { fall: points(20) }, ...FALL },
  healthUnsure: { severity: 'low', tab: 'health', thresholds: { least: percent(30) }, ...FACT },
  rhythmBroken: {
    severity: 'high',
    tab: 'figures',
    thresholds: { times: times(2.5), silence: days(21), purchases: count(6) },
    ...FALL,
  },
  salesFall: {
    severity: 'high',
    tab: 'figures',
    thresholds: { fall: percent(20), share: percent(0.2) },
    ...FALL,
  },
  baseFalls: { severity: 'high', tab: 'figures', thresholds: { ofBase: percent(0.5) }, ...FALL },
  salesGrow: {
    severity: 'low',
    tab: 'growth',
    thresholds: { growth: percent(12), share: percent(1) },
    foretells: 'growth',
    dated: true,
  },
  lossLikely: { severity: 'high', tab: 'health', thresholds: { chance: percent(40) }, ...NOW },
  declineLikely: { severity: 'medium', tab: 'health', thresholds: { chance: percent(60) }, ...NOW },
  reachFalls: { severity: 'medium', tab: 'people', ...FALL },
  toneFalls: { severity: 'medium', tab: 'activity', ...FALL },
  weAnswerSlower: { severity: 'medium', tab: 'activity', ...FALL },
  theyAnswerSlower: { severity: 'low', tab: 'activity', ...FALL },
  fewerTalks: { severity: 'medium', tab: 'activity', ...FALL },
  basketShrinks: { severity: 'medium', tab: 'growth', ...FALL },
  talkOverdue: {
    severity: 'medium',
    tab: 'activity',
    thresholds: { late: percent(50) },
    ...FALL,
  },
  quiet: { severity: 'medium', tab: 'activity', thresholds: { times: times(4) }, ...FALL },
  neglected: {
    severity: 'low',
    tab: 'activity',
    thresholds: { silence: days(365), fall: percent(25) },
    ...FALL,
  },
  singleThread: { severity: 'medium', tab: 'people', thresholds: { talks: count(4) }, ...FACT },
  personLeft: {
    severity: 'high',
    source: 'departure',
    tab: 'people',
    thresholds: { within: days(180) },
    ...FACT,
  },
  clockAtRisk: { severity: 'medium', source: 'clock', tab: 'commitments', ...NOW },
  clockBreached: {
    severity: 'high',
    source: 'clock',
    tab: 'commitments',
    thresholds: { within: days(30) },
    ...FACT,
  },
  promiseLate: { severity: 'high', tab: 'commitments', thresholds: { late: days(1) }, ...FACT },
  compensationDue: {
    severity: 'high',
    tab: 'commitments',
    thresholds: { waits: days(7) },
    ...NOW,
  },
  remedyLate: { severity: 'low', tab: 'choice', thresholds: { late: days(1) }, ...FACT },
  costly: { severity: 'medium', tab: 'figures', ...NOW },
  escalation: { severity: 'high', source: 'escalation', tab: 'activity', ...FACT },
  requestLate: { severity: 'medium', tab: 'activity', thresholds: { open: days(14) }, ...FACT },
  mailUnanswered: { severity: 'medium', tab: 'activity', thresholds: { waits: days(3) }, ...FACT },
  renewalNear: { severity: 'high', tab: 'figures', thresholds: { ahead: days(90) }, ...FACT },
  planStale: { severity: 'low', tab: 'plan', thresholds: { still: days(90) }, ...NOW },
  planLate: { severity: 'medium', tab: 'plan', thresholds: { actions: count(2) }, ...NOW },
  kpiCrossed: { severity: 'high', source: 'firing', tab: 'plan', ...NOW },
  noGrowth: { severity: 'high', source: 'stalled', tab: 'choice', ...NOW },
  keyFlat: {
    severity: 'medium',
    tab: 'choice',
    thresholds: { growth: percent(2), since: days(365, 1460) },
    ...FACT,
  },
  dealPast: { severity: 'low', tab: 'growth', thresholds: { past: days(7) }, ...NOW },
  firmDepends: { severity: 'medium', tab: 'figures', thresholds: { share: percent(12) }, ...FACT },
  divisionDepends: {
    severity: 'medium',
    tab: 'figures',
    thresholds: { share: percent(40) },
    ...FACT,
  },
  usageFalls: { severity: 'medium', tab: 'health', ...NOW },
  supplyFalls: { severity: 'high', tab: 'health', ...NOW },
  complaintOpen: { severity: 'high', tab: 'satisfaction', thresholds: { open: days(14) }, ...FACT },
  badAnswerOpen: {
    severity: 'medium',
    tab: 'satisfaction',
    thresholds: { late: days(1) },
    ...FACT,
  },
  badReview: {
    severity: 'medium',
    tab: 'satisfaction',
    thresholds: { stars: count(2, 5), within: days(90) },
    ...FACT,
  },
  keyWorkStarves: { severity: 'medium', tab: 'health', ...NOW },
} as const satisfies Record<string, Rule>

export type RuleCode = keyof typeof ALERT_RULES
export const RULE_CODES = Object.keys(ALERT_RULES) as [RuleCode, ...RuleCode[]]
export const ruleOf = (code: RuleCode): Rule => ALERT_RULES[code]

/** What a firm has set: absent is as above. */
export const AlertChoice = z.object({
  rules: z
    .record(
      z.string(),
      z.object({
        on: z.boolean().default(true),
        thresholds: z.record(z.string(), z.number()).default({}),
      }),
    )
    .default({}),
})
export type AlertChoice = z.infer<typeof AlertChoice>

export type RuleSet = { on: boolean; thresholds: Record<string, number> }

/** A rule as the firm has it: its own thresholds where they are within bounds, else those it begins with. */
export function ruleSetOf(code: RuleCode, { rules }: AlertChoice): RuleSet {
  const own = rules[code]
  const thresholds = Object.entries(ruleOf(code).thresholds ?? {}).map(([name, about]) => {
    const given = own?.thresholds[name]
    const holds = given !== undefined && given >= about.min && given <= about.max
    return [name, holds ? given : about.value] as const
  })
  return { on: own?.on ?? true, thresholds: Object.fromEntries(thresholds) }
}

/** A snoozed one comes back before its day once it is so many times as bad as when it was put off. */
export const MUCH_WORSE = 1.5
/** A cause that comes back within so many days was not over: the same alert goes on. */
export const SAME_CAUSE_DAYS = 14

/**
 * Of how many alerts were of use, with its 95 % interval by Wilson.
 * @param useful how many were; @param judged of how many, both whole and 0 or more
 * @returns between 0 and 1; null where none was judged. Throws a RangeError where more were useful than judged.
 */
export function precisionOf(useful: number, judged: number) {
  if (useful > judged || useful < 0) throw new RangeError(`${useful} of ${judged}`)
  if (judged === 0) return null
  const [low, high] = wilson(useful, judged)
  return { share: useful / judged, low, high }
}

/** Every threshold is the rule's own, and within its bounds. */
export function whyNotThresholds(
  code: RuleCode,
  given: Readonly<Record<string, number>>,
): Refusal | null {
  const known = ruleOf(code).thresholds ?? {}
  const holds = Object.entries(given).every(([name, value]) => {
    const about = known[name]
    return about !== undefined && value >= about.min && value <= about.max
  })
  return holds ? null : { code: 'monitor/threshold-bounds', status: 422 }
}

/** Whether its words need nothing but its numbers: no other sentence, no money in a currency of its own, nothing unknown. */
export function plainWhy({
  numbers,
}: {
  numbers: Readonly<Record<string, number | string | null>>
}): boolean {
  const other = ['sign', 'step', 'amount'].some((name) => name in numbers)
  return !other && !Object.values(numbers).includes(null)
}
