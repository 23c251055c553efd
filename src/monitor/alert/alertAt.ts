/** As of when rules are looked at, and what of the firm's own settings they read besides their thresholds. */
import type { Day } from '../../kernel/day.ts'
import type { Cadence } from '../../engage/cadence.ts'
import type { HealthBands } from '../healthBand.ts'

export type AlertAt = {
  /** Nothing dated later is read. */
  day: Day
  /** The ledger may end before. */
  ledgerDay: Day
  valuation: string | null
  converted: boolean
  bands: HealthBands
  cadence: Cadence
}

/** The same with the thresholds of one rule. */
export type RuleAt = AlertAt & { of: Readonly<Record<string, number>> }
