/** Alerts over HTTP. */
import { accountOf } from '../../accounts/account.store.ts'
import { heedWriting } from '../../accounts/writing.store.ts'
import { choiceOf, choose } from '../../platform/choice.ts'
import { record } from '../../platform/history.ts'
import { enqueue } from '../../platform/jobs.ts'
import { found, heed } from '../../platform/problem.ts'
import { type Ask, type Route, route } from '../../platform/serve.ts'
import {
  askAlerts,
  askReplay,
  closeAlert,
  listAlarms,
  listAccountAlerts,
  listAlertRules,
  listAlerts,
  listMyAlerts,
  readReplay,
  reopenAlert,
  setAlertRule,
  snoozeAlert,
} from './alert.api.ts'
import { alertOf, alertPage, alertsOf, myAlerts } from './alert.store.ts'
import { whyNotClose, whyNotReopen, whyNotSnooze } from './alert.ts'
import { replayAlerts } from './alertPast.ts'
import { alarmPage, keptReplay } from './alertReplayRead.store.ts'
import { alertChoice } from './alertLooking.store.ts'
import { precisionOf, RULE_CODES, ruleOf, ruleSetOf, whyNotThresholds } from './alertRule.ts'
import { close, lockAlert, reopen, ruleCounts, snooze } from './alertSaid.store.ts'
import { lookForAlerts } from './alertTask.ts'

const SHOWN_IN_TODAY = 5

export const alertRoutes: Route[] = [
  route(listAlerts, ({ input, db }) => alertPage(db, input)),

  route(listAccountAlerts, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return alertsOf(db, accountId)
  }),

  route(listMyAlerts, async ({ input: { alertId }, db }) => {
    if (alertId === undefined) return myAlerts(db, SHOWN_IN_TODAY)
    return { rows: [found(await alertOf(db, alertId))], total: 1 }
  }),

  route(snoozeAlert, async ({ input, actor, db, today }) => {
    const alert = await heldAlert({ input, actor, db })
    heed(whyNotSnooze(alert, input.untilOn, today))
    await snooze(db, input)
    const { accountId, rule } = alert
    const { alertId, reason, untilOn } = input
    await record(db, actor, 'alert.snoozed', { accountId, alertId, rule, outcome: reason, untilOn })
    return found(await alertOf(db, alertId))
  }),

  route(closeAlert, async ({ input, actor, db }) => {
    const alert = await heldAlert({ input, actor, db })
    heed(whyNotClose(alert))
    await close(db, { ...input, by: actor.id })
    const { alertId, useful, said } = input
    const { accountId, rule } = alert
    await record(db, actor, 'alert.closed', { accountId, alertId, rule, useful, outcome: said })
    return found(await alertOf(db, alertId))
  }),

  route(reopenAlert, async ({ input, actor, db }) => {
    const alert = await heldAlert({ input, actor, db })
    heed(whyNotReopen(alert))
    await reopen(db, input.alertId)
    const { accountId, rule } = alert
    await record(db, actor, 'alert.reopened', { accountId, alertId: input.alertId, rule })
    return found(await alertOf(db, input.alertId))
  }),

  route(askAlerts, async ({ actor, db }) => {
    await enqueue(db, lookForAlerts, { source: 'all' }, { key: 'all' })
    await record(db, actor, 'alert.asked', {})
    return {}
  }),

  route(listAlertRules, async ({ db }) => {
    const choice = await choiceOf(db, alertChoice)
    const counts = new Map((await ruleCounts(db)).map((one) => [one.rule, one]))
    return RULE_CODES.map((rule) => {
      const { open = 0, snoozed = 0, useful = 0, judged = 0 } = counts.get(rule) ?? {}
      const set = ruleSetOf(rule, choice)
      const precision = precisionOf(useful, judged)
      return {
        rule,
        severity: ruleOf(rule).severity,
        ...set,
        open,
        snoozed,
        useful,
        judged,
        precision,
      }
    })
  }),

  route(setAlertRule, async ({ input, actor, db }) => {
    const { rule, on, thresholds } = input
    heed(whyNotThresholds(rule, thresholds))
    await db`select pg_advisory_xact_lock(hashtextextended(${`alert rules ${db.firm}`}, 0))`
    const choice = await choiceOf(db, alertChoice)
    const before = { rule, ...ruleSetOf(rule, choice) }
    await choose(db, alertChoice, { rules: { ...choice.rules, [rule]: { on, thresholds } } })
    await record(db, actor, 'alert.ruleSet', { rule, now: { on, thresholds }, before })
    await enqueue(db, lookForAlerts, { source: 'all' }, { key: 'all' })
    return { now: { rule, ...ruleSetOf(rule, await choiceOf(db, alertChoice)) }, before }
  }),

  route(readReplay, async ({ actor, db }) => {
    const kept = await keptReplay(db)
    if (!kept || actor.sees === 'own') return null
    const { asOf, fromOn, told } = kept
    return { asOf, fromOn, told }
  }),

  route(listAlarms, ({ input, db }) => alarmPage(db, input)),

  route(askReplay, async ({ actor, db }) => {
    await enqueue(db, replayAlerts, { again: true }, { key: 'asked' })
    await record(db, actor, 'alert.replayAsked', {})
    return {}
  }),
]

type Held = Pick<Ask<{ alertId: string }>, 'actor' | 'db'> & { input: { alertId: string } }

/** As it stands, for whoever may change its account. */
async function heldAlert({ input: { alertId }, actor, db }: Held) {
  await lockAlert(db, alertId)
  const alert = found(await alertOf(db, alertId))
  await heedWriting(db, actor, alert.accountId)
  return alert
}
