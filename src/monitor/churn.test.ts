import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulateLedger } from '../identify/models/ledger.testing.ts'
import { purchaseDaysOf } from '../identify/models/purchaseDays.ts'
import type { Purchases } from '../identify/models/summary.ts'
import { churnOf } from './churnCard.ts'
import { CHURN_FEATURES, featuresAt, featuresIn, rawOf } from './churnFeature.ts'
import { blended, foretell, learn } from './churnModel.ts'
import { chanceOf, logOddsOf } from './ridge.ts'

const REGULAR = { k: 4, canEndAtStart: true }
const LIVES = { r: 2, alpha: 20, a: 0.7, b: 9 }
const DAYS = 1400

function simulated(accounts: number, seed: number) {
  return simulateLedger(LIVES, REGULAR, { accounts, days: DAYS, arriving: 700, seed })
}

const given = (purchases: Purchases, accounts: number) => ({
  purchases,
  data: { days: purchaseDaysOf(purchases, accounts) },
})

test('an account worked by hand: each feature from what was bought up to the day', () => {
  const purchases = {
    account: Uint32Array.of(0, 0, 0, 0, 0),
    day: Int32Array.of(0, 100, 200, 300, 500),
    value: Float64Array.of(10, 10, 20, 40, 999),
  }
  const { data } = given(purchases, 1)
  const names = featuresIn(data)
  expect(names).toEqual(CHURN_FEATURES.slice(0, 8))
  const row = featuresAt(data, Uint32Array.of(0), 390)
  const by = Object.fromEntries(names.map((name, at) => [name, rawOf(name, row[at]!)]))
  // Silent for 90 days at a gap of 100; one purchase of 40 in the half-year, two of 10 and 20 before.
  expect(by['recency']).toBeCloseTo(90, 9)
  expect(by['overdue']).toBeCloseTo(0.9, 9)
  expect(by['count']).toBeCloseTo(1, 9)
  expect(by['countChange']).toBeCloseTo(2 / 3 - 1, 9)
  expect(by['money']).toBeCloseTo(40, 9)
  expect(by['moneyChange']).toBeCloseTo(41 / 31 - 1, 9)
  expect(by['tenure']).toBeCloseTo(390, 9)
  expect(by['lastGap']).toBeCloseTo(1, 9)
})

test('a shifted future changes nothing: neither features, nor what is learnt, nor what is foretold', () => {
  const accounts = 320
  const now = simulated(accounts, 7)
  const day = 1100
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 9, noNaN: true }),
      (shift, times) => {
        const other = {
          account: now.account,
          day: now.day.map((one) => (one > day ? one + shift : one)),
          value: now.value.map((one, line) => (now.day[line]! > day ? one * times + 1 : one)),
        }
        const [a, b] = [given(now, accounts), given(other, accounts)]
        const some = Uint32Array.from({ length: 40 }, (_, at) => at).filter(
          (one) => now.day[now.account.indexOf(one)]! <= day,
        )
        expect(featuresAt(b.data, some, day)).toEqual(featuresAt(a.data, some, day))
        const wanted = { accounts, horizonDays: 120, model: 'cnbd' as const }
        const [first, second] = [learn(a.data, day, wanted), learn(b.data, day, wanted)]
        expect(second).toEqual(first)
        if (typeof first === 'string') throw new Error(first)
        const seen = { day, account: some, lnRecency: new Float64Array(some.length) }
        const about = { learnt: first, wanted, earlier: [] }
        expect(foretell(b, seen, about)).toEqual(foretell(a, seen, about))
      },
    ),
    { numRuns: 4 },
  )
}, 120_000)

test('blended on log-odds: with 50 losses each weighs the same, with many the learnt one', () => {
  const [learnt, without] = [logOddsOf(0.8), logOddsOf(0.2)]
  expect(chanceOf(blended(learnt, without, 0.5))).toBeCloseTo(0.5, 9)
  expect(blended(learnt, without, 1)).toBe(learnt)
})

