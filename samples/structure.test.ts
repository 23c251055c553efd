import { expect, test } from 'vitest'
import { whyNotBelong } from '../src/accounts/tree.ts'
import { clientsOf } from './clients.ts'
import { SEED } from './sample.ts'
import { structureOf } from './structure.ts'

const AS_OF = '2026-11-20'
const clients = clientsOf(SEED)
const { units, placed, related } = structureOf(clients, AS_OF, SEED)

test('groups have divisions and sites, each below something that is there', () => {
  const there = new Set([
    ...clients.flatMap(({ group, code }) => [group, code]),
    ...units.map(({ key }) => key),
  ])
  expect(units.filter(({ kind }) => kind === 'division').length).toBeGreaterThan(20)
  expect(units.filter(({ kind }) => kind === 'site').length).toBeGreaterThanOrEqual(16)
  expect(new Set(units.map(({ name }) => name)).size).toBe(units.length)
  for (const { under } of units) expect(there.has(under)).toBe(true)
  for (const { places } of placed) {
    for (const { under } of places) expect(there.has(under)).toBe(true)
  }
})

test('each client has one place at a time; one changed its own last year, one came this year', () => {
  expect(new Set(placed.map(({ client }) => client.code)).size).toBe(placed.length)
  for (const { client, places } of placed) {
    const given = places.map(({ under, ...days }) => ({ parentId: under, ...days }))
    expect(whyNotBelong(client.code, given)).toBeNull()
  }
  expect(placed.filter(({ places }) => places.length === 2)).toHaveLength(1)
  expect(placed.filter(({ places }) => places[0]!.fromOn !== null)).toHaveLength(1)
})

test('some sell for others', () => {
  expect(related.filter(({ kind }) => kind === 'distributor').length).toBeGreaterThan(0)
  for (const { from, to } of related) expect(from.code).not.toBe(to.code)
})
