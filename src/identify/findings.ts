/**
 * The reveal: what a new firm sees first, five findings made from its ledger, each opening its
 * picture. Words are in messages/ under `identify:finding`.
 */
import type { Day } from '../kernel/day.ts'
import { concentratedBy } from './concentration.ts'
import { abcCounts, accountAt, type Portfolio, rankedAccounts, segmentCounts } from './portfolio.ts'
import type { Said } from './reason.ts'
import type { Segment } from './rfm.ts'
import {
  bestNewcomer,
  biggestFaller,
  biggestRiser,
  hasStopped,
  knowsLastYear,
  quietest,
} from './standouts.ts'

export const DIMENSIONS = [
  'group',
  'country',
  'zone',
  'division',
  'family',
  'currency',
  'salesperson',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** What opens when a finding is clicked: a picture of Cartera, filtered, or the page of an account. */
export type Opens = {
  picture: 'pareto' | 'rfm' | 'concentration' | 'account'
  account?: string
  by?: Dimension
  segment?: Segment
  abc?: 'A' | 'C'
}

export type FindingKey = `identify:finding.${
  | 'only'
  | 'first'
  | 'few'
  | 'eighty'
  | 'faller'
  | 'stopped'
  | 'quiet'
  | 'newcomer'
  | 'riser'
  | 'risk'
  | 'inactive'
  | 'tail'
  | 'effective'
  | 'period'
  | 'year'
  | 'smallest'
  | 'rhythm'
  | Dimension}`

export type Finding = Said<FindingKey> & { opens: Opens }

export type FindingsContext = {
  ledgerFrom: Day
  /** Sales by country, salesperson and so on, where the ledger says them; '' is "not said". */
  groups?: Partial<Record<Dimension, readonly { key: string; value: number }[]>>
}

const FINDINGS = 5

/** The five most telling findings, in the order in which they are told; fewer only for one or two accounts. */
export function findingsOf(portfolio: Portfolio, context: FindingsContext): Finding[] {
  const people = aboutAccounts(portfolio, context)
  const first = aboutSize(portfolio)
  const group = aboutGroups(context.groups ?? {})
  const rest = aboutTheRest(portfolio, context)
  return [first, ...people.slice(0, 3), group, ...rest, ...people.slice(3)]
    .filter((finding) => finding !== null)
    .slice(0, FINDINGS)
}

/** How few make how much. */
function aboutSize(portfolio: Portfolio): Finding | null {
  const { pareto, concentration, settings } = portfolio
  const accounts = pareto.order.length
  const [largest] = rankedAccounts(portfolio, 1)
  if (!largest || pareto.positiveTotal === 0) return null
  const opens: Opens = { picture: 'pareto', abc: 'A' }
  const { name, key: account, share } = largest
  if (accounts === 1) return finding('only', { name }, { picture: 'account', account })
  const by = concentratedBy(concentration, settings.concentration)
  if (by === 'one' || accounts <= 5) return finding('first', { name, share }, opens)
  if (by === 'five') return finding('few', { count: 5, share: concentration.top5Share }, opens)
  const percent = Math.round(100 * pareto.shareOfAccountsFor80)
  const values = { count: pareto.accountsFor80, accounts, percent }
  return finding('eighty', values, opens)
}

/** Four accounts with a story, no account twice. */
function aboutAccounts(portfolio: Portfolio, { ledgerFrom }: FindingsContext): Finding[] {
  const told: string[] = []
  const tell = (
    name: 'faller' | 'stopped' | 'quiet' | 'newcomer' | 'riser',
    found: ReturnType<typeof quietest>,
  ) => {
    if (!found) return []
    told.push(found.key)
    const values = {
      name: found.name,
      sales: found.atStake,
      change: Math.min(1, Math.abs(found.growth ?? 0)),
      days: found.recencyDays ?? 0,
      gap: Math.round(found.usualGapDays ?? 0),
      first: found.first ?? ledgerFrom,
      last: found.last ?? ledgerFrom,
      rank: found.rank,
    }
    return [finding(name, values, { picture: 'account', account: found.key })]
  }
  const faller = biggestFaller(portfolio, ledgerFrom)
  return [
    ...tell(faller && hasStopped(faller) ? 'stopped' : 'faller', faller),
    ...tell('quiet', quietest(portfolio, told)),
    ...tell('newcomer', bestNewcomer(portfolio, ledgerFrom, told)),
    ...tell('riser', biggestRiser(portfolio, ledgerFrom, told)),
  ]
}

/** The word that most hangs on: not one that all lines share. */
function aboutGroups(groups: NonNullable<FindingsContext['groups']>): Finding | null {
  const candidates = DIMENSIONS.flatMap((by) => {
    const sums = (groups[by] ?? []).filter(({ value }) => value > 0)
    const total = sums.reduce((sum, { value }) => sum + value, 0)
    const named = sums.filter(({ key }) => key !== '')
    const top = named.toSorted((a, b) => b.value - a.value)[0]
    if (!top || named.length < 2) return []
    // Two zones always have one with a half: what counts is how far it is above an even share.
    const share = top.value / total
    return [{ by, name: top.key, share, surprise: share - 1 / named.length }]
  })
  const best = candidates.toSorted((a, b) => b.surprise - a.surprise)[0]
  if (!best) return null
  return finding(
    best.by,
    { name: best.name, share: best.share },
    { picture: 'concentration', by: best.by },
  )
}

/** What can always be said, the more telling first. */
function aboutTheRest(portfolio: Portfolio, { ledgerFrom }: FindingsContext): Finding[] {
  const { pareto, figures, concentration, asOf } = portfolio
  const accounts = figures.keys.length
  if (accounts === 0) return []
  const found: Finding[] = []
  const segments = segmentCounts(portfolio)
  const risk = segments['Cannot Lose Them'] ?? 0
  const inactive = segments.Inactive ?? 0
  const sum = (column: Float64Array) => column.reduce((total, one) => total + one, 0)
  const previous = sum(figures.salesPrevious12)
  if (risk > 0) {
    found.push(finding('risk', { count: risk }, { picture: 'rfm', segment: 'Cannot Lose Them' }))
  }
  if (inactive > 0) {
    const values = { count: inactive, accounts, months: portfolio.settings.rfm.windowMonths }
    found.push(finding('inactive', values, { picture: 'rfm', segment: 'Inactive' }))
  }
  if (knowsLastYear(asOf, ledgerFrom) && previous > 0) {
    const values = {
      change: sum(figures.salesLast12) / previous - 1,
      sales: sum(figures.salesLast12),
    }
    found.push(finding('year', values, { picture: 'pareto' }))
  }
  const classC = abcCounts(portfolio).C
  if (classC > 0 && accounts > 5) {
    const share = pareto.share.reduce(
      (all, one, at) => all + (pareto.abc[at] === 2 && one > 0 ? one : 0),
      0,
    )
    found.push(finding('tail', { count: classC, accounts, share }, { picture: 'pareto', abc: 'C' }))
  }
  if (concentration.effective > 0 && accounts > 1) {
    const values = { effective: concentration.effective, accounts }
    found.push(finding('effective', values, { picture: 'concentration' }))
  }
  found.push(
    finding('period', { first: ledgerFrom, last: asOf, count: accounts }, { picture: 'pareto' }),
  )
  if (accounts > 1 && accounts <= 5 && pareto.positiveTotal > 0) {
    const { name, share, key: account } = accountAt(portfolio, pareto.order[accounts - 1]!)
    found.push(
      finding('smallest', { name, share: Math.max(0, share) }, { picture: 'account', account }),
    )
  }
  const [largest] = rankedAccounts(portfolio, 1)
  if (largest?.usualGapDays) {
    const values = { name: largest.name, count: Math.round(largest.usualGapDays) }
    found.push(finding('rhythm', values, { picture: 'account', account: largest.key }))
  }
  return found
}

function finding(
  name: FindingKey extends `identify:finding.${infer N}` ? N : never,
  values: Finding['values'],
  opens: Opens,
): Finding {
  return { key: `identify:finding.${name}`, values, opens }
}
