/**
 * The one or two sentences on top of Cartera: who makes the sales, and whom to turn to now.
 * They name accounts and end in a verb; their words are in messages/ under `identify:opening`.
 */
import type { Day } from '../kernel/day.ts'
import { type Portfolio, rankedAccounts } from './portfolio.ts'
import type { Said } from './reason.ts'
import { bestNewcomer, biggestFaller, hasStopped, quietest } from './standouts.ts'

export type OpeningKey = `identify:opening.${
  | 'only'
  | 'few'
  | 'spread'
  | 'quiet'
  | 'falling'
  | 'stopped'
  | 'newcomer'
  | 'steady'
  | 'unsold'}`

/** A sentence, and the account that it is about, so that its name can be a link. */
export type Sentence = Said<OpeningKey> & { account: string }

/** Together these few have a share worth saying; else no one weighs much, and that is said. */
const SHARE_OF_FEW = 0.25
const AT_MOST_NAMED = 3

export function openingOf(portfolio: Portfolio, { ledgerFrom }: { ledgerFrom: Day }): Sentence[] {
  const largest = rankedAccounts(portfolio, AT_MOST_NAMED).filter(({ sales }) => sales > 0)
  if (largest.length === 0) return nobodySells(portfolio)
  return [whoMakesIt(largest, portfolio.pareto.order.length), whomToTurnTo(portfolio, ledgerFrom)]
}

/** Credit notes weigh more than purchases everywhere: who takes most away. Of mere zeros nothing is said. */
function nobodySells(portfolio: Portfolio): Sentence[] {
  const last = rankedAccounts(portfolio).at(-1)
  if (!last || last.sales >= 0) return []
  return [sentence('unsold', last.key, { name: last.name })]
}

type Largest = ReturnType<typeof rankedAccounts>

function whoMakesIt(largest: Largest, accounts: number): Sentence {
  const { key: account, name, share } = largest[0]!
  if (accounts === 1) return sentence('only', account, { name })
  const few = largest.findIndex(({ cumulativeShare }) => cumulativeShare >= SHARE_OF_FEW) + 1
  // Rounded up, since it says that nobody is above it.
  if (few === 0) return sentence('spread', account, { name, share: Math.ceil(share * 1000) / 1000 })
  const names = largest.slice(0, few).map((one) => one.name)
  return sentence('few', account, { count: few, names, share: largest[few - 1]!.cumulativeShare })
}

/** Where most money of a year hangs: the quiet one or the falling one; else the newcomer, else the largest. */
function whomToTurnTo(portfolio: Portfolio, ledgerFrom: Day): Sentence {
  const quiet = quietest(portfolio)
  const falling = biggestFaller(portfolio, ledgerFrom)
  if (quiet && quiet.atStake >= (falling?.atStake ?? 0)) {
    const values = {
      name: quiet.name,
      days: quiet.recencyDays ?? 0,
      gap: Math.round(quiet.usualGapDays ?? 0),
    }
    return sentence('quiet', quiet.key, values)
  }
  if (falling && hasStopped(falling)) {
    return sentence('stopped', falling.key, {
      name: falling.name,
      last: falling.last ?? ledgerFrom,
    })
  }
  if (falling) {
    const change = Math.min(1, -(falling.growth ?? 0))
    return sentence('falling', falling.key, { name: falling.name, change })
  }
  const newcomer = bestNewcomer(portfolio, ledgerFrom)
  if (newcomer)
    return sentence('newcomer', newcomer.key, { name: newcomer.name, rank: newcomer.rank })
  const [largest] = rankedAccounts(portfolio, 1)
  return sentence('steady', largest!.key, { name: largest!.name })
}

function sentence(
  name: OpeningKey extends `identify:opening.${infer N}` ? N : never,
  account: string,
  values: Sentence['values'],
): Sentence {
  return { key: `identify:opening.${name}`, account, values }
}
