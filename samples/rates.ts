/** Daily rates against the euro for the demo company: a slow walk about a level, on weekdays. */
import { addDays } from '../src/kernel/day.ts'
import { RATES } from './company.ts'
import { randomFrom } from './random.ts'

export function* ratesUntil(asOf: string, years: number, seed: number): Generator<string> {
  const random = randomFrom(seed + 1)
  const level: Record<string, number> = { USD: 0, MXN: 0 }
  yield 'day,currency,rate'
  // A week earlier than the ledger, so that its first weekend finds a rate.
  for (
    let day = addDays(asOf, -Math.round(years * 365.25) - 7);
    day <= asOf;
    day = addDays(day, 1)
  ) {
    if ([0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay())) continue
    for (const [currency, usual] of Object.entries(RATES)) {
      level[currency] =
        level[currency]! * 0.998 + random.normal() * (currency === 'MXN' ? 0.006 : 0.004)
      yield `${day},${currency},${(usual * Math.exp(level[currency]!)).toFixed(4)}`
    }
  }
}
