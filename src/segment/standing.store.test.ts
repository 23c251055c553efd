import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { insertStandings, standingsOn } from './standing.store.ts'
import type { Move } from './standing.ts'

const move = (accountId: string, told: Partial<Move>): Move => ({
  accountId,
  tier: 'key',
  phase: null,
  effectiveOn: '2026-01-01',
  reason: 'Elegida',
  selectionId: null,
  ...told,
})

test('on a day counts the latest decision that has taken effect, and since when in that tier', async () => {
  const { db, lead, anAccount } = aFirm([])
  const one = await anAccount('Forjas Levante')
  const other = await anAccount('Talleres Nervión')
  const standings = (day: string) => db((tx) => standingsOn(tx, day))
  await db((tx) =>
    insertStandings(
      tx,
      [
        move(one, { tier: 'future', effectiveOn: '2024-01-01' }),
        move(one, { tier: 'key', effectiveOn: '2025-01-01', phase: 'growth' }),
        move(one, { tier: 'key', effectiveOn: '2026-01-01', phase: 'maintenance' }),
        move(other, { tier: 'strategic', effectiveOn: '2027-01-01' }),
      ],
      lead.id,
    ),
  )
  expect(await standings('2023-12-31')).toEqual(new Map())
  expect((await standings('2024-12-31')).get(one)).toMatchObject({ tier: 'future' })
  expect(await standings('2026-11-21')).toEqual(
    new Map([[one, { tier: 'key', phase: 'maintenance', since: '2025-01-01', selectionId: null }]]),
  )
  expect((await standings('2027-01-01')).get(other)).toMatchObject({ tier: 'strategic' })
})

test('what was taken back on its day left no trace', async () => {
  const { db, lead, anAccount } = aFirm([])
  const accountId = await anAccount()
  const decide = (told: Partial<Move>) =>
    db((tx) => insertStandings(tx, [move(accountId, told)], lead.id))
  await decide({ tier: 'key', effectiveOn: '2025-01-01' })
  await decide({ tier: 'streamline', effectiveOn: '2026-01-01' })
  await decide({ tier: 'key', effectiveOn: '2026-01-01' })
  const found = await db((tx) => standingsOn(tx, '2026-11-21'))
  expect(found.get(accountId)).toMatchObject({ tier: 'key', since: '2025-01-01' })
})

test('a firm sees and writes only its own standings', async () => {
  const { db, lead, anAccount } = aFirm([])
  const accountId = await anAccount()
  await db((tx) => insertStandings(tx, [move(accountId, {})], lead.id))
  const other = aFirm([])
  expect(await other.db((tx) => standingsOn(tx, '2026-11-21'))).toEqual(new Map())
  await expect(
    other.db((tx) => insertStandings(tx, [move(accountId, {})], other.lead.id)),
  ).rejects.toThrow(/foreign key/)
})
