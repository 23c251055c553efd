import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { inFirm } from '../platform/db.ts'
import { aFirm, jobWorld, sql } from '../platform/testing.ts'
import type { Message } from '../platform/mail.ts'
import { chooseLimits, putTier } from './capacity.api.ts'
import { capacityRoutes } from './capacity.routes.ts'
import {
  listDecisions,
  listStandings,
  moveAccount,
  readMoves,
  readStanding,
  readTiers,
  takeBackMove,
} from './standing.api.ts'
import { standingJobs } from './standing.jobs.ts'
import { standingRoutes } from './standing.routes.ts'
import { insertStandings, standingsOn } from './standing.store.ts'
import { addStrategy, endStrategy } from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'

const firm = () =>
  aFirm([...standingRoutes, ...strategyRoutes, ...capacityRoutes, ...accountRoutes], standingJobs)
type AFirm = ReturnType<typeof firm>

async function serving({ lead, db }: AFirm, accountId: string) {
  const { strategyId } = await lead.ask(addStrategy, { title: 'Crecer en México' })
  await db(
    (tx) => tx`
    insert into account_strategy (account_id, strategy_id, how, named_by)
    values (${accountId}, ${strategyId}, 'Abre el país', ${lead.id})
  `,
  )
  return strategyId
}

