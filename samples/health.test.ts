/** The account that was lost, and that the health score saw coming: from its sales alone, before what else is known of it. */
import { expect, test } from 'vitest'
import { ledgerSignals } from '../src/monitor/ledgerSignal.ts'
import { aucOf, fateOf, quartersUntil } from '../src/monitor/backTest.ts'
import { FIRST_WEIGHTS, groupsOf, scoreOf } from '../src/monitor/health.ts'
import { numberOfDay } from '../src/identify/portfolio.ts'
import { purchaseDaysOf } from '../src/identify/models/purchaseDays.ts'
import { addDays } from '../src/kernel/day.ts'
import { sampleUntil } from './sample.ts'
import { STORIES } from './stories.ts'

const GOOD = 67

function boughtIn(asOf: string) {
  const { clients, orders } = sampleUntil(asOf)
  const sold = orders.filter(({ euros }) => euros > 0)
  const days = purchaseDaysOf(
    {
      account: Uint32Array.from(sold, ({ client }) => client.no),
      day: Int32Array.from(sold, ({ day }) => numberOfDay(day)),
      value: Float64Array.from(sold, ({ euros }) => euros),
    },
    clients.length,
  )
  const healthAt = (account: number, day: number) => {
    const signals = ledgerSignals(days, account, day)
    return signals ? scoreOf(groupsOf(signals), FIRST_WEIGHTS).score : null
  }
  return { clients, days, healthAt, today: numberOfDay(asOf) }
}

test.each(['2026-11-20', '2027-02-05'])('up to %s', (asOf) => {
  const { clients, days, healthAt, today } = boughtIn(asOf)
  const lost = clients.findIndex(({ name }) => name === STORIES.lost.name)
  const found: { account: number; lost: boolean; day: number }[] = []
  for (const { from, to } of quartersUntil(asOf, addDays)) {
    const span = { from: numberOfDay(from), to: numberOfDay(to), today }
    for (const { no } of clients) {
      const own = days.day.subarray(days.starts[no]!, days.starts[no + 1]!)
      const fate = fateOf(own, span)
      if (fate && fate.fate !== 'undecided')
        found.push({ account: no, lost: fate.fate === 'lost', day: fate.day })
    }
  }
  const its = found.filter((one) => one.account === lost && one.lost)
  expect(its).toHaveLength(1)
  const before = (days_: number) => healthAt(lost, its[0]!.day - days_)!
  // A year earlier it was well; half a year, a quarter and two months before it was not.
  expect(healthAt(lost, its[0]!.day - 730)).toBeGreaterThan(GOOD)
  for (const lead of [60, 90]) expect(before(lead)).toBeLessThan(GOOD)
  const scores = (isLost: boolean, lead: number) =>
    found
      .filter((one) => one.lost === isLost)
      .flatMap((one) => healthAt(one.account, one.day - lead) ?? [])
  expect(scores(true, 60).length).toBeGreaterThan(10)
  for (const lead of [60, 90])
    expect(aucOf(scores(true, lead), scores(false, lead))).toBeGreaterThan(0.6)
})
