/** The worked example of docs/methods/stalled.md, recomputed from what it says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { comparedWindows, judge, periodOf, StalledSettings } from './stalledJudging.ts'
import { stateOf } from './stalled.ts'

function percent(change: number): string {
  const told = Math.abs(100 * change).toFixed(1)
  return `${told === '0.0' ? '' : change > 0 ? '+' : '−'}${told} %`
}

test('an account that bought more only as prices rose', () => {
  const text = readFileSync('docs/methods/stalled.md', 'utf8').split('**Worked example.**')[1]!
  const [, since, asOf] = /since (\S+), as of (\S+)\./.exec(text)!
  const sales = /bought (\d+) in .*, (\d+) in the next and (\d+)/.exec(text)!.slice(1).map(Number)
  const [, rise] = /prices rose (\d+) % a year/.exec(text)!
  const [, visits, rate] = /(\d+) visits a year at (\d+)/.exec(text)!
  const yearly = 1 + Number(rise) / 100
  // A place a year stands for its months.
  const constant = Float64Array.from(sales)
  const deflator = Float64Array.from(sales, (_, at) => yearly ** (sales.length - 1 - at))
  const years = [0, 1, 2].map((back) => ({
    from: `${2025 - back}-11-01`,
    to: `${2026 - back}-10-31`,
    first: 2 - back,
    last: 2 - back,
    whole: true,
  }))
  const spent = Number(visits) * Number(rate)
  const periods = comparedWindows(years, 12).map((window) =>
    periodOf({ reported: constant, constant, deflator }, window, spent),
  )
  for (const { to, constant: sold, change } of periods) {
    const row = text.split('\n').find((line) => line.startsWith(`| ${to.slice(0, 4)}`))!
    const told = row.split('|').map((cell) => cell.trim())
    expect(told.slice(2, 5)).toEqual([
      String(sold),
      percent(change.constant!),
      percent(change.real!),
    ])
  }
  const settings = StalledSettings.parse({})
  const about = { from: since!, phase: null, today: asOf! }
  const verdict = judge(periods, about, settings)
  expect(verdict.says).toBe('stalled')
  expect(text).toContain(`${verdict.spent} was spent: stalled since ${verdict.since}.`)
  const [, later] = /Key since (\S+) it would be too early/.exec(text)!
  const early = judge(periods, { ...about, from: later! }, settings)
  expect(early.says).toBe('too-early')
  expect(text).toContain(`too early: ${early.known} of ${settings.periods} years`)
  const stateAt = (told: string) =>
    stateOf(
      [{ step: 'execution', share: Number(told) / 100, takenBack: false }],
      settings.executedFrom,
    )
  const [, little, much] = /With (\d+) % of its plan .* with (\d+) %/.exec(text)!
  expect([stateAt(little!), stateAt(much!)]).toEqual(['unexecuted', 'questioned'])
})
