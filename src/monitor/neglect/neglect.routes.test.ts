import { expect, test } from 'vitest'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { addDays } from '../../kernel/day.ts'
import { TODAY } from '../../platform/testing.ts'
import { monitored } from '../testing.monitor.ts'
import { NeglectChoice } from './minimum.ts'
import {
  askNeglect,
  chooseMinimums,
  listNeglected,
  readNeglect,
  readNeglected,
} from './neglect.api.ts'
import { neglectJobs } from './neglect.jobs.ts'
import { neglectRoutes } from './neglect.routes.ts'

const routes = [...accountRoutes, ...neglectRoutes]
const SMALL = 30
/** So many of them are still called. */
const CALLED = 12

/** Thirty small accounts called every month, until half a year ago most no more; and one key account that takes all. */
async function aFirmWithNeglect() {
  const firm = monitored(routes, neglectJobs)
  const { lead } = firm
  const keyId = await firm.anAccount('Clave')
  await firm.db(async (db) => {
    await db`insert into account (name) select 'Pequeña ' || n from generate_series(1, ${SMALL}) n`
    await db`insert into tier (tier, answer_hours, visits_a_year, needs) values ('key', 8, 0, '{"ventas": 20}'),
      ('standard', 24, 0, '{"ventas": 0.5}')`
    await db`insert into standing (account_id, tier, effective_on, reason, decided_by)
      values (${keyId}, 'key', '2024-01-01', 'x', ${lead.id})`
    await db`insert into team_hours (person_id, skill, hours) values (${firm.manager.id}, 'ventas', 50)`
    await db`insert into interaction (account_id, kind, happened_on, subject)
      select a.account_id, 'call', ${TODAY}::date - 30 * n - 3, 'x'
      from (select account_id, row_number() over (order by name) as place from account
        where firm_id = ${db.firm} and name like 'Pequeña%') a, generate_series(0, 23) n
      where n >= 3 or a.place <= ${CALLED}`
    await db`insert into interaction (account_id, kind, happened_on, subject, minutes, owner_id)
      select ${keyId}, 'visit', ${TODAY}::date - 7 * n - 1, 'x', case when n < 12 then 480 else 120 end, ${lead.id}
      from generate_series(0, 100) n`
  })
  await lead.ask(askNeglect, {})
  await firm.work()
  return { ...firm, keyId }
}

test('key work that starves small accounts is found, with the evidence and the cheapest cure', async () => {
  const { viewer, lead, work, db, manager, keyId } = await aFirmWithNeglect()
  const { state, told } = await viewer.ask(readNeglect, {})
  expect(state).toBe('ready')
  expect(told).toMatchObject({
    state: 'alarm',
    asOf: TODAY,
    small: SMALL,
    coverage: {
      now: { hits: CALLED, total: SMALL },
      before: { hits: SMALL, total: SMALL },
      falls: true,
    },
    answers: { falls: false, now: { total: 0 } },
    key: { promised: 60, over: true, accounts: [{ accountId: keyId, promised: 60 }] },
  })
  // Twelve visits of eight hours, and one of two that is 85 days ago.
  expect(told!.key.spent).toBe(12 * 8 + 2)
  expect(told!.sinceOn! >= addDays(TODAY, -60)).toBe(true)
  const standard = told!.tiers.find(({ tier }) => tier === 'standard')!
  expect(standard).toMatchObject({ accounts: SMALL, below: SMALL - CALLED, medianAnswer: null })
  expect(standard.minimum.answerHours).toEqual({ value: 24, from: 'service' })
  expect(standard.windows).toHaveLength(13)
  // 18 calls of half an hour; the team has 50 h less 20 and 15 a month.
  expect(told!.cure).toMatchObject({
    needs: [{ tier: 'standard', skill: 'ventas', accounts: 18, hours: 9 }],
    gives: [{ personId: manager.id, skill: 'ventas', hours: 9, accounts: 18 }],
    moves: [],
    lacks: [],
  })
  const list = await viewer.ask(listNeglected, {})
  expect(list.total).toBe(SMALL - CALLED)
  expect(list.rows[0]).toMatchObject({ talks: 0, talksLeast: 1, hours: 0.5, tier: 'standard' })
  expect(await viewer.ask(readNeglected, { accountId: keyId })).toBeNull()
  expect(await viewer.ask(readNeglected, { accountId: list.rows[0]!.accountId })).toMatchObject({
    late: 0,
  })

  // Without free hours those who buy least are served in the simplest way.
  await db((tx) => tx`update team_hours set hours = 36 where firm_id = ${tx.firm}`)
  await lead.ask(askNeglect, {})
  await work()
  const tight = (await viewer.ask(readNeglect, {})).told!.cure
  expect(tight.moved).toBe(12)
  expect(tight.gives).toMatchObject([{ hours: 3 }])
  // A firm that means less finds nothing.
  const less = { standard: { talks: 0, answerHours: null, visitsAYear: null } }
  const { before } = await lead.ask(chooseMinimums, NeglectChoice.parse(less))
  await work()
  expect((await viewer.ask(readNeglect, {})).told!.state).toBe('fine')
  expect((await viewer.ask(listNeglected, {})).total).toBe(0)
  await lead.ask(chooseMinimums, before)
  await work()
  expect((await viewer.ask(readNeglect, {})).told!.state).toBe('alarm')
})

