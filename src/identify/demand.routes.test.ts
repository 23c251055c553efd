import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { aFirm } from '../platform/testing.ts'
import { readAccountDemand, readAccountRhythm, readDemand } from './demand.api.ts'
import { demandRoutes } from './demand.routes.ts'
import { firmDemand } from './demand.store.ts'
import { demandStudy } from './demand.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { portfoliosOf } from './portfolio.store.ts'
import { keepStudy } from './study.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

/** 36 months to October 2026: one client is closed in August, the other buys a little, in dollars too. */
function lines(): ToldLine[] {
  return Array.from({ length: 36 }, (_, at) => addMonths('2023-11-10', at)).flatMap((day) => [
    {
      code: 'LEV',
      day,
      amount: day.slice(5, 7) === '08' ? 0 : 1000,
      family: 'Chapa, \t"fina"\n',
    },
    { code: 'NER', day, amount: 100, family: 'Tubo' },
    { code: 'NER', day, amount: '50', currency: 'USD' },
  ])
}

async function aClient() {
  const firm = aFirm(demandRoutes)
  const told = lines()
  const accounts = await firm.db(async (db) => {
    await tellLedger(db, told, {
      factors: told
        .filter(({ currency }) => currency)
        .map(({ day }) => ({ currency: 'USD', day, factor: '0.5' })),
    })
    await refreshPortfolio(db, '2026-11-21')
    const rows = await db`select account_id, code from account where firm_id = ${db.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  const study = () =>
    firm.db(async (db) => {
      const [portfolio] = await portfoliosOf(db, '2026-10-10')
      await keepStudy(db, portfolio!, demandStudy, await firmDemand(db, portfolio!))
    })
  return { ...firm, accounts, study }
}

test('the firm, its families and its accounts are forecast from the same ledger', async () => {
  const { lead, accounts, study } = await aClient()
  expect(await lead.ask(readDemand, {})).toMatchObject({ state: 'making', told: null })
  await study()
  const { state, told } = await lead.ask(readDemand, {})
  expect(state).toBe('ready')
  // The last day is 10 October: October is still to come, so September is the last whole month.
  expect(told!.firm!.from).toBe('2023-11-01')
  expect(told!.firm!.history).toHaveLength(35)
  expect(told!.firm!.history[0]).toBe(1125)
  expect(told!.firm!.history[9]).toBe(125)
  expect(told!.firm!.last12).toBe(11 * 1125 + 125)
  expect(told!.firm!.months[0]!.month).toBe('2026-10-01')
  expect(told!.families.map(({ name, last12 }) => [name, last12])).toEqual([
    ['Chapa, \t"fina"\n', 11_000],
    ['Tubo', 1200],
    ['', 300],
  ])
  expect(told!.looked).toEqual({ accounts: 2, share: 1 })

  const { all, families, leans } = await lead.ask(readAccountDemand, {
    accountId: accounts.get('NER')!,
  })
  expect(leans).toBe(true)
  expect(all!.months.map(({ point }) => point)).toEqual(Array(12).fill(125))
  expect(families.map(({ name, year }) => [name, year.point])).toEqual([
    ['Tubo', 1200],
    ['', 300],
  ])
})

test('an account tells its purchases, and when the next is expected', async () => {
  const { lead, accounts } = await aClient()
  const rhythm = await lead.ask(readAccountRhythm, { accountId: accounts.get('LEV')! })
  expect(rhythm!.days).toBe(33)
  expect(rhythm!.events.at(-1)).toEqual({ day: '2026-10-10', amount: 1000 })
  expect(rhythm).toMatchObject({ asOf: '2026-10-10', state: 'early', recencyDays: 0 })
  expect(rhythm!.gap!.usual).toBe(31)
  expect(rhythm!.next!.likely).toBe('2026-11-10')
  const ner = await lead.ask(readAccountRhythm, { accountId: accounts.get('NER')! })
  expect(ner!.events.at(-1)!.amount).toBe(125)
})

test('who sees their own accounts forecasts those, without the seasons of the firm', async () => {
  const { join, accounts, study, db } = await aClient()
  await study()
  const manager = join('manager', { sees: 'own' })
  const accountId = accounts.get('NER')!
  expect((await manager.ask(readDemand, {})).state).toBe('closed')
  for (const endpoint of [readAccountDemand, readAccountRhythm]) {
    await expect(
      manager.ask(endpoint as typeof readAccountDemand, { accountId }),
    ).rejects.toMatchObject({ status: 404 })
  }
  await db(
    (sql) => sql`
      insert into account_carer (account_id, person_id, part)
      values (${accountId}, ${manager.id}, 'manager')`,
  )
  const own = await manager.ask(readAccountDemand, { accountId })
  expect([own.leans, own.all!.last12]).toEqual([false, 1500])
})

test('a firm without a ledger has no demand yet', async () => {
  const firm = aFirm(demandRoutes)
  const accountId = await firm.anAccount('Recién llegada')
  expect(await firm.lead.ask(readDemand, {})).toMatchObject({ state: 'none' })
  expect(await firm.lead.ask(readAccountRhythm, { accountId })).toBeNull()
  expect(await firm.lead.ask(readAccountDemand, { accountId })).toEqual({
    all: null,
    families: [],
    leans: false,
  })
})