test('too few accounts or losses: nothing is learnt, and it says why', () => {
  const few = churnOf(given(simulated(60, 3), 60), {
    accounts: 60,
    asOf: DAYS,
    horizonDays: 120,
    model: null,
  })
  expect(few.told).toMatchObject({
    learnt: null,
    whyNot: 'too-few-accounts',
    isWorthShowing: false,
  })
  expect(few.now).toBeNull()
})

test('on a simulated ledger with a rhythm it is better than recency, calibrated, and shown', () => {
  const accounts = 900
  const { told, now } = churnOf(given(simulated(accounts, 11), accounts), {
    accounts,
    asOf: DAYS,
    horizonDays: 120,
    model: 'cnbd',
  })
  expect(told.whyNot).toBeNull()
  const { scores } = told
  expect(scores!.skillOverRecency.low).toBeGreaterThan(0)
  expect(scores!.auc.value).toBeGreaterThan(scores!.recency.auc)
  expect(scores!.calibrationError).toBeLessThan(0.06)
  expect(scores!.bins).toHaveLength(10)
  expect(now!.probability.every((one) => one >= 0 && one <= 1)).toBe(true)
}, 120_000)

const folder = process.env['CLAVE_REFERENCE_DATA']

/** The ledger as a Spanish ERP exports it, in US dollars of one rate a currency. */
function spanishLedger(): { purchases: Purchases; accounts: number; asOf: number } {
  const rates: Record<string, number> = { USD: 1, EUR: 0.88, GBP: 0.77, CAD: 1.3, AUD: 1.36 }
  const text = new TextDecoder('windows-1252').decode(readFileSync(join(folder!, 'ventas-es.csv')))
  const [head, ...lines] = text.trim().split('\r\n')
  const names = head!.split(';')
  const at = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const [client, day, amount, currency] = [
    at(/^c.d.*cliente/i),
    at(/fecha/i),
    at(/importe|neto/i),
    at(/divisa|moneda/i),
  ]
  const ids = new Map<string, number>()
  const rows = lines.map((line) => {
    const cells = line.split(';')
    const id = cells[client]!
    if (!ids.has(id)) ids.set(id, ids.size)
    const [d, m, y] = cells[day]!.split('/').map(Number)
    const money = Number(cells[amount]!.replaceAll('.', '').replace(',', '.'))
    return [ids.get(id)!, Date.UTC(y!, m! - 1, d) / 86_400_000, money / rates[cells[currency]!]!]
  })
  return {
    accounts: ids.size,
    asOf: Math.max(...rows.map(([, one]) => one!)),
    purchases: {
      account: Uint32Array.from(rows, ([one]) => one!),
      day: Int32Array.from(rows, ([, one]) => one!),
      value: Float64Array.from(rows, ([, , one]) => one!),
    },
  }
}

test.skipIf(!folder)(
  'on the reference ledger the report card says how good it would have been',
  () => {
    const { purchases, accounts, asOf } = spanishLedger()
    expect(accounts).toBe(632)
    const { told } = churnOf(given(purchases, accounts), {
      accounts,
      asOf,
      horizonDays: 180,
      model: 'cnbd',
    })
    expect(told.origins.map((one) => [one.accounts, one.quiet])).toEqual([
      [555, 100],
      [383, 98],
      [411, 86],
    ])
    const { scores } = told
    expect(scores!.auc.value).toBeCloseTo(0.815, 2)
    expect(scores!.recency.auc).toBeCloseTo(0.618, 2)
    expect(scores!.skillOverRecency.value).toBeCloseTo(0.31, 1)
    expect(scores!.skillOverRecency.low).toBeGreaterThan(0.2)
    expect(scores!.lift.value).toBeGreaterThan(3)
    expect(scores!.calibrationError).toBeLessThan(0.08)
    expect(told).toMatchObject({ isWorthShowing: true, whyNot: null, learnt: { losses: 217 } })
  },
  120_000,
)