test('late answers on clocks and on mails without one are counted by the hours of the tier', async () => {
  const { lead, viewer, db, work } = await aFirmWithNeglect()
  await db(async (tx) => {
    const [level] =
      await tx`insert into service_level (metric, target_ms) values ('firstResponse', 86400000) returning level_id`
    await tx`insert into clock (account_id, level_id, metric, about_kind, title, risk_share, started_at, counted_at,
        state, elapsed_ms, target_ms, stopped_at)
      select account_id, ${level!['levelId']}, 'firstResponse', 'own', 'x', 0.2, ${TODAY}::date - 20, now(), 'met',
        case when name = 'Pequeña 1' then 30 else 5 end * 3600000, 86400000, ${TODAY}::date - 18
      from account where firm_id = ${tx.firm} and name in ('Pequeña 1', 'Pequeña 2')`
    // Asked twice before we answered: one question of 40 hours.
    await tx`with thread as (insert into mail_thread (subject) values ('x') returning thread_id), mail as (
        insert into mail_message (thread_id, key, mail_id, way, kind, subject, text, sent_at, is_open, counts)
        select thread_id, encode(sha256(way::bytea || no::text::bytea), 'hex'), no::text, way, 'mail', 'x', 'x',
          ${TODAY}::date - 10 + make_interval(hours => no), false, true
        from thread, (values ('in', 0), ('in', 3), ('out', 40)) as m(way, no)
        returning message_id)
      insert into mail_account (message_id, account_id)
      select message_id, (select account_id from account where firm_id = ${tx.firm} and name = 'Pequeña 3') from mail`
  })
  await lead.ask(askNeglect, {})
  await work()
  const { told } = await viewer.ask(readNeglect, {})
  expect(told!.answers.now).toEqual({ hits: 1, total: 3 })
  const standard = told!.tiers.find(({ tier }) => tier === 'standard')!
  expect(standard.medianAnswer).toBe(30)
  const late = (await viewer.ask(listNeglected, {})).rows.filter((row) => row.late > 0)
  expect(late.map(({ account }) => account).toSorted()).toEqual(['Pequeña 1', 'Pequeña 3'])
})

test('another firm, and who may not see every account, are told nothing of it', async () => {
  const firm = await aFirmWithNeglect()
  const accountId = (await firm.lead.ask(listNeglected, {})).rows[0]!.accountId
  const own = firm.join('manager', { sees: 'own' })
  expect(await own.ask(readNeglect, {})).toMatchObject({ state: 'closed', told: null })
  expect((await own.ask(listNeglected, {})).total).toBe(0)
  await expect(own.ask(readNeglected, { accountId })).rejects.toMatchObject({ status: 404 })
  const stranger = monitored(routes).lead
  expect(await stranger.ask(readNeglect, {})).toMatchObject({ state: 'none' })
  await expect(stranger.ask(readNeglected, { accountId })).rejects.toMatchObject({ status: 404 })
  await expect(firm.client.ask(readNeglect, {})).rejects.toMatchObject({ status: 403 })
  await expect(firm.manager.ask(askNeglect, {})).rejects.toMatchObject({ status: 403 })
})
