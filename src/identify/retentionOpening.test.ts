import { expect, test } from 'vitest'
import { bridgeOf, ratesOf } from './retention.ts'
import { openingOfRetention } from './retentionOpening.ts'
import type { Moves } from './retentionStudy.ts'

const NONE: Moves = { expansion: [], contraction: [], churn: [], won: [] }
const one = (name: string, before: number, after: number) => ({
  accountId: name,
  name,
  before,
  after,
})

/** A year in which clients that bought `start` buy `end`. */
function year(start: number, end: number, moves: Partial<Moves>) {
  const columns = (sales: number) => ({ sales: Float64Array.of(sales), purchaseDays: [1] })
  const bridge = bridgeOf(columns(start), columns(end))
  const flows = { ...bridge, ...ratesOf(bridge) }
  const pair = { from: '2025-11-01', to: '2026-10-31', constant: flows, reported: flows }
  return { pairs: [pair], moves: { ...NONE, ...moves } }
}

const told = (...about: Parameters<typeof year>) =>
  openingOfRetention(year(...about)).map(({ key, account }) => [key.split('.').at(-1), account])

test('where less is bought, the two largest losses are named, whatever their kind', () => {
  const churn = [one('A', 50, 0)]
  const contraction = [one('B', 100, 10), one('C', 30, 20)]
  expect(told(180, 30, { churn, contraction })).toEqual([
    ['fell', 'B'],
    ['thenGone', 'A'],
  ])
  expect(told(100, 90, { churn })).toEqual([['fellGone', 'A']])
})

test('where more is bought, who adds most comes first, then whom to call', () => {
  const expansion = [one('A', 100, 200)]
  expect(told(200, 290, { expansion, contraction: [one('B', 100, 90)] })).toEqual([
    ['held', 'A'],
    ['call', 'B'],
  ])
  expect(told(200, 290, { expansion, churn: [one('B', 10, 0)] })).toEqual([
    ['held', 'A'],
    ['regain', 'B'],
  ])
  expect(told(100, 200, { expansion })).toEqual([
    ['held', 'A'],
    ['thanks', 'A'],
  ])
})

test('nothing to compare is nothing to say', () => {
  expect(openingOfRetention({ pairs: [], moves: null })).toEqual([])
  expect(told(0, 0, {})).toEqual([])
})
