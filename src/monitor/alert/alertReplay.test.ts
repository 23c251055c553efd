import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellLedger } from '../../identify/testing.ledger.ts'
import { purchaseDaysOf } from '../../identify/models/purchaseDays.ts'
import { portfolioAt } from '../../identify/portfolio.store.ts'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { refreshPortfolio } from '../../identify/keeping.store.ts'
import { aFirm } from '../../platform/testing.ts'
import { healthJobs } from '../health.jobs.ts'
import { ledgerOf } from '../healthMaking.store.ts'
import { LINES, monitored } from '../testing.monitor.ts'
import { askReplay, listAlarms, readReplay } from './alert.api.ts'
import { alertJobs } from './alert.jobs.ts'
import { alertRoutes } from './alert.routes.ts'
import { figureAt, followed, monthsToReplay } from './alertPast.ts'
import { foundAt } from './alertReplay.store.ts'

const routes = [...accountRoutes, ...alertRoutes]

test('a fall follows where half a year’s sales are under 80 % of the usual ones; too early is not judged', () => {
  const days = purchaseDaysOf(
    {
      account: Uint32Array.from([0, 0, 0, 1, 1]),
      day: Int32Array.from([100, 300, 420, 100, 300]),
      value: Float64Array.from([100, 100, 80, 100, 100]),
    },
    2,
  )
  // 200 in the year up to day 365 are 98.6 in 180 days: 80 is more than 78.9, and less than 98.6.
  const at = { on: 365, ledgerTo: 545 }
  expect(followed(days, 0, { ...at, foretells: 'fall' })).toBe(false)
  expect(followed(days, 0, { ...at, foretells: 'growth' })).toBe(false)
  expect(followed(days, 1, { ...at, foretells: 'fall' })).toBe(true)
  expect(followed(days, 1, { ...at, ledgerTo: 544, foretells: 'fall' })).toBeNull()
  expect(followed(days, 1, { ...at, foretells: null })).toBeNull()
  expect(figureAt(days, 0, 365)).toEqual({
    last12: 200,
    previous12: 0,
    firstDay: 100,
    lastDay: 300,
    gap: null,
    purchases: 2,
  })
})

test('figures as of a day are the same whatever comes later', () => {
  const some = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(some, some, fc.integer({ min: 1, max: 2000 }), (past, future, asOf) => {
      const until = past.filter((day) => day <= asOf)
      const later = [...until, ...future.map((day) => asOf + day)]
      const of = (all: number[]) =>
        purchaseDaysOf(
          {
            account: new Uint32Array(all.length),
            day: Int32Array.from(all),
            value: Float64Array.from(all, () => 10),
          },
          1,
        )
      expect(figureAt(of(later), 0, asOf)).toEqual(figureAt(of(until), 0, asOf))
    }),
  )
})

test('month ends from a year after the ledger begins', () => {
  expect(monthsToReplay({ from: '2024-01-10', to: '2025-04-20' })).toEqual([
    '2025-01-31',
    '2025-02-28',
    '2025-03-31',
  ])
})

test('the past is told by what was dated then: what comes later changes nothing of it', async () => {
  const firm = monitored(routes, [...healthJobs, ...alertJobs])
  const month = '2025-10-31'
  const until = LINES.filter(({ day }) => day <= '2025-11-15')
  const alarms = () =>
    firm.db(async (db) => {
      const ledger = await ledgerOf(db, (await portfolioAt(db, {}))!)
      const found = await foundAt(db, month, ledger)
      return found.toSorted((a, b) =>
        `${a.rule} ${a.accountId} ${a.cause}`.localeCompare(`${b.rule} ${b.accountId} ${b.cause}`),
      )
    })
  await firm.tell(until)
  const accountId = await firm.idOf('STEADY')
  const facts = (after: string) =>
    firm.db(async (db) => {
      await db`insert into standing (account_id, tier, effective_on, reason, decided_by)
        select ${accountId}, 'key', day, 'x', ${firm.lead.id} from (values (${after}::date)) as r(day)`
      await db`insert into interaction (account_id, kind, happened_on, subject, sentiment)
        select ${accountId}, 'call', ${after}::date + n * 9, 'x', 2 - n / 2 from generate_series(0, 8) n`
      await db`insert into request (account_id, title, opened_on) values (${accountId}, 'x', ${after}::date + 80)`
      await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on)
        values (${accountId}, 'x', ${firm.lead.id}, ${after}, 'mail', ${after}::date + 60)`
    })
  await facts('2025-06-02')
  const before = await alarms()
  expect(before.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['promiseLate', 'talkOverdue']),
  )
  await facts('2025-11-02')
  await firm.db(async (db) => {
    await db`update commitment set state = 'kept', ended_on = '2025-11-20' where firm_id = ${db.firm}`
    await db`update request set state = 'closed', closed_on = '2025-11-21' where firm_id = ${db.firm}`
    await tellLedger(db, LINES)
    await refreshPortfolio(db, '2026-11-21')
  })
  expect(await alarms()).toEqual(before)
})

test('the replay tells each alarm with its day, and how many were false; only who sees all accounts is told the whole', async () => {
  const firm = monitored(routes, [...healthJobs, ...alertJobs])
  const { lead, viewer, manager, join } = firm
  expect(await viewer.ask(readReplay, {})).toBeNull()
  await firm.tell()
  await firm.work()
  const { told, fromOn } = (await viewer.ask(readReplay, {}))!
  expect(fromOn).toBe('2024-12-31')
  const { rows } = await viewer.ask(listAlarms, { size: 500 })
  expect(rows).toHaveLength(told.rules.reduce((sum, { alarms }) => sum + alarms, 0))
  const gone = await firm.idOf('GONE')
  const broken = rows.filter(({ rule, accountId }) => rule === 'rhythmBroken' && accountId === gone)
  expect(broken).toMatchObject([{ openedOn: '2026-07-31', followed: null }])
  await expect(manager.ask(askReplay, {})).rejects.toMatchObject({ status: 403 })
  await lead.ask(askReplay, {})
  await firm.work()
  expect((await viewer.ask(readReplay, {}))!.told).toEqual(told)
  const own = join('manager', { sees: 'own' })
  expect(await own.ask(readReplay, {})).toBeNull()
  expect((await own.ask(listAlarms, {})).total).toBe(0)
  const stranger = aFirm(routes).lead
  expect(await stranger.ask(readReplay, {})).toBeNull()
  expect((await stranger.ask(listAlarms, {})).total).toBe(0)
})
