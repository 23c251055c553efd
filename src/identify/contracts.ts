/** What contracts come to: recurring a year, in all, what comes up, and how long clients stay under contract. */
import { z } from 'zod'
import {
  acvOf,
  arrOn,
  type ListedContract,
  ListedContract as Listed,
  nextDay,
  renewalHistories,
  renewalOf,
  tcvOf,
} from '../accounts/contract.ts'
import { addDays, Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { contractValue } from './models/clv.ts'
import { fitContracts, renewalProbability, survival } from './models/contract.ts'

export const AHEAD_DAYS = 90
const AHEAD_SHOWN = 40
/** Under so many histories, or with so few that left, a curve is no better than a guess. */
export const LEAST_HISTORIES = 30
export const LEAST_LEFT = 5
const YEARS_AHEAD = 5

export const MeantContract = Listed.extend({
  acv: z.number(),
  tcv: z.number(),
  next: z.object({ on: Day, what: z.enum(['notice', 'end']) }).nullable(),
  noticeBy: Day.nullable(),
  /** Its ACV in the home currency; null without a rate. */
  acvHome: z.number().nullable(),
})
export type MeantContract = z.infer<typeof MeantContract>

const Total = z.object({
  currency: z.string(),
  arr: z.number(),
  tcv: z.number(),
  running: z.int(),
  aheadArr: z.number(),
  ahead: z.int(),
})

export const RetentionFound = z.object({
  /** Renewals of yearly contracts that came up, and those that were renewed. */
  due: z.int(),
  renewed: z.int(),
  share: z.number().nullable(),
  histories: z.int(),
  left: z.int(),
  refused: z.enum(['few', 'few-left', 'no-fit']).nullable(),
  /** S(1..5) of the shifted-beta-geometric, and the chance of the first renewal. */
  survival: z.array(z.number()),
  first: z.number().nullable(),
})

export const ContractsTold = z.object({
  today: Day,
  home: z.string().nullable(),
  contracts: z.int(),
  /** The home currency's first, with all that a rate reaches; then each currency without one. */
  totals: z.array(Total),
  next: MeantContract.nullable(),
  ahead: z.array(MeantContract),
  retention: RetentionFound,
  /** What recurs now is worth at that retention, in sales of the first total; null where it isn't told. */
  worth: z.number().nullable(),
  discount: z.number(),
})
export type ContractsTold = z.infer<typeof ContractsTold>

export const AccountContracts = z.object({
  contracts: z.array(MeantContract),
  /** Of those that run, as of the firm's. */
  totals: z.array(Total),
  home: z.string().nullable(),
})
export type AccountContracts = z.infer<typeof AccountContracts>

type Given = {
  contracts: readonly ListedContract[]
  today: Day
  home: string | null
  /** Home money of one unit; a currency without a rate has none. */
  factorOf: ReadonlyMap<string, number>
  discount: number
}

export function meantContract(
  contract: ListedContract,
  { today, factorOf }: Pick<Given, 'today' | 'factorOf'>,
): MeantContract {
  const acv = acvOf(contract)
  const factor = factorOf.get(contract.currency)
  return {
    ...contract,
    acv: toCents(acv),
    tcv: toCents(tcvOf(contract)),
    next: nextDay(contract, today),
    noticeBy: renewalOf(contract, today)?.noticeBy ?? null,
    acvHome: factor === undefined ? null : toCents(acv * factor),
  }
}

export function contractsTold(given: Given): ContractsTold {
  const { contracts, today, home, factorOf, discount } = given
  const running = contracts.filter(({ state }) => state === 'running')
  const totals = totalsOf(given)
  const coming = running
    .map((one) => meantContract(one, { today, factorOf }))
    .filter(({ next }) => next !== null)
    .toSorted((a, b) =>
      a.next!.on < b.next!.on ? -1 : a.next!.on > b.next!.on ? 1 : b.acv - a.acv,
    )
  const retention = retentionFound(renewalHistories(contracts, today))
  return {
    today,
    home,
    contracts: contracts.length,
    totals,
    next: coming[0] ?? null,
    ahead: coming.slice(0, AHEAD_SHOWN),
    retention,
    worth: worthOf(totals[0]?.arr ?? 0, retention, discount),
    discount,
  }
}

/** What runs comes to: at home with all that a rate reaches, first; then each currency without one. */
export function totalsOf({
  contracts,
  today,
  home,
  factorOf,
}: Omit<Given, 'discount'>): z.infer<typeof Total>[] {
  const until = addDays(today, AHEAD_DAYS)
  const running = contracts.filter(({ state }) => state === 'running')
  const sums = new Map<string, z.infer<typeof Total>>()
  for (const one of running) {
    const factor = factorOf.get(one.currency)
    const currency = factor === undefined || home === null ? one.currency : home
    const by = factor ?? 1
    const sum = sums.get(currency) ?? none(currency)
    const isAhead = one.endsOn !== null && one.endsOn <= until
    sum.arr += arrOn(one, today) * by
    sum.tcv += tcvOf(one) * by
    sum.running += 1
    if (isAhead) {
      sum.ahead += 1
      sum.aheadArr += acvOf(one) * by
    }
    sums.set(currency, sum)
  }
  return [...sums.values()]
    .toSorted((a, b) => Number(b.currency === home) - Number(a.currency === home) || b.arr - a.arr)
    .map((sum) => ({
      ...sum,
      arr: toCents(sum.arr),
      tcv: toCents(sum.tcv),
      aheadArr: toCents(sum.aheadArr),
    }))
}

const none = (currency: string) => ({ currency, arr: 0, tcv: 0, running: 0, aheadArr: 0, ahead: 0 })

/** Renewed over due; and by the shifted-beta-geometric where there is enough to fit it on, else why not. */
export function retentionFound(histories: readonly (0 | 1)[][]): z.infer<typeof RetentionFound> {
  const seen = histories.filter((one) => one.length > 1)
  const due = seen.reduce((sum, one) => sum + one.length - 1, 0)
  const left = seen.filter((one) => one.at(-1) === 0).length
  const renewed = due - left
  const told = {
    due,
    renewed,
    share: due > 0 ? renewed / due : null,
    histories: seen.length,
    left,
    survival: [],
    first: null,
  }
  if (seen.length < LEAST_HISTORIES) return { ...told, refused: 'few' }
  if (left < LEAST_LEFT) return { ...told, refused: 'few-left' }
  const fit = fitContracts(seen)
  if (fit.refused !== undefined) return { ...told, refused: 'no-fit' }
  return {
    ...told,
    refused: null,
    survival: Array.from(survival(fit.parameters, YEARS_AHEAD)).slice(1),
    first: renewalProbability(fit.parameters, 0),
  }
}

/** m·(1+d)/(1+d-r), this year's sales counted: clv.ts. Only where a curve was believed. */
function worthOf(
  arr: number,
  { share, refused }: z.infer<typeof RetentionFound>,
  discount: number,
): number | null {
  if (share === null || refused !== null || arr === 0) return null
  const worth = contractValue({ margin: arr, retention: share, discount, isFirstCounted: true })
  return worth === null ? null : toCents(worth)
}
