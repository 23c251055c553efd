import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { keepCommitment, putCommitment, withdrawCommitment } from './commitment.api.ts'
import { commitmentRoutes } from './commitment.routes.ts'
import { readReliability } from './reliability.api.ts'
import { reliabilityRoutes } from './reliability.routes.ts'

const routes = [...accountRoutes, ...commitmentRoutes, ...reliabilityRoutes]

test('what was due in the period is told by owner, tier and account, the least reliable first', async () => {
  const { lead, expert, join } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const promise = async (ownerId: string, dueOn: string, endedOn?: string) => {
    const given = { accountId, ownerId, dueOn, madeOn: '2025-01-01', madeIn: 'mail' as const }
    const { now } = await lead.ask(putCommitment, { ...given, promise: 'Algo' })
    const { commitmentId } = now
    if (endedOn) await lead.ask(keepCommitment, { commitmentId, outcome: 'Hecho', endedOn })
  }
  await promise(lead.id, '2026-10-10', '2026-10-10')
  await promise(lead.id, '2026-10-10', '2026-10-09')
  await promise(expert.id, '2026-10-10', '2026-10-12')
  await promise(expert.id, '2026-10-11')
  // Due before the last twelve months, and not yet due.
  await promise(expert.id, '2025-11-21', '2025-11-01')
  await promise(expert.id, '2026-11-21')
  const told = await lead.ask(readReliability, {})
  expect(told).toMatchObject({ from: '2025-11-22', to: '2026-11-21' })
  expect(told.all).toMatchObject({ due: 4, inTime: 2, share: 0.5 })
  expect(told.of.map(({ name, due, inTime }) => [name, due, inTime])).toEqual([
    ['Elena', 2, 0],
    ['Lucía', 2, 2],
  ])
  const by = async (asked: object) => (await lead.ask(readReliability, asked)).of
  expect(await by({ by: 'tier' })).toMatchObject([{ id: 'standard', due: 4, inTime: 2 }])
  expect(await by({ by: 'account' })).toMatchObject([{ name: 'Forjas Levante', due: 4 }])
  expect(await by({ from: '2025-11-01', to: '2025-11-30' })).toMatchObject([{ due: 1, inTime: 1 }])
  await expect(by({ from: '2026-02-01', to: '2026-01-01' })).rejects.toMatchObject({ status: 422 })
  const nobody = { due: 0, share: null }
  for (const other of [aFirm(routes).lead, join('manager', { sees: 'own' })])
    expect((await other.ask(readReliability, {})).all).toMatchObject(nobody)
})

test('a promise that was let pass counts, though it is withdrawn; one withdrawn before its day doesn’t', async () => {
  const { lead } = aFirm(routes)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const given = { accountId, ownerId: lead.id, madeOn: '2026-01-01', madeIn: 'mail' as const }
  const due = { ...given, promise: 'Algo', dueOn: '2026-10-10' }
  for (const endedOn of ['2026-10-20', '2026-10-01']) {
    const { commitmentId } = (await lead.ask(putCommitment, due)).now
    await lead.ask(withdrawCommitment, { commitmentId, outcome: 'Ya no', endedOn })
  }
  expect((await lead.ask(readReliability, {})).all).toMatchObject({ due: 1, inTime: 0 })
})
