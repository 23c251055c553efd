/** Daily rates against the euro for the demo company: a slow walk about a level, on weekdays. */
import { addDays, type Day } from '../src/kernel/day.ts'
import { RATES } from './company.ts'
import { strand } from './random.ts'

export type RateTable = {
  lines: string[]
  /** Units of the currency for a euro, at the day or the last before it. */
  rateOf: (currency: string, day: Day) => number
}

export function ratesUntil(asOf: Day, { from, seed }: { from: Day; seed: number }): RateTable {
  const random = strand(seed, 'rates')
  const level: Record<string, number> = { USD: 0, MXN: 0 }
  const known = new Map<string, number>()
  const lines = ['day,currency,rate']
  // Earlier than the ledger, so that its first quarter finds a rate.
  for (let day = addDays(from, -100); day <= asOf; day = addDays(day, 1)) {
    const isWorkday = ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay())
    for (const [currency, usual] of Object.entries(RATES)) {
      if (isWorkday) {
        level[currency] =
          level[currency]! * 0.998 + random.normal() * (currency === 'MXN' ? 0.005 : 0.0035)
      }
      const rate = (usual * Math.exp(level[currency]!)).toFixed(4)
      if (isWorkday) lines.push(`${day},${currency},${rate}`)
      known.set(currency + day, Number(rate))
    }
  }
  return {
    lines,
    rateOf: (currency, day) => (currency === 'EUR' ? 1 : known.get(currency + day)!),
  }
}
