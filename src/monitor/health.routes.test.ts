import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { mergeAccounts } from '../accounts/merge.api.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { addDays } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  addHealthWeights,
  askHealth,
  chooseBands,
  endOverride,
  listHealth,
  listWeights,
  overrideHealth,
  readFirmHealth,
  readHealth,
} from './health.api.ts'
import { FIRST_WEIGHTS } from './health.ts'
import { healthJobs } from './health.jobs.ts'
import { healthRoutes } from './health.routes.ts'
import { monitored } from './testing.monitor.ts'

const routes = [...accountRoutes, ...mergeRoutes, ...healthRoutes]

async function told() {
  const firm = monitored(routes, healthJobs)
  await firm.tell()
  await firm.work()
  const [steady, gone, falls] = await Promise.all(['STEADY', 'GONE', 'FALLS'].map(firm.idOf))
  return { ...firm, steady: steady!, gone: gone!, falls: falls! }
}

test('new figures make health: the one that stopped is in danger, the one that buys on is to be confirmed', async () => {
  const { viewer, steady, gone, falls } = await told()
  const { rows, total } = await viewer.ask(listHealth, {})
  expect(total).toBe(3)
  expect(rows.map(({ accountId, band }) => [accountId, band])).toEqual([
    [gone, 'bad'],
    [falls, 'watch'],
    [steady, 'unsure'],
  ])
  const { now, months, override } = await viewer.ask(readHealth, { accountId: gone })
  expect(now).toMatchObject({ day: TODAY, band: 'bad' })
  expect(now!.before).toBeGreaterThan(now!.score!)
  const [worst] = now!.reasons
  expect(worst!.measure).toBe('rhythm')
  expect(worst!.value).toBeGreaterThanOrEqual(6)
  expect(now!.groups.map(({ group, score }) => [group, score === null])).toEqual([
    ['relationship', true],
    ['value', true],
    ['satisfaction', true],
    ['commercial', false],
    ['service', true],
  ])
  expect(override).toBeNull()
  expect(months.length).toBeGreaterThan(20)
  expect(months.at(-1)!.day).toBe(TODAY)
  const firm = await viewer.ask(readFirmHealth, {})
  expect(firm).toMatchObject({ day: TODAY, accounts: 3, version: 0, valuation: 'EUR' })
  expect(firm.counts).toEqual({ good: 0, watch: 1, bad: 1, unsure: 1 })
  const only = await viewer.ask(listHealth, { band: ['bad'], q: 'gone' })
  expect(only.rows.map(({ accountId }) => accountId)).toEqual([gone])
})

test('what is known of people, talks, promises and clocks counts, by its day', async () => {
  const firm = await told()
  const { lead, steady } = firm
  await firm.db(async (db) => {
    await db`select set_config('clave.actor_id', ${lead.id}, true)`
    const [one] = await db`insert into contact (name) values ('Ana') returning contact_id`
    const said = (attribute: string, value: string, on: string) => db`
      insert into decider_said (account_id, contact_id, attribute, value, confidence, seen_on)
      values (${steady}, ${one!['contactId']}, ${attribute}, ${value}, 'confirmed', ${on})`
    await said('influence', '5', '2026-09-01')
    await said('support', '2', '2026-09-01')
    await said('coverage', '4', '2026-09-01')
    // Told of a day that has not come: it doesn't count yet.
    await said('support', '-2', addDays(TODAY, 10))
    for (const day of ['2026-09-10', '2026-11-01'])
      await db`insert into interaction (account_id, kind, happened_on, subject, sentiment) values (${steady}, 'visit', ${day}, 'x', 1)`
    const [round] =
      await db`insert into survey_round (title, closes_on, opened_on) values ('x', '2026-11-01', '2026-09-01') returning round_id`
    for (const [nps, day] of [
      [9, '2026-10-02'],
      [6, '2026-10-22'],
      // An answer that comes later doesn't count yet.
      [0, addDays(TODAY, 5)],
    ] as const)
      await db`insert into survey_answer (round_id, account_id, state, answered_at, nps)
        values (${round!['roundId']}, ${steady}, 'sent', ${day}::date, ${nps})`
    await db`insert into complaint (account_id, title, severity, received_on) values (${steady}, 'x', 'low', '2026-10-01')`
    for (const [due, ended] of [
      ['2026-08-01', '2026-08-01'],
      ['2026-09-01', '2026-09-05'],
    ] as const)
      await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on, state, ended_on)
        values (${steady}, 'x', ${lead.id}, '2026-07-01', 'mail', ${due}, 'kept', ${ended})`
  })
  await lead.ask(askHealth, {})
  await firm.work()
  const { now, months } = await lead.ask(readHealth, { accountId: steady })
  const by = Object.fromEntries(now!.reasons.map(({ measure, ...one }) => [measure, one]))
  expect(by['support']).toMatchObject({ value: 2, n: 1, points: 100, ageDays: 81 })
  expect(by['coverage']).toMatchObject({ value: 4, n: 1 })
  expect(by['talk']).toMatchObject({ value: 20 })
  expect(by['sentiment']).toMatchObject({ value: 1, n: 2, ageDays: 20 })
  expect(by['promises']).toMatchObject({ value: 0.5, n: 2 })
  expect(by['answers']).toMatchObject({ value: 7.5, n: 2, points: 50, ageDays: 30 })
  expect(by['complaints']).toMatchObject({ value: 1, points: 40, ageDays: 0 })
  const sum = now!.reasons.reduce((all, { adds }) => all + adds, 50)
  expect(sum).toBeCloseTo(now!.score!, 6)
  // Months in which nothing of it was known stay as little believed as before.
  const confidence = (day: string) => months.find((one) => one.day === day)!.confidence
  expect(confidence('2026-06-30')).toBeLessThan(confidence('2026-09-30'))
})

test('what comes later changes no day before: lines, words, talks and ends dated after it', async () => {
  const firm = await told()
  const { lead, steady } = firm
  const before = await firm.db(
    (db) => db`
    select day, account_id, score, confidence from account_health
    where firm_id = ${db.firm} and day <= '2026-03-31' order by 1, 2`,
  )
  await firm.db(async (db) => {
    await db`update sale_line set amount = amount * 7 where firm_id = ${db.firm} and day > '2026-03-31'`
    await db`update account_day set amount = amount * 7 where firm_id = ${db.firm} and day > '2026-03-31'`
    await db`update account_month set amount = amount * 7, family_id = 99 where firm_id = ${db.firm} and month > '2026-03-31'`
    await db`insert into interaction (account_id, kind, happened_on, subject, sentiment) values (${steady}, 'visit', '2026-04-01', 'x', -2)`
    await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on, state, ended_on)
      values (${steady}, 'x', ${lead.id}, '2026-04-01', 'mail', '2026-04-02', 'broken', '2026-04-03')`
    await db`with round as (
        insert into survey_round (title, closes_on, opened_on) values ('x', '2026-04-30', '2026-03-01') returning round_id
      )
      insert into survey_answer (round_id, account_id, state, answered_at, nps)
      select round_id, ${steady}, 'sent', '2026-04-01'::date, 0 from round`
    await db`insert into complaint (account_id, title, severity, received_on) values (${steady}, 'x', 'high', '2026-04-01')`
    await db`delete from health_day where firm_id = ${db.firm}`
  })
  await lead.ask(askHealth, {})
  await firm.work()
  const after = await firm.db(
    (db) => db`
    select day, account_id, score, confidence from account_health
    where firm_id = ${db.firm} and day <= '2026-03-31' order by 1, 2`,
  )
  expect(before.length).toBeGreaterThan(30)
  expect([...after]).toEqual([...before])
})

