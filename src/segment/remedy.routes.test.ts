import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { inFirm } from '../platform/db.ts'
import { aFirm, sql } from '../platform/testing.ts'
import {
  changeRemedy,
  closeRemedy,
  listNeeded,
  listRemedies,
  openRemedy,
  readRemedies,
  reopenRemedy,
} from './remedy.api.ts'
import { remedyRoutes } from './remedy.routes.ts'
import { aCostlyFirm } from './testing.costs.ts'

const routes = [...remedyRoutes, ...accountRoutes]

test('bad accounts that nothing is done about are listed with what they lose and what could be done', async () => {
  const { lead, viewer, idOf } = await aCostlyFirm(routes)
  const needed = await viewer.ask(listNeeded, {})
  expect(needed).toMatchObject({ total: 1, valuation: 'EUR', asOf: '2026-10-01', lost: 310 })
  expect(needed.rows).toMatchObject([
    { accountId: idOf('PONS'), margin: 300, serving: 610, profit: -310, class: 'bad' },
  ])
  expect(needed.rows[0]!.remedy).toMatchObject({ remedy: 'renegotiate' })
  const accountId = idOf('PONS')
  const { cost, remedies } = await viewer.ask(readRemedies, { accountId })
  expect([cost!.class, remedies]).toEqual(['bad', []])
  await lead.ask(openRemedy, {
    accountId,
    kind: 'renegotiate',
    why: 'Los urgentes se comen el margen',
    ownerId: lead.id,
    dueOn: '2027-03-31',
  })
  expect(await viewer.ask(listNeeded, {})).toMatchObject({ total: 0, lost: 0 })
})

test('a remedy is opened with its year, changed, closed with what came of it, and taken up again', async () => {
  const { lead, expert, viewer, db, idOf } = await aCostlyFirm(routes)
  const accountId = idOf('PONS')
  const given = { kind: 'reprice', why: 'Pagan por debajo de coste', dueOn: '2027-03-31' } as const
  const opened = await lead.ask(openRemedy, { accountId, ...given, ownerId: expert.id })
  expect(opened).toMatchObject({
    account: 'Cuenta PONS',
    owner: 'Elena',
    state: 'open',
    openedOn: '2026-11-21',
    before: { asOf: '2026-10-01', valuation: 'EUR', margin: 300, serving: 610 },
  })
  const { remedyId } = opened
  await expect(
    lead.ask(openRemedy, { accountId, ...given, ownerId: expert.id }),
  ).rejects.toMatchObject({ code: 'segment/remedy-open' })
  const { now, before } = await expert.ask(changeRemedy, {
    remedyId,
    ...given,
    kind: 'exit',
    ownerId: lead.id,
  })
  expect([before.kind, now.kind, now.owner]).toEqual(['reprice', 'exit', 'Lucía'])
  const outcome = 'Acepta un pedido mínimo de 500 €'
  // No longer theirs.
  await expect(expert.ask(closeRemedy, { remedyId, state: 'done', outcome })).rejects.toMatchObject(
    { status: 403 },
  )
  const closed = await lead.ask(closeRemedy, { remedyId, state: 'done', outcome })
  expect(closed).toMatchObject({ state: 'done', outcome, closedOn: '2026-11-21' })
  await expect(
    lead.ask(closeRemedy, { remedyId, state: 'dropped', outcome }),
  ).rejects.toMatchObject({ code: 'segment/remedy-closed' })
  expect((await viewer.ask(listRemedies, { state: 'done', q: 'pons' })).total).toBe(1)
  expect((await viewer.ask(listRemedies, { state: 'open' })).total).toBe(0)
  expect(await lead.ask(reopenRemedy, { remedyId })).toMatchObject({ state: 'open', outcome: '' })
  const happened = await db(
    (tx) => tx`select what from happening where firm_id = ${tx.firm} and what like 'remedy.%'
      order by happened_at`,
  )
  expect(happened.map((row) => row['what'])).toEqual([
    'remedy.opened',
    'remedy.changed',
    'remedy.closed',
    'remedy.reopened',
  ])
})

test('closed and another opened: the first is not taken up beside it', async () => {
  const { lead, anAccount } = aFirm(routes)
  const accountId = await anAccount()
  const given = {
    accountId,
    kind: 'exit',
    why: 'No da',
    ownerId: lead.id,
    dueOn: '2027-01-31',
  } as const
  const first = await lead.ask(openRemedy, given)
  expect(first.before).toBeNull()
  const { remedyId } = first
  await lead.ask(closeRemedy, { remedyId, state: 'dropped', outcome: 'Otra vía' })
  await lead.ask(openRemedy, given)
  await expect(lead.ask(reopenRemedy, { remedyId })).rejects.toMatchObject({
    code: 'segment/remedy-open',
  })
})

test('only who works on the account acts; an owner is of the firm; other firms see nothing', async () => {
  const { lead, manager, expert, viewer, anAccount, db } = aFirm(routes)
  const other = aFirm(routes)
  const accountId = await anAccount()
  const given = { kind: 'exit', why: 'No da', dueOn: '2027-01-31' } as const
  const opening = { accountId, ...given, ownerId: lead.id }
  for (const one of [manager, expert, viewer]) {
    await expect(one.ask(openRemedy, opening)).rejects.toMatchObject({ status: 403 })
  }
  for (const ownerId of [other.lead.id, viewer.id]) {
    await expect(lead.ask(openRemedy, { ...opening, ownerId })).rejects.toMatchObject({
      code: 'segment/not-an-owner',
    })
  }
  await db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part) values (${accountId}, ${manager.id}, 'manager')
  `,
  )
  const { remedyId } = await manager.ask(openRemedy, opening)
  const closing = { remedyId, state: 'done' as const, outcome: 'Hecho' }
  const change = { remedyId, ...given, ownerId: lead.id }
  await expect(expert.ask(closeRemedy, closing)).rejects.toMatchObject({ status: 403 })
  await expect(expert.ask(changeRemedy, change)).rejects.toMatchObject({ status: 403 })
  await expect(expert.ask(reopenRemedy, { remedyId })).rejects.toMatchObject({ status: 403 })
  const gone = { status: 404 }
  await expect(other.lead.ask(openRemedy, opening)).rejects.toMatchObject(gone)
  await expect(other.lead.ask(closeRemedy, closing)).rejects.toMatchObject(gone)
  await expect(other.lead.ask(changeRemedy, change)).rejects.toMatchObject(gone)
  await expect(other.lead.ask(reopenRemedy, { remedyId })).rejects.toMatchObject(gone)
  await expect(other.viewer.ask(readRemedies, { accountId })).rejects.toMatchObject(gone)
  expect(await other.viewer.ask(listRemedies, {})).toEqual({ rows: [], total: 0 })
  expect((await other.viewer.ask(listNeeded, {})).total).toBe(0)
})

test('who sees only their own accounts sees only their remedies', async () => {
  const { lead, firmId, join, anAccount } = aFirm(routes)
  const accountId = await anAccount()
  await lead.ask(openRemedy, {
    accountId,
    kind: 'exit',
    why: 'No da',
    ownerId: lead.id,
    dueOn: '2027-01-31',
  })
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(listRemedies, {})).total).toBe(0)
  const seen = await inFirm(
    sql,
    { firmId, id: own.id, sees: 'own' },
    (db) => db`select from remedy`,
  )
  expect(seen).toHaveLength(0)
})
