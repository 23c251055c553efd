/** A firm whose accounts buy in rhythms of their own, for the tests of value. */
import { addDays } from '../kernel/day.ts'
import { simulateLedger } from './models/ledger.testing.ts'
import type { ToldLine } from './testing.ledger.ts'

export const LAST_DAY = '2026-11-20'
const DAYS = 1200
const RHYTHM = { k: 3, canEndAtStart: true }
const PARAMETERS = { r: 2, alpha: 20, a: 0.6, b: 9 }

/** Some 90 accounts in three years and a quarter; a tenth of each purchase is margin. */
export function rhythmicLines({ accounts = 90, seed = 11 } = {}): ToldLine[] {
  const { account, day, value } = simulateLedger(PARAMETERS, RHYTHM, {
    accounts,
    days: DAYS,
    arriving: 300,
    seed,
  })
  const lines: ToldLine[] = []
  account.forEach((one, at) => {
    const amount = value[at]!.toFixed(2)
    lines.push({
      code: `C${String(one).padStart(3, '0')}`,
      day: addDays(LAST_DAY, day[at]! - DAYS),
      amount,
      cost: (Number(amount) * 0.9).toFixed(2),
      family: one % 2 === 0 ? 'Chapa' : 'Acero',
    })
  })
  return lines
}
