import { setTimeout as sleep } from 'node:timers/promises'
import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { newQueries } from '../api.ts'
import { concerns, nounsIn } from './concerns.ts'
import { newWaiting } from './useLive.tsx'

const [A, B] = ['a', 'b']

test('of an account all is old that is read of it, and nothing of another', () => {
  const change = { nouns: ['clock'], accounts: [A] }
  const path = '/accounts/:accountId/health'
  expect(concerns(change, { path, input: { accountId: A } })).toBe(true)
  expect(concerns(change, { path, input: { accountId: B } })).toBe(false)
})

test('a list is old where its path or its endpoint names the noun', () => {
  const change = { nouns: ['commitment', 'opportunity'], accounts: [A] }
  const of = (path: string, tells?: string[] | 'every') =>
    concerns(change, { path, input: {}, tells })
  expect(of('/commitments-due')).toBe(true)
  expect(of('/opportunities/:opportunityId/moves')).toBe(true)
  expect(of('/contacts')).toBe(false)
  expect(of('/lessons', ['opportunity'])).toBe(true)
  const item = { nouns: ['planItem'], accounts: [A] }
  expect(concerns(item, { path: '/plans/:planId', input: {} })).toBe(true)
  expect(of('/today', 'every')).toBe(true)
  expect(nounsIn('/opportunity-board/:id')).not.toContain('id')
})

test('of the firm or of many accounts only what names it is old', () => {
  const change = { nouns: ['tier'], accounts: null }
  expect(concerns(change, { path: '/accounts/:accountId/needs', input: { accountId: A } })).toBe(
    false,
  )
  expect(concerns(change, { path: '/tiers', input: {} })).toBe(true)
})

test('what is on the screen is read again, though not while someone writes', async () => {
  const queries = newQueries()
  let reads = 0
  const shown = new QueryObserver(queries, {
    queryKey: ['/commitments', {}],
    queryFn: () => ++reads,
  })
  const off = shown.subscribe(() => {})
  await expect.poll(() => reads).toBe(1)
  let busy = true
  const waiting = newWaiting(queries, () => busy)
  waiting.add([{ nouns: ['commitment'], accounts: [A] }])
  await sleep(50)
  expect(reads).toBe(1)
  busy = false
  await expect.poll(() => reads, { timeout: 5_000 }).toBe(2)
  waiting.add([{ nouns: ['tier'], accounts: null }])
  await sleep(50)
  expect(reads).toBe(2)
  waiting.add('again')
  await expect.poll(() => reads).toBe(3)
  off()
  waiting.end()
})
