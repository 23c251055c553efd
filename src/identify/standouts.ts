/** The accounts that stand out of a portfolio, each with what is at stake: found on columns, at any size. */
import { addDays, type Day } from '../kernel/day.ts'
import { accountAt, numberOfDay, type Portfolio, type RankedAccount } from './portfolio.ts'
import {
  GAPS_UNTIL_OVERDUE,
  growthOf,
  overdueRatio,
  spansAt,
  STOPPED_AFTER_DAYS,
} from './purchase.ts'

export type Standout = RankedAccount & {
  /** Money of a year that hangs on it, in the home currency. */
  atStake: number
}

const QUARTER_DAYS = 92
const CHANGE_WORTH_A_WORD = 0.1

/** Whether the ledger reaches back far enough to compare this year with the last. */
export function knowsLastYear(asOf: Day, ledgerFrom: Day): boolean {
  return ledgerFrom <= addDays(spansAt(asOf, 12).previous12.from, QUARTER_DAYS)
}

/** Bought most last year of what it no longer buys. */
export function biggestFaller(portfolio: Portfolio, ledgerFrom: Day, but: string[] = []) {
  if (!knowsLastYear(portfolio.asOf, ledgerFrom)) return null
  const { salesLast12, salesPrevious12 } = portfolio.figures
  return most(portfolio, but, (at) => {
    const growth = growthOf(salesLast12[at]!, salesPrevious12[at]!)
    return growth !== null && growth <= -CHANGE_WORTH_A_WORD
      ? salesPrevious12[at]! - Math.max(0, salesLast12[at]!)
      : 0
  })
}

/** It fell to nothing: no purchase in the last 12 months. */
export function hasStopped({ recencyDays }: Pick<RankedAccount, 'recencyDays'>): boolean {
  return (recencyDays ?? 0) > STOPPED_AFTER_DAYS
}

/** Already bought a year ago, and has added most. */
export function biggestRiser(portfolio: Portfolio, ledgerFrom: Day, but: string[] = []) {
  if (!knowsLastYear(portfolio.asOf, ledgerFrom)) return null
  const { salesLast12, salesPrevious12, firstDay } = portfolio.figures
  const knownBy = numberOfDay(spansAt(portfolio.asOf, 12).previous12.from) + QUARTER_DAYS
  return most(portfolio, but, (at) => {
    const growth = growthOf(salesLast12[at]!, salesPrevious12[at]!)
    return growth !== null && growth >= CHANGE_WORTH_A_WORD && firstDay[at]! <= knownBy
      ? salesLast12[at]! - salesPrevious12[at]!
      : 0
  })
}

/** The largest that has been quiet for twice its rhythm or more, within the last year. */
export function quietest(portfolio: Portfolio, but: string[] = []) {
  const { salesLast12, salesPrevious12, usualGapDays } = portfolio.figures
  return most(portfolio, but, (at) => {
    const days = portfolio.recencyDays[at]!
    const isQuiet =
      overdueRatio(days, usualGapDays[at]!)! >= GAPS_UNTIL_OVERDUE && days <= STOPPED_AFTER_DAYS
    return isQuiet ? Math.max(salesLast12[at]!, salesPrevious12[at]!) : 0
  })
}

/** The largest of those whose first purchase lies in the last 12 months. */
export function bestNewcomer(portfolio: Portfolio, ledgerFrom: Day, but: string[] = []) {
  const { firstDay, salesLast12 } = portfolio.figures
  const newFrom = Math.max(
    numberOfDay(spansAt(portfolio.asOf, 12).last12.from),
    numberOfDay(ledgerFrom) + QUARTER_DAYS,
  )
  return most(portfolio, but, (at) => (firstDay[at]! >= newFrom ? salesLast12[at]! : 0))
}

/** The account with the most at stake; null where none has any. `but` names keys already told. */
function most(
  { figures, ...rest }: Portfolio,
  but: string[],
  stake: (at: number) => number,
): Standout | null {
  let best = -1
  let atStake = 0
  for (let at = 0; at < figures.keys.length; at += 1) {
    const here = stake(at)
    if (here > atStake && !but.includes(figures.keys[at]!)) {
      best = at
      atStake = here
    }
  }
  return best === -1 ? null : { ...accountAt({ figures, ...rest }, best), atStake }
}