const cares = ({ db }: AFirm, accountId: string, personId: string) =>
  db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part)
    values (${accountId}, ${personId}, 'manager')
  `,
  )

/** Carries out what the queue would after its pause. */
async function told({ firmId, db }: AFirm) {
  const mails: Message[] = []
  await standingJobs[0]!.carryOut({
    ...jobWorld,
    mail: { ...jobWorld.mail, send: (mail) => mails.push(mail) },
    payload: {},
    firmId,
    firm: db,
    stopping: new AbortController().signal,
  })
  return mails
}

const TO_KEY = { tier: 'key', effectiveOn: '2026-11-21', reason: 'Dobla sus compras' } as const

test('the fifty-first key account is refused, until someone signs for more', async () => {
  const here = firm()
  const { lead, db, anAccount } = here
  const accountId = await anAccount('Forjas Levante')
  await serving(here, accountId)
  await db(async (tx) => {
    const rows = await tx`
      insert into account (name) select 'Cuenta ' || n from generate_series(1, 50) n
      returning account_id
    `
    const moves = rows.map((row) => ({
      ...TO_KEY,
      accountId: row['accountId'] as string,
      tier: 'key' as const,
      phase: null,
      selectionId: null,
    }))
    await insertStandings(tx, moves, lead.id)
  })
  await expect(lead.ask(moveAccount, { accountId, ...TO_KEY })).rejects.toMatchObject({
    code: 'segment/key-full',
  })
  await lead.ask(chooseLimits, { most: 51, whySoMany: 'Somos doscientos' })
  expect(await lead.ask(readStanding, { accountId })).toMatchObject({ keys: 50, mostKeys: 51 })
  expect(await lead.ask(moveAccount, { accountId, ...TO_KEY })).toMatchObject({
    to: { tier: 'key' },
  })
})

test('an account moves once it names a strategy, and the log tells from where to where', async () => {
  const here = firm()
  const { lead, viewer, anAccount } = here
  const accountId = await anAccount('Forjas Levante')
  await expect(lead.ask(moveAccount, { accountId, ...TO_KEY })).rejects.toMatchObject({
    code: 'segment/serves-no-strategy',
  })
  const strategyId = await serving(here, accountId)
  const moved = await lead.ask(moveAccount, { accountId, ...TO_KEY, phase: 'growth' })
  expect(moved).toMatchObject({
    account: 'Forjas Levante',
    from: { tier: 'standard', phase: null },
    to: { tier: 'key', phase: 'growth' },
    decidedBy: 'Lucía',
    noticedAt: null,
  })
  await lead.ask(endStrategy, { strategyId })
  await lead.ask(moveAccount, { accountId, ...TO_KEY, phase: 'maintenance' })
  const { standing, serves, decisions } = await viewer.ask(readStanding, { accountId })
  expect(standing).toMatchObject({ tier: 'key', phase: 'maintenance', since: '2026-11-21' })
  expect(serves).toBe(0)
  expect(decisions.map(({ from, to }) => [from.phase, to.phase])).toEqual([
    ['growth', 'maintenance'],
    [null, 'growth'],
  ])
  const happened = await here.db(
    (tx) => tx`select about from happening
      where firm_id = ${tx.firm} and what = 'standing.moved' and account_id = ${accountId}
      order by happened_at`,
  )
  expect(happened.map((row) => row['about'])).toMatchObject([
    { to: { tier: 'key', phase: 'growth' }, effectiveOn: '2026-11-21', reason: TO_KEY.reason },
    { to: { tier: 'key', phase: 'maintenance' } },
  ])
  const log = await viewer.ask(listDecisions, { q: 'forjas', size: 1 })
  expect([log.total, log.rows.length]).toEqual([2, 1])
  expect((await viewer.ask(listDecisions, { q: 'nada' })).total).toBe(0)
})

test('a move is taken back as a decision of its own, as long as it is the last', async () => {
  const { lead, anAccount } = firm()
  const accountId = await anAccount()
  const move = { accountId, ...TO_KEY, tier: 'future' as const }
  const first = await lead.ask(moveAccount, move)
  const second = await lead.ask(moveAccount, { ...move, tier: 'streamline' })
  await expect(lead.ask(takeBackMove, { standingId: first.standingId })).rejects.toMatchObject({
    code: 'segment/decided-since',
  })
  const back = await lead.ask(takeBackMove, { standingId: second.standingId })
  expect(back).toMatchObject({
    from: { tier: 'streamline' },
    to: { tier: 'future' },
    effectiveOn: '2026-11-21',
    reason: 'Se deshace: Dobla sus compras',
  })
  const { standing, decisions } = await lead.ask(readStanding, { accountId })
  expect(standing.tier).toBe('future')
  expect(decisions).toHaveLength(3)
})

test('a list keeps its account through a change of phase', async () => {
  const { lead, db, anAccount } = firm()
  const accountId = await anAccount()
  const selectionId = '11111111-1111-4111-8111-111111111111'
  await db((tx) =>
    insertStandings(
      tx,
      [{ accountId, ...TO_KEY, phase: null, effectiveOn: '2026-01-01', selectionId }],
      lead.id,
    ),
  )
  await lead.ask(moveAccount, { accountId, ...TO_KEY, phase: 'growth' })
  const { standing } = await lead.ask(readStanding, { accountId })
  expect(standing).toMatchObject({ selectionId, phase: 'growth', since: '2026-01-01' })
})

test('every account is in a tier; lists count, search and filter; hours promised follow', async () => {
  const { lead, viewer, anAccount } = firm()
  const one = await anAccount('Forjas Levante')
  await anAccount('Talleres Nervión')
  await anAccount('Suministros Pons')
  await lead.ask(moveAccount, { accountId: one, ...TO_KEY, tier: 'future', phase: 'growth' })
  await lead.ask(putTier, { tier: 'future', needs: { ventas: 5 } })
  const { tiers, load, valuation } = await viewer.ask(readTiers, {})
  expect(tiers.map(({ tier, accounts }) => [tier, accounts])).toEqual([
    ['strategic', 0],
    ['key', 0],
    ['future', 1],
    ['standard', 2],
    ['streamline', 0],
  ])
  expect(tiers[2]!.phases).toEqual({ growth: 1 })
  expect(load).toMatchObject([{ skill: 'ventas', all: 0, promised: 5 }])
  expect(valuation).toBeNull()
  const all = await viewer.ask(listStandings, {})
  expect(all.rows.map(({ name, tier }) => [name, tier])[0]).toEqual(['Forjas Levante', 'future'])
  expect(all.total).toBe(3)
  const some = await viewer.ask(listStandings, { tier: 'standard', q: 'pons' })
  expect(some.rows.map(({ name }) => name)).toEqual(['Suministros Pons'])
  expect((await viewer.ask(listStandings, { phase: ['growth'] })).total).toBe(1)
})

test('Hoy tells what moved lately and what will; a manager sees their own accounts', async () => {
  const here = firm()
  const { lead, manager, anAccount, db } = here
  const [soon, done, past, back] = await Promise.all(
    ['Pronto', 'Hecho', 'Pasado', 'Deshecho'].map((name) => anAccount(name)),
  )
  const move = (accountId: string, effectiveOn: string) => ({
    ...TO_KEY,
    accountId,
    effectiveOn,
    phase: null,
    selectionId: null,
  })
  await db((tx) =>
    insertStandings(
      tx,
      [
        move(soon!, '2026-12-20'),
        move(done!, '2026-11-10'),
        move(past!, '2026-01-01'),
        move(back!, '2026-11-12'),
        { ...move(back!, '2026-11-12'), tier: 'standard' },
      ],
      lead.id,
    ),
  )
  const names = (moves: { account: string }[]) => moves.map(({ account }) => account)
  expect(names(await lead.ask(readMoves, {}))).toEqual(['Hecho', 'Pronto'])
  expect(await manager.ask(readMoves, {})).toEqual([])
  await cares(here, soon!, manager.id)
  expect(names(await manager.ask(readMoves, {}))).toEqual(['Pronto'])
})

test('who looks after an account is told once, in their language, of all their accounts in one mail', async () => {
  const here = firm()
  const { lead, manager, anAccount } = here
  const one = await anAccount('Forjas Levante')
  const other = await anAccount('Talleres Nervión')
  const alone = await anAccount('Sin nadie')
  await cares(here, one, manager.id)
  await cares(here, other, manager.id)
  for (const accountId of [one, other, alone]) {
    await lead.ask(moveAccount, { accountId, ...TO_KEY, tier: 'future', phase: 'growth' })
  }
  const [mail, ...more] = await told(here)
  expect(more).toEqual([])
  expect(mail!.to).toMatch(/^manager-/)
  expect(mail!.subject).toBe('2 de tus cuentas cambian de nivel')
  expect(mail!.text).toContain(
    'Forjas Levante: de Normal a Clave de mañana en crecimiento, desde el 21 nov 2026.\nMotivo: Dobla sus compras (Lucía)',
  )
  expect(mail!.text).toContain('http://localhost/selection/tiers')
  expect(await told(here)).toEqual([])
  const { rows } = await lead.ask(listDecisions, {})
  expect(rows.map(({ account, noticedAt }) => [account, noticedAt !== null])).toEqual([
    ['Sin nadie', false],
    ['Talleres Nervión', true],
    ['Forjas Levante', true],
  ])
  // Someone takes it over before its day.
  await cares(here, alone, manager.id)
  expect((await told(here)).map(({ subject }) => subject)).toEqual(['Sin nadie cambia de nivel'])
})

test('what is taken back before anyone heard of it is told to nobody', async () => {
  const here = firm()
  const { lead, manager, anAccount } = here
  const accountId = await anAccount()
  await cares(here, accountId, manager.id)
  const { standingId } = await lead.ask(moveAccount, { accountId, ...TO_KEY, tier: 'future' })
  await lead.ask(takeBackMove, { standingId })
  expect(await told(here)).toEqual([])
})

test('only leads and admins decide; another firm’s accounts and decisions are not there', async () => {
  const { lead, manager, expert, viewer, anAccount } = firm()
  const other = firm()
  const accountId = await anAccount()
  const { standingId } = await lead.ask(moveAccount, { accountId, ...TO_KEY, tier: 'future' })
  for (const one of [manager, expert, viewer]) {
    const failed = { status: 403 }
    await expect(one.ask(moveAccount, { accountId, ...TO_KEY })).rejects.toMatchObject(failed)
    await expect(one.ask(takeBackMove, { standingId })).rejects.toMatchObject(failed)
  }
  const gone = { status: 404 }
  await expect(other.lead.ask(moveAccount, { accountId, ...TO_KEY })).rejects.toMatchObject(gone)
  await expect(other.lead.ask(takeBackMove, { standingId })).rejects.toMatchObject(gone)
  await expect(other.viewer.ask(readStanding, { accountId })).rejects.toMatchObject(gone)
  expect(await other.viewer.ask(listDecisions, {})).toEqual({ rows: [], total: 0 })
  expect(await other.viewer.ask(listStandings, {})).toEqual({ rows: [], total: 0 })
  expect(await other.viewer.ask(readMoves, {})).toEqual([])
  const { tiers } = await other.viewer.ask(readTiers, {})
  expect(tiers.every(({ accounts }) => accounts === 0)).toBe(true)
})

test('who sees only their own accounts sees only their tiers', async () => {
  const here = firm()
  const mine = await here.anAccount('Mía')
  const theirs = await here.anAccount('Ajena')
  const own = here.join('manager', { sees: 'own' })
  for (const accountId of [mine, theirs]) {
    await here.lead.ask(moveAccount, { accountId, ...TO_KEY, tier: 'future' })
  }
  await cares(here, mine, own.id)
  const { rows } = await own.ask(listDecisions, {})
  expect(rows.map(({ account }) => account)).toEqual(['Mía'])
  expect((await own.ask(listStandings, {})).total).toBe(1)
  const { firmId } = here
  const seen = await inFirm(sql, { firmId, id: own.id, sees: 'own' }, (db) =>
    standingsOn(db, '2026-11-21'),
  )
  expect([...seen.keys()]).toEqual([mine])
})
