/** Puts the months of a replay together: what begins between two month ends is an alarm, and what followed is counted. */
import { z } from 'zod'
import type { PurchaseDays } from '../../identify/models/purchaseDays.ts'
import { numberOfDay } from '../../identify/portfolio.ts'
import type { Day } from '../../kernel/day.ts'
import { AlertNumbers } from './alert.ts'
import { FOLLOWS_DAYS, followed, type ReplayTold } from './alertPast.ts'
import { RULE_CODES, type RuleCode, ruleOf } from './alertRule.ts'

export const DATED_RULES: readonly RuleCode[] = RULE_CODES.filter((code) => ruleOf(code).dated)

export const PastFound = z.object({
  rule: z.enum(RULE_CODES),
  accountId: z.guid(),
  cause: z.string(),
  numbers: AlertNumbers,
})
export type PastFound = z.infer<typeof PastFound>

type Opened = PastFound & { openedOn: Day; followed: boolean | null }

export type Replay = {
  /** The next month end, with all that was found on it. */
  add: (day: Day, found: readonly PastFound[]) => void
  alarms: readonly Opened[]
  told: () => ReplayTold
}

type Given = { keys: readonly string[]; days: PurchaseDays; ledgerTo: Day }

/** What stands on the first month's end began nobody knows when: it is no alarm. */
export function beginReplay({ keys, days, ledgerTo }: Given): Replay {
  const to = numberOfDay(ledgerTo)
  const places = new Map(keys.map((key, at) => [key, at]))
  const alarms: Opened[] = []
  const chance = { fall: { right: 0, judged: 0 }, growth: { right: 0, judged: 0 } }
  let before: Set<string> | null = null
  let months = 0

  const cameOf = ({ rule, accountId }: PastFound, day: Day) => {
    const at = places.get(accountId)
    const { foretells } = ruleOf(rule)
    return at === undefined
      ? null
      : followed(days, at, { on: numberOfDay(day), ledgerTo: to, foretells })
  }

  const count = (on: number) => {
    for (const foretells of ['fall', 'growth'] as const) {
      for (let at = 0; at < keys.length; at += 1) {
        const came = followed(days, at, { on, ledgerTo: to, foretells })
        if (came === null) continue
        chance[foretells].judged += 1
        if (came) chance[foretells].right += 1
      }
    }
  }

  const add = (day: Day, found: readonly PastFound[]) => {
    const now = new Map(found.map((one) => [`${one.rule} ${one.accountId} ${one.cause}`, one]))
    for (const [key, one] of now) {
      if (before && !before.has(key))
        alarms.push({ ...one, openedOn: day, followed: cameOf(one, day) })
    }
    before = new Set(now.keys())
    months += 1
    count(numberOfDay(day))
  }

  const told = () => {
    const of = Map.groupBy(alarms, ({ rule }) => rule)
    const rules = DATED_RULES.map((rule) => {
      const own = of.get(rule) ?? []
      const judged = own.filter((one) => one.followed !== null)
      const right = judged.filter((one) => one.followed).length
      return { rule, alarms: own.length, judged: judged.length, right }
    })
    return { months, rules, ...chance, lost: lostOf({ keys, days, to }, alarms) }
  }

  return { add, alarms, told }
}

const LEAST_PURCHASES = 6
const STOPPED_DAYS = 365
const AFTER_DAYS = 90

type Sold = { keys: readonly string[]; days: PurchaseDays; to: number }

/** Stopped for a year after six purchase days; in time is from half a year before the last purchase to 90 days after it. */
function lostOf({ keys, days, to }: Sold, alarms: readonly Opened[]) {
  const falls = alarms.filter(({ rule }) => ruleOf(rule).foretells === 'fall')
  const byAccount = Map.groupBy(falls, ({ accountId }) => accountId)
  let [accounts, warned] = [0, 0]
  for (const [at, key] of keys.entries()) {
    const [from, end] = [days.starts[at]!, days.starts[at + 1]!]
    const last = days.day[end - 1]!
    if (end - from < LEAST_PURCHASES || last > to - STOPPED_DAYS) continue
    accounts += 1
    const inTime = byAccount.get(key)?.some(({ openedOn }) => {
      const lead = numberOfDay(openedOn) - last
      return lead >= -FOLLOWS_DAYS && lead <= AFTER_DAYS
    })
    if (inTime) warned += 1
  }
  return { accounts, warned }
}
