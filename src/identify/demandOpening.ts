/** The sentences on top of Demanda: where the year is heading, which family moves it, and whom to turn to. */
import { changeOf, type Demand, type Driver, type Forecast } from './demand.ts'

export type DemandSentence = {
  key: `identify:demand.opening.${
    | 'grows'
    | 'falls'
    | 'level'
    | 'first'
    | 'familyUp'
    | 'familyDown'
    | 'falling'
    | 'rising'
    | 'peak'}`
  values: Record<string, string | number>
  /** The account that it names. */
  account?: string
}

/** Less is no change worth a verb. */
const LEVEL = 0.02

/** None where nothing was sold, or no month is whole yet. */
export function demandOpening(demand: Demand): DemandSentence[] {
  const { firm, families } = demand
  if (!firm || firm.last12 <= 0) return []
  return [heading(firm), ...mover(families), turnTo(demand, firm)]
}

function heading(firm: Forecast): DemandSentence {
  const change = firm.history.length < 12 ? null : changeOf(firm)
  const { point: amount, low80: low, high80: high } = firm.year
  const values = { amount, low, high }
  if (change === null) return { key: 'identify:demand.opening.first', values }
  const way = change >= LEVEL ? 'grows' : change <= -LEVEL ? 'falls' : 'level'
  return {
    key: `identify:demand.opening.${way}`,
    values: way === 'level' ? values : { ...values, change: Math.abs(change) },
  }
}

/** The family whose year changes most, among two or more with a name. */
function mover(families: Demand['families']): DemandSentence[] {
  const named = families.filter(({ name }) => name !== '')
  if (named.length < 2) return []
  const moved = ({ year, last12 }: Forecast) => year.point - last12
  const [most] = named.toSorted((a, b) => Math.abs(moved(b)) - Math.abs(moved(a)))
  const by = moved(most!)
  if (Math.abs(by) < LEVEL * most!.last12) return []
  const key = by > 0 ? 'familyUp' : 'familyDown'
  const values = { family: most!.name, amount: Math.abs(by) }
  return [{ key: `identify:demand.opening.${key}`, values }]
}

/** Whoever would take most away first: there something can be done. */
function turnTo({ rising, falling }: Demand, firm: Forecast): DemandSentence {
  const by = ({ next12, last12 }: Driver) => Math.abs(next12 - last12)
  const peak = firm.months.reduce((top, one) => (one.point > top.point ? one : top))
  const [down] = falling
  const [up] = rising
  if (down && by(down) >= (up ? by(up) / 2 : 0)) {
    const values = { name: down.name, amount: by(down) }
    return { key: 'identify:demand.opening.falling', values, account: down.accountId }
  }
  if (up) {
    const values = { name: up.name, amount: by(up), month: peak.month }
    return { key: 'identify:demand.opening.rising', values, account: up.accountId }
  }
  return { key: 'identify:demand.opening.peak', values: { month: peak.month, amount: peak.point } }
}

/** What is written as 0 % (to a tenth) is neither good nor bad. */
export function toneOf(change: number | null): 'good' | 'bad' | undefined {
  if (change === null || Math.abs(change) < 0.0005) return undefined
  return change < 0 ? 'bad' : 'good'
}
