/** The demonstration's stories, found by the alerts: those of today, and the day on which they would have been found. */
import { expect } from 'vitest'
import { STORIES } from '../../samples/stories.ts'
import type { anInstallation } from '../access/testing.ts'
import type { Alarm } from '../monitor/alert/alertPast.ts'
import type { RuleCode } from '../monitor/alert/alertRule.ts'
import { listAlarms, listAlertRules, listAlerts, readReplay } from '../monitor/alert/alert.api.ts'
import { TODAY } from '../platform/testing.ts'

type Visitor = Pick<ReturnType<ReturnType<typeof anInstallation>['aBrowser']>, 'ask'>

/** Once all that is queued has been worked off. */
export async function theAlerts(visitor: Visitor) {
  const open = (await visitor.ask(listAlerts, { size: 500 })).rows
  const nowOf = (account: string) =>
    open.filter((alert) => alert.account === account).map(({ rule }) => rule)
  expect(nowOf(STORIES.leaving.name)).toEqual(
    expect.arrayContaining([
      'rhythmBroken',
      'salesFall',
      'baseFalls',
      'fewerTalks',
      'clockBreached',
    ]),
  )
  expect(nowOf(STORIES.leaving.name)).toContain('compensationDue')
  expect(nowOf(STORIES.star.name)).toContain('salesGrow')
  expect(nowOf(STORIES.unattended.name)).toEqual(
    expect.arrayContaining(['noGrowth', 'planLate', 'talkOverdue']),
  )
  expect(nowOf(STORIES.flat.name)).toContain('noGrowth')
  expect(nowOf(STORIES.oneDivision.name)).toEqual(
    expect.arrayContaining(['divisionDepends', 'personLeft']),
  )
  expect(nowOf(STORIES.costly.name)).toContain('costly')
  expect(nowOf(STORIES.lost.name)).toContain('healthBad')
  // Small accounts that nobody called on and that buy less.
  expect(open.filter(({ rule }) => rule === 'neglected').length).toBeGreaterThan(10)

  const alarms: Alarm[] = []
  for (let page = 1; ; page += 1) {
    const { rows } = await visitor.ask(listAlarms, { size: 500, page, dir: 'asc' })
    if (rows.length === 0) break
    alarms.push(...rows)
  }
  const firstOf = (account: string, rule: RuleCode) =>
    alarms.find((alarm) => alarm.account === account && alarm.rule === rule)?.openedOn
  // Its last order was on 15 October 2025: its health had fallen by the summer, its rhythm was broken.
  const { lost, leaving, unattended, flat } = STORIES
  expect(firstOf(lost.name, 'rhythmBroken')! < '2025-10-15').toBe(true)
  expect(firstOf(leaving.name, 'rhythmBroken')! <= TODAY).toBe(true)
  expect(firstOf(unattended.name, 'keyFlat')! <= '2025-12-31').toBe(true)
  expect(firstOf(flat.name, 'keyFlat')! <= '2025-12-31').toBe(true)

  const { told } = (await visitor.ask(readReplay, {}))!
  const right = (rule: RuleCode) => {
    const one = told.rules.find((tried) => tried.rule === rule)!
    return one.right / one.judged
  }
  const chance = told.fall.right / told.fall.judged
  expect(right('healthBad')).toBeGreaterThan(chance)
  expect(right('rhythmBroken')).toBeGreaterThan(chance)
  expect(told.lost.warned / told.lost.accounts).toBeGreaterThan(0.5)

  const rules = await visitor.ask(listAlertRules, {})
  const judged = rules.filter((rule) => rule.judged >= 5)
  expect(judged.length).toBeGreaterThanOrEqual(4)
  expect(judged.some(({ precision }) => precision!.share < 1)).toBe(true)
}