test('a score set by hand stands until its day, is told of the one merged into, and ends', async () => {
  const firm = await told()
  const { lead, manager, steady, gone } = firm
  const given = { accountId: gone, band: 'watch' as const, untilOn: '2027-01-31' }
  const reason = 'Cierran por obras; vuelven en enero'
  await expect(manager.ask(overrideHealth, { ...given, reason })).rejects.toMatchObject({
    status: 403,
  })
  await expect(
    lead.ask(overrideHealth, { ...given, reason, untilOn: TODAY }),
  ).rejects.toMatchObject({ status: 422, code: 'monitor/expiry-past' })
  const after = await lead.ask(overrideHealth, { ...given, reason })
  expect(after.override).toMatchObject({
    band: 'watch',
    reason,
    by: 'Lucía',
    untilOn: '2027-01-31',
  })
  expect(after.now!.band).toBe('bad')
  const { rows } = await lead.ask(listHealth, { band: ['watch'] })
  expect(rows.find(({ accountId }) => accountId === gone)).toMatchObject({ said: 'watch' })
  await lead.ask(mergeAccounts, { accountId: steady, otherId: gone })
  expect((await lead.ask(readHealth, { accountId: steady })).override).toMatchObject({ reason })
  const ended = await lead.ask(endOverride, { accountId: steady })
  expect(ended.override).toBeNull()
  expect(ended.overrides).toMatchObject([{ reason, endedOn: TODAY }])
})

test('weights come in versions, bands are chosen, and the months follow', async () => {
  const firm = await told()
  const { lead, viewer, falls } = firm
  const was = (await viewer.ask(readHealth, { accountId: falls })).now!
  const weights = { ...FIRST_WEIGHTS, commercial: 40, relationship: 15 }
  const { version } = await lead.ask(addHealthWeights, { weights, why: 'Más peso a las ventas' })
  expect(version).toBe(1)
  await firm.work()
  const versions = await viewer.ask(listWeights, {})
  expect(versions.map((one) => [one.version, one.weights.commercial])).toEqual([
    [1, 40],
    [0, 30],
  ])
  const now = (await viewer.ask(readHealth, { accountId: falls })).now!
  expect(now.confidence).toBeGreaterThan(was.confidence)
  const { before } = await lead.ask(chooseBands, { good: 40, bad: 20, leastConfidence: 0 })
  expect(before).toEqual({ good: 67, bad: 34, leastConfidence: 40 })
  expect((await viewer.ask(readHealth, { accountId: falls })).now!.band).toBe('good')
  await expect(lead.ask(chooseBands, { good: 40, bad: 50 })).rejects.toMatchObject({ status: 422 })
})

test('another firm sees nothing, and who sees only their own sees no others', async () => {
  const { join, gone } = await told()
  const stranger = aFirm(routes).lead
  await expect(stranger.ask(readHealth, { accountId: gone })).rejects.toMatchObject({ status: 404 })
  expect(await stranger.ask(listHealth, {})).toEqual({ rows: [], total: 0 })
  expect((await stranger.ask(readFirmHealth, {})).day).toBeNull()
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(listHealth, {})).total).toBe(0)
  await expect(own.ask(readHealth, { accountId: gone })).rejects.toMatchObject({ status: 404 })
})
