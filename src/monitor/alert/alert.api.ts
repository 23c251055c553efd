/** What the outside may ask and do with alerts. */
import { z } from 'zod'
import { oneAccount } from '../../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf } from '../../kernel/list.ts'
import { AlarmList, Alert, AlertEnd, AlertList, AlertRuleTold, RuleGiven, Snooze } from './alert.ts'
import { Alarm, ReplayTold } from './alertPast.ts'

const oneAlert = z.object({ alertId: z.guid() })

export const listAlerts = endpoint('GET /alerts', {
  may: TEAM,
  input: AlertList,
  returns: pageOf(Alert).extend({
    counts: z.object({ high: z.int(), medium: z.int(), low: z.int() }),
  }),
})

/** Those that are open or put off. */
export const listAccountAlerts = endpoint('GET /accounts/:accountId/alerts', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Alert),
})

/** Whoever asks: the grave ones of their accounts. */
export const listMyAlerts = endpoint('GET /alerts-mine', {
  may: TEAM,
  /** This one alone, whoever looks after its account. */
  input: z.object({ alertId: z.guid().optional() }),
  returns: z.object({ rows: z.array(Alert), total: z.int() }),
})

export const snoozeAlert = endpoint('PUT /alerts/:alertId/snooze', {
  may: WRITERS,
  input: Snooze,
  returns: Alert,
})

export const closeAlert = endpoint('PUT /alerts/:alertId/end', {
  may: WRITERS,
  input: AlertEnd,
  returns: Alert,
})

/** Takes back that it was put off or closed. */
export const reopenAlert = endpoint('DELETE /alerts/:alertId/end', {
  may: WRITERS,
  input: oneAlert,
  returns: Alert,
})

/** Looks at all rules now. */
export const askAlerts = endpoint('POST /alerts-refresh', {
  may: WRITERS,
  input: z.object({}),
  returns: z.object({}),
})

export const listAlertRules = endpoint('GET /alert-rules', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(AlertRuleTold),
})

export const setAlertRule = endpoint('PUT /alert-rules/:rule', {
  may: LEADS,
  input: RuleGiven,
  returns: z.object({ now: RuleGiven, before: RuleGiven }),
})

/** Null before the first, and for who may not see every account. */
export const readReplay = endpoint('GET /alert-replay', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({ asOf: Day, fromOn: Day, told: ReplayTold }).nullable(),
})

/** Each alarm of the replay, with the day and whether it was right; null where it foretells nothing, or it is too early. */
export const listAlarms = endpoint('GET /alert-alarms', {
  may: TEAM,
  input: AlarmList,
  returns: pageOf(Alarm),
})

/** Works the replay out again. */
export const askReplay = endpoint('POST /alert-replay', {
  may: LEADS,
  input: z.object({}),
  returns: z.object({}),
})
