/** Alerts that nothing else in Hoy tells of already. */
import { TEAM } from '../../kernel/actor.ts'
import { toDo, type ToDo } from '../../kernel/toDo.ts'
import type { ToDoPart } from '../../platform/toDoPart.ts'
import { alertsNear } from '../alert/alert.store.ts'
import type { Alert } from '../alert/alert.ts'
import { plainWhy, RULE_CODES, type RuleCode, ruleOf } from '../alert/alertRule.ts'

/** What these see stands in Hoy as itself: a clock, a promise, a call that is owed, an account that buys less. */
const TOLD_ELSEWHERE = new Set<RuleCode>([
  'rhythmBroken',
  'salesFall',
  'talkOverdue',
  'clockAtRisk',
  'clockBreached',
  'promiseLate',
  'compensationDue',
  'escalation',
  'kpiCrossed',
  'noGrowth',
])

const RULES = RULE_CODES.filter(
  (code) => !TOLD_ELSEWHERE.has(code) && ruleOf(code).severity !== 'low',
)

/** How much of what the account buys hangs on it, and how sure that is. */
const WEIGHTS = {
  high: { share: 0.3, sure: 0.6 },
  medium: { share: 0.1, sure: 0.4 },
  low: { share: 0.05, sure: 0.2 },
} as const

export const monitorToDo: ToDoPart[] = [
  {
    part: 'alerts',
    may: TEAM,
    rows: async (db, { people, today }) =>
      (await alertsNear(db, { people, rules: RULES })).map((alert) => asToDo(alert, today)),
  },
]

function asToDo(alert: Alert, today: string): ToDo {
  const { alertId, rule, severity, accountId, account } = alert
  return toDo({
    kind: 'alert',
    id: alertId,
    accountId,
    account,
    what: account,
    // What is grave is for today, whenever it began.
    dueOn: severity === 'high' ? today : null,
    ...WEIGHTS[severity],
    why: [{ key: `monitor:alert.rule.${rule}`, values: {} }, ...whyOf(alert)],
    path: `/accounts/${accountId}/${ruleOf(rule).tab}`,
  })
}

/** Its numbers, where its words need nothing but them. */
function whyOf({ rule, numbers }: Alert): ToDo['why'] {
  if (!plainWhy({ numbers })) return []
  return [{ key: `monitor:alert.why.${rule}`, values: numbers as Record<string, string | number> }]
}
