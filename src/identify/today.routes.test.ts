import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'
import { readToday } from './today.api.ts'
import { readCockpit } from './cockpit/cockpit.api.ts'
import { cockpitRoutes } from './cockpit/cockpit.routes.ts'
import { todayRoutes as firstSteps } from './today.routes.ts'

/** Every ten days for two years; what stopped 80 days ago is quiet, what shrank is falling. */
const LINES: ToldLine[] = ['quiet', 'falling', 'steady'].flatMap((code) =>
  Array.from({ length: 76 }, (_, at): ToldLine => {
    const day = new Date(Date.UTC(2024, 9, 22) + at * 10 * 86_400_000).toISOString().slice(0, 10)
    return {
      code,
      day,
      amount: code === 'falling' && day > '2025-11-10' ? 10 : 100,
      salesperson: 'Ana',
    }
  }).filter(({ code: who, day }) => who !== 'quiet' || day < '2026-09-01'),
)

const todayRoutes = [...firstSteps, ...cockpitRoutes([])]

async function rows(
  person: { ask: ReturnType<typeof aFirm>['lead']['ask'] },
  scope: 'mine' | 'team' = 'mine',
) {
  return (await person.ask(readCockpit, { scope })).rows
}

async function items(person: { ask: ReturnType<typeof aFirm>['lead']['ask'] }) {
  return (await person.ask(readToday, {})).items.map(({ item }) => item.split(' ')[0])
}

test('a new firm is led to its ledger, and who can not bring it is told to wait', async () => {
  const firm = aFirm(todayRoutes)
  expect(await items(firm.lead)).toEqual(['begin'])
  expect(await items(firm.manager)).toEqual(['wait'])
})

test('an import that is not done comes before anything else', async () => {
  const firm = aFirm(todayRoutes)
  const state = (to: string, problem: string | null = null) =>
    firm.db(
      (db) => db`
        insert into import (import_id, state, made_by, files, problem)
        values (1, ${to}, ${firm.lead.id}, '[{"name": "ventas.csv"}]', ${problem && db.json({ code: problem })})
        on conflict (firm_id, import_id) do update set state = excluded.state, problem = excluded.problem
      `,
    )
  await state('checked')
  const { items: found } = await firm.lead.ask(readToday, {})
  expect(found[0]).toMatchObject({
    item: 'import-checked',
    title: { values: { file: 'ventas.csv' } },
    act: { path: '/data/imports/1' },
  })
  await state('publishing')
  expect(await items(firm.lead)).toEqual(['import-publishing'])
  await state('checked', 'gather/disk-full')
  expect(await items(firm.lead)).toEqual(['import-failed'])
})

test('what goes quiet or buys less is to be done, by what is at stake and how sure it is', async () => {
  const firm = aFirm(todayRoutes)
  await firm.db(async (db) => {
    await tellLedger(db, LINES)
    await refreshPortfolio(db, '2026-11-21')
  })
  const found = await rows(firm.lead)
  expect(found.map(({ kind }) => kind)).toEqual(['falling', 'quiet'])
  const quiet = found[1]!
  expect(quiet).toMatchObject({ account: 'Cuenta quiet', dueOn: '2026-11-21' })
  expect(quiet.why.some(({ key }) => key === 'identify:reason.quiet')).toBe(true)
  // Silent for eight usual gaps: 1 - 1/8 sure.
  expect(quiet.sure).toBeCloseTo(0.876, 2)
  expect(quiet.consequence).toBeCloseTo(quiet.stake * quiet.sure, 6)
  expect(await items(firm.lead)).toEqual(['salespeople'])
  expect((await rows(firm.viewer)).map(({ kind }) => kind)).toEqual(['falling', 'quiet'])
})

test("a manager sees those they look after, or the team's, and another firm nothing", async () => {
  const firm = aFirm(todayRoutes)
  await firm.db(async (db) => {
    await tellLedger(db, LINES)
    await refreshPortfolio(db, '2026-11-21')
    await db`
      insert into account_carer (account_id, person_id, part)
      select account_id, ${firm.manager.id}, 'manager' from account
      where firm_id = ${db.firm} and code = 'falling'
    `
  })
  expect((await rows(firm.manager)).map(({ kind }) => kind)).toEqual(['falling'])
  expect((await rows(firm.manager, 'team')).map(({ kind }) => kind)).toEqual(['falling', 'quiet'])
  const other = aFirm(todayRoutes)
  expect(await items(other.viewer)).toEqual(['wait'])
  expect(await rows(other.viewer, 'team')).toEqual([])
  await expect(firm.client.ask(readToday, {})).rejects.toMatchObject({ status: 403 })
  await expect(firm.client.ask(readCockpit, {})).rejects.toMatchObject({ status: 403 })
})

test('a currency without rates, or a firm without one of its own, is the next step', async () => {
  const firm = aFirm(todayRoutes)
  const lines: ToldLine[] = [
    { code: 'A', day: '2026-11-01', amount: 1 },
    { code: 'B', day: '2026-11-02', amount: 1, currency: 'MXN' },
  ]
  const tell = (home: string | null) =>
    firm.db(async (db) => {
      await tellLedger(db, lines, { home })
      await refreshPortfolio(db, '2026-11-21')
    })
  await tell(null)
  expect(await items(firm.lead)).toEqual(['home'])
  await tell('EUR')
  expect(await items(firm.lead)).toEqual(['rates'])
})
