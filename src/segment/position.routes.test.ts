import { afterEach, expect, test, vi } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import {
  dropPosition,
  listPositions,
  proposePosition,
  readAccountPositions,
  reopenPosition,
  rulePosition,
} from './position.api.ts'
import { positionRoutes } from './position.routes.ts'

vi.setConfig({ testTimeout: 30_000 })
afterEach(() => vi.restoreAllMocks())

const firm = () => aFirm(positionRoutes)

const forecast = {
  kind: 'forecast' as const,
  attractiveness: 4.2,
  strength: 3.5,
  reason: 'Abren planta en Puebla y nos piden el almacén',
}

async function cared({ db }: ReturnType<typeof firm>, accountId: string, personId: string) {
  await db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part)
    values (${accountId}, ${personId}, 'manager')
  `,
  )
}

test('whoever looks after an account proposes with a reason, and leads decide', async () => {
  const house = firm()
  const { lead, manager, anAccount } = house
  const accountId = await anAccount()
  await expect(manager.ask(proposePosition, { ...forecast, accountId })).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  await cared(house, accountId, manager.id)
  for (const wrong of [{ reason: '  ' }, { strength: 5.1 }, { attractiveness: 0 }]) {
    await expect(
      manager.ask(proposePosition, { ...forecast, ...wrong, accountId }),
    ).rejects.toMatchObject({ status: 422 })
  }
  const proposed = await manager.ask(proposePosition, { ...forecast, accountId })
  const { positionId } = proposed
  expect(proposed).toMatchObject({ ...forecast, accountId, proposer: 'Marta', state: 'proposed' })
  const ruled = await lead.ask(rulePosition, { positionId, state: 'accepted' })
  expect(ruled).toMatchObject({ state: 'accepted', decider: 'Lucía', decidedWhy: '' })
  await expect(
    lead.ask(rulePosition, { positionId, state: 'rejected', why: 'tarde' }),
  ).rejects.toMatchObject({ code: 'segment/position-decided', status: 409 })
  expect(await lead.ask(listPositions, {})).toEqual([ruled])
  expect(await lead.ask(reopenPosition, { positionId })).toEqual(proposed)
  await expect(lead.ask(reopenPosition, { positionId })).rejects.toMatchObject({
    code: 'segment/position-open',
  })
})

test('who rejects says why; what was rejected is told with the account alone', async () => {
  const { lead, anAccount } = firm()
  const accountId = await anAccount()
  const { positionId } = await lead.ask(proposePosition, {
    ...forecast,
    kind: 'correction',
    accountId,
  })
  const no = { positionId, state: 'rejected' as const }
  await expect(lead.ask(rulePosition, no)).rejects.toMatchObject({
    code: 'segment/position-why-not',
  })
  await lead.ask(rulePosition, { ...no, why: 'La planta se ha aplazado' })
  expect(await lead.ask(listPositions, {})).toEqual([])
  const { stood, positions } = await lead.ask(readAccountPositions, { accountId })
  expect(stood).toEqual([])
  expect(positions).toMatchObject([{ state: 'rejected', decidedWhy: 'La planta se ha aplazado' }])
})

test('a proposal is taken back by whoever made it, until it is decided', async () => {
  const house = firm()
  const { lead, manager, anAccount, db } = house
  const accountId = await anAccount()
  await cared(house, accountId, manager.id)
  const { positionId } = await manager.ask(proposePosition, { ...forecast, accountId })
  await expect(lead.ask(dropPosition, { positionId })).rejects.toMatchObject({
    code: 'segment/position-not-yours',
  })
  await lead.ask(rulePosition, { positionId, state: 'accepted' })
  await expect(manager.ask(dropPosition, { positionId })).rejects.toMatchObject({ status: 409 })
  await lead.ask(reopenPosition, { positionId })
  await manager.ask(dropPosition, { positionId })
  const told = await db(
    (tx) => tx<{ what: string }[]>`select what from happening where account_id = ${accountId}
      order by happened_at`,
  )
  expect(told.map(({ what }) => what)).toEqual([
    'position.proposed',
    'position.accepted',
    'position.reopened',
    'position.takenBack',
  ])
})

test('viewers and experts don’t propose, managers don’t decide, and who sees their own sees no others', async () => {
  const house = firm()
  const { lead, manager, expert, viewer, client, anAccount, join } = house
  const accountId = await anAccount()
  const { positionId } = await lead.ask(proposePosition, { ...forecast, accountId })
  for (const other of [viewer, expert, client]) {
    for (const refused of [
      () => other.ask(proposePosition, { ...forecast, accountId }),
      () => other.ask(dropPosition, { positionId }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ status: 403 })
    }
  }
  for (const refused of [
    () => manager.ask(rulePosition, { positionId, state: 'accepted' }),
    () => manager.ask(reopenPosition, { positionId }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ status: 403 })
  }
  expect(await viewer.ask(listPositions, {})).toHaveLength(1)
  const own = join('manager', { sees: 'own' })
  expect(await own.ask(listPositions, {})).toEqual([])
  await expect(own.ask(dropPosition, { positionId })).rejects.toMatchObject({ status: 404 })
})

test('another firm’s proposals are not there', async () => {
  const { lead: theirs, anAccount } = firm()
  const accountId = await anAccount()
  const { positionId } = await theirs.ask(proposePosition, { ...forecast, accountId })
  const { lead } = firm()
  expect(await lead.ask(listPositions, {})).toEqual([])
  for (const refused of [
    () => lead.ask(readAccountPositions, { accountId }),
    () => lead.ask(proposePosition, { ...forecast, accountId }),
    () => lead.ask(dropPosition, { positionId }),
    () => lead.ask(rulePosition, { positionId, state: 'accepted' }),
    () => lead.ask(reopenPosition, { positionId }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ status: 404 })
  }
})
