import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { putCommitment } from './commitment.api.ts'
import { commitmentRoutes } from './commitment.routes.ts'
import {
  dropExpectation,
  handleExpectation,
  listExpectations,
  listMyExpectations,
  putExpectation,
  reopenExpectation,
} from './expectation.api.ts'
import { expectationRoutes } from './expectation.routes.ts'
import { ExpectationGiven } from './expectation.ts'

const routes = [...accountRoutes, ...commitmentRoutes, ...expectationRoutes]

async function aGap() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  const given = {
    accountId,
    believed: 'Entrega en 48 horas todo el año',
    source: 'Reunión de compras',
    heardOn: '2026-11-10',
    gap: 'Fuera de campaña son 72',
  }
  const { now } = await lead.ask(putExpectation, given)
  return { ...firm, accountId, given, now }
}

test('a gap is noted, made a commitment, opened again, cleared up, and told to who looks after the account', async () => {
  const { lead, accountId, now } = await aGap()
  const { expectationId } = now
  expect(await lead.ask(listMyExpectations, {})).toMatchObject([{ expectationId, handling: null }])
  const was = ExpectationGiven.parse(now)
  await lead.ask(putExpectation, { ...now, promised: '48 horas en campaña', was })
  await expect(lead.ask(putExpectation, { ...now, gap: 'x', was })).rejects.toMatchObject({
    code: 'commit/expectation-changed-since',
  })
  const promise = { accountId, promise: '48 horas', ownerId: lead.id, dueOn: '2026-12-01' }
  const made = await lead.ask(putCommitment, { ...promise, madeOn: TODAY, madeIn: 'meeting' })
  const madeCommitmentId = made.now.commitmentId
  const handle = { expectationId, handling: 'promised' as const }
  await expect(lead.ask(handleExpectation, handle)).rejects.toMatchObject({ status: 422 })
  expect(await lead.ask(handleExpectation, { ...handle, madeCommitmentId })).toMatchObject({
    handling: 'promised',
    madePromise: '48 horas',
    handledByName: 'Lucía',
    handledOn: TODAY,
  })
  expect(await lead.ask(listMyExpectations, {})).toEqual([])
  await expect(lead.ask(dropExpectation, { expectationId })).rejects.toMatchObject({
    code: 'commit/handled',
  })
  await lead.ask(reopenExpectation, { expectationId })
  const cleared = { expectationId, handling: 'cleared' as const }
  await expect(lead.ask(handleExpectation, cleared)).rejects.toMatchObject({ status: 422 })
  await lead.ask(handleExpectation, { ...cleared, outcome: 'Lo entiende' })
  expect(await lead.ask(listExpectations, { accountId })).toMatchObject([
    { outcome: 'Lo entiende' },
  ])
})

test('it is taken away and put back; another account’s commitment, another firm and other roles are refused', async () => {
  const { lead, manager, viewer, join, accountId, given, now } = await aGap()
  const { expectationId } = now
  const gone = await lead.ask(dropExpectation, { expectationId })
  await lead.ask(putExpectation, gone)
  expect(await lead.ask(listExpectations, { accountId })).toMatchObject([{ expectationId }])
  const elsewhere = await lead.ask(addAccount, { name: 'Otra' })
  const promise = { promise: 'x', ownerId: lead.id, dueOn: '2026-12-01', madeOn: TODAY }
  const { accountId: otherId } = elsewhere
  const made = await lead.ask(putCommitment, { ...promise, accountId: otherId, madeIn: 'mail' })
  const { commitmentId } = made.now
  await expect(lead.ask(putExpectation, { ...given, commitmentId })).rejects.toMatchObject({
    status: 404,
  })
  await expect(lead.ask(putExpectation, { ...given, heardOn: '2026-11-22' })).rejects.toMatchObject(
    { code: 'commit/heard-ahead' },
  )
  for (const who of [manager, viewer])
    await expect(who.ask(putExpectation, given)).rejects.toMatchObject({ status: 403 })
  const other = aFirm(routes).lead
  const own = join('manager', { sees: 'own' })
  for (const act of [
    () => other.ask(listExpectations, { accountId }),
    () => own.ask(listExpectations, { accountId }),
    () => other.ask(dropExpectation, { expectationId }),
    () => other.ask(reopenExpectation, { expectationId }),
    () => other.ask(putExpectation, given),
    () => other.ask(handleExpectation, { expectationId, handling: 'cleared', outcome: 'x' }),
  ])
    await expect(act()).rejects.toMatchObject({ status: 404 })
})
