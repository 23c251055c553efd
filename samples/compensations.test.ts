import { expect, test } from 'vitest'
import { endedPeriods } from '../src/commit/compensation.ts'
import { addDays } from '../src/kernel/day.ts'
import { COMPENSATIONS } from './compensations.ts'

test('on each day of a year, also a leap one, the demonstration has a compensation that can still be claimed', () => {
  const [terms] = COMPENSATIONS
  for (let at = 0; at < 366; at += 1) {
    const day = addDays('2028-01-01', at)
    // What ended yesterday may not be over yet in every zone.
    const known = endedPeriods(
      { period: terms.period, fromOn: addDays(day, -300), untilOn: null },
      addDays(day, -1),
    )
    const last = known.at(-1)
    expect(last && addDays(last.untilOn, terms.claimDays) >= day, day).toBe(true)
  }
})
