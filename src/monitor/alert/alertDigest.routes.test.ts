/** New alerts go by mail to who wants them, once, in their language, at their hour; never another's. */
import { expect, test } from 'vitest'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { aFirm, jobWorld, owner, TODAY } from '../../platform/testing.ts'
import { workOff } from '../../platform/jobs.ts'
import { alertDigestJobs } from './alertDigest.jobs.ts'
import { alertDigestRoutes } from './alertDigest.routes.ts'
import { readAlertDigest, setAlertDigest } from './alertDigest.api.ts'
import { lookAtAlerts } from './alertLooking.store.ts'
import { RULE_CODES } from './alertRule.ts'

const routes = [...accountRoutes, ...alertDigestRoutes]
const DAILY = { every: 'daily', hour: 7 } as const

/** A manager with an account whose promise is late, and one that nobody looks after. */
async function late() {
  const firm = aFirm(routes, alertDigestJobs)
  const [theirs, nobodys] = [await firm.anAccount('Forjas Levante'), await firm.anAccount('Otra')]
  await firm.db(async (db) => {
    await db`insert into account_carer (account_id, person_id, part) values (${theirs}, ${firm.manager.id}, 'manager')`
    for (const accountId of [theirs, nobodys]) {
      await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on)
        values (${accountId}, 'Enviar el certificado', ${firm.manager.id}, '2026-10-01', 'mail', ${addDays(TODAY, -9)})`
    }
  })
  return firm
}
type Firm = Awaited<ReturnType<typeof late>>

const look = (firm: Firm, day: Day = TODAY) => firm.db((db) => lookAtAlerts(db, RULE_CODES, day))

/** When the next one is due, by the clock of the time zone. */
async function dueAt(firm: Firm, zone = 'Europe/Madrid') {
  const { rows } = await owner.query(
    `select to_char(run_at at time zone $2, 'ID HH24:MI') as at, run_at > now() as ahead
     from graphile_worker.jobs where key = $1`,
    [`${firm.firmId}:monitor.digest:${firm.manager.id}`, zone],
  )
  return rows as { at: string; ahead: boolean }[]
}

const now = (firm: Firm) =>
  owner.query(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [
    `${firm.firmId}:monitor.digest:${firm.manager.id}`,
  ])

test('what opened since the last one goes in one mail, in words with its numbers, and the next is asked for', async () => {
  const firm = await late()
  const { manager } = firm
  expect(await manager.ask(readAlertDigest, {})).toEqual({ every: 'never', hour: 7 })
  expect(await manager.ask(setAlertDigest, DAILY)).toMatchObject({ before: { every: 'never' } })
  await look(firm)
  expect(await dueAt(firm)).toEqual([{ at: expect.stringMatching(/^\d 07:00$/), ahead: true }])
  await now(firm)
  await firm.work()
  expect(firm.mails).toHaveLength(1)
  const { subject, text, id } = firm.mails[0]!
  expect(subject).toBe('Un aviso nuevo: Forjas Levante')
  expect(text).toContain(
    '[grave] Forjas Levante: Promesa atrasada. «Enviar el certificado». 9 días tarde.',
  )
  expect(text).toContain('/alerts?mine=true')
  expect(text).not.toContain('Otra')
  expect(id).toContain(manager.id)
  // Nothing new: no mail, and the next one is asked for.
  await now(firm)
  await firm.work()
  expect(firm.mails).toHaveLength(1)
  expect((await dueAt(firm))[0]!.ahead).toBe(true)
})

test('weekly is Monday, by the zone of the person; no more once they want none', async () => {
  const firm = await late()
  const { manager } = firm
  await owner.query(
    `update access.person set time_zone = 'America/Mexico_City', locale = 'en-GB' where id = $1`,
    [manager.id],
  )
  await manager.ask(setAlertDigest, { every: 'weekly', hour: 18 })
  expect(await dueAt(firm, 'America/Mexico_City')).toEqual([{ at: '1 18:00', ahead: true }])
  await look(firm)
  await now(firm)
  await firm.work()
  expect(firm.mails[0]!.subject).toBe('A new alert: Forjas Levante')
  await manager.ask(setAlertDigest, { every: 'never' })
  await now(firm)
  await firm.work()
  expect(firm.mails).toHaveLength(1)
  expect(await dueAt(firm)).toEqual([])
})

test('a mail that no server takes is tried again as the same mail, and nothing is forgotten', async () => {
  const firm = await late()
  await firm.manager.ask(setAlertDigest, DAILY)
  await look(firm)
  await now(firm)
  const refuses = { send: () => {}, deliver: async () => Promise.reject(new Error('no route')) }
  await workOff(owner, alertDigestJobs, { ...jobWorld, mail: refuses })
  await now(firm)
  await firm.work()
  expect(firm.mails).toHaveLength(1)
})

test('each has their own; a client, another firm and a stranger have none', async () => {
  const firm = await late()
  await firm.manager.ask(setAlertDigest, DAILY)
  expect(await firm.lead.ask(readAlertDigest, {})).toMatchObject({ every: 'never' })
  expect(await aFirm(routes).lead.ask(readAlertDigest, {})).toMatchObject({ every: 'never' })
  expect((await firm.client.fetch('/api/alerts-digest')).status).toBe(403)
})
