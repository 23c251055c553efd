/** Simulated ledgers in whole days, of accounts that come one after another; the same ones for the same seed. */
import type { Rhythm, RhythmParameter } from './rhythmLikelihood.ts'
import { beta, evenly, gamma } from './simulate.testing.ts'
import type { Purchases } from './summary.ts'

export type Ledger = Purchases & { value: Float64Array }

/**
 * Purchases from day 0 to `days`, of accounts whose first ones are spread over the first `arriving` days. Time of the
 * parameters is days. Purchases are worth gamma(4, ν), ν gamma(5, 1000 / 4) over accounts, some 250 each.
 */
export function simulateLedger(
  { r, alpha, a, b }: Record<RhythmParameter, number>,
  { k, canEndAtStart }: Rhythm,
  {
    accounts,
    days,
    arriving = 1,
    seed,
  }: { accounts: number; days: number; arriving?: number; seed: number },
): Ledger {
  const next = evenly(seed)
  const lines: [account: number, day: number, value: number][] = []
  for (let account = 0; account < accounts; account += 1) {
    const rate = gamma(r, next) / alpha
    const end = beta(a, b, next)
    const scale = 250 / gamma(5, next)
    const buys = (day: number) => lines.push([account, day, gamma(4, next) * scale])
    let time = Math.floor(arriving * next())
    buys(time)
    let alive = !canEndAtStart || next() >= end
    while (alive) {
      time += gamma(k, next) / rate
      if (time > days) break
      buys(Math.ceil(time))
      alive = next() >= end
    }
  }
  return {
    account: Uint32Array.from(lines, ([account]) => account),
    day: Int32Array.from(lines, ([, day]) => day),
    value: Float64Array.from(lines, ([, , value]) => value),
  }
}
