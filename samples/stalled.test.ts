/** The demo's two stalled accounts are found by the product's own rules, on whatever day the demo is made. */
import { describe, expect, test } from 'vitest'
import { indexInMonths } from '../src/gather/priceIndex.ts'
import { deflatorOf } from '../src/identify/growth.ts'
import { calendarMonths, monthsUpTo, windowsOfMonths } from '../src/identify/periods.ts'
import { addMonths, type Day } from '../src/kernel/day.ts'
import { comparedWindows, judge, periodOf, StalledSettings } from '../src/segment/stalledJudging.ts'
import { type Sample, sampleUntil } from './sample.ts'
import { STALLED } from './stalled.ts'
import { STORIES } from './stories.ts'
import { dayIn, numberIn, rowsOf } from './testing.ts'

describe.each(['2026-11-20', '2027-03-12', '2027-08-27'])('as of %s', (asOf: Day) => {
  const sample = sampleUntil(asOf)
  const prices = rowsOf(sample.files['precios.csv'])
  const done = rowsOf(sample.files['actividades.csv'])
  const settings = StalledSettings.parse({})

  function verdictOn(story: keyof typeof STORIES) {
    const { name } = STORIES[story]
    const ledgerFrom = sample.sold.reduce((first, { day }) => (day < first ? day : first), asOf)
    const months = monthsUpTo(asOf, ledgerFrom)
    const windows = windowsOfMonths(12, { months, asOf, ledgerFrom })
    const constant = salesOf(sample, name, months)
    const known = prices
      .filter((row) => row['País'] === 'España')
      .map((row) => ({ month: `${row['Mes']}-01`, index: numberIn(row['Índice']) }))
    const deflator = deflatorOf(indexInMonths(known, calendarMonths(months)))
    const { code } = sample.clients.find((client) => client.name === name)!
    const periods = comparedWindows(windows, 12).map((window) => {
      const spent = done.filter((row) => {
        const day = dayIn(row['Fecha'])
        return row['Código cliente'] === code && day >= window.now.from && day <= window.now.to
      })
      return periodOf({ reported: constant, constant, deflator }, window, spent.length)
    })
    const about = { from: addMonths(asOf, -30), phase: 'growth' as const, today: asOf }
    return { periods, ...judge(periods, about, settings) }
  }

  test('the two have stalled, in constant currency and real, while they were attended to', () => {
    for (const { story } of STALLED) {
      const { says, periods, spent } = verdictOn(story as 'flat' | 'unattended')
      expect(says).toBe('stalled')
      expect(spent).toBeGreaterThan(10)
      expect(periods[0]!.change.real).toBeLessThan(periods[0]!.change.constant!)
    }
  })

  test('the star grows; one plan was carried out and the other was not', () => {
    expect(verdictOn('star').says).toBe('grows')
    const executed = STALLED.map(({ execution }) => execution.share >= settings.executedFrom)
    expect(executed).toEqual([true, false])
  })
})

function salesOf({ sold }: Sample, name: string, months: readonly Day[]): Float64Array {
  const sums = new Float64Array(months.length)
  for (const { client, day, euros } of sold) {
    const at = months.findLastIndex((from) => from <= day)
    if (client.name === name && at >= 0) sums[at]! += euros
  }
  return sums
}
