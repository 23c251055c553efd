/**
 * What looking at all alert rules costs at 50,000 accounts, the first time and again, beside the figures of the day, which are
 * the measure of what a ledger of this size costs. It must stay under 30 s.
 *
 *     node bin/node24.mjs node bench/alerts.ts [--accounts 50000] [--lines 2000000] [--data FOLDER]
 */
import { randomUUID } from 'node:crypto'
import { alertPage } from '../src/monitor/alert/alert.store.ts'
import { AlertList } from '../src/monitor/alert/alert.ts'
import { lookAtAlerts } from '../src/monitor/alert/alertLooking.store.ts'
import { RULE_CODES } from '../src/monitor/alert/alertRule.ts'
import { foundAt } from '../src/monitor/alert/alertReplay.store.ts'
import { FIRST_WEIGHTS } from '../src/monitor/health.ts'
import { findErosion } from '../src/monitor/erosion.store.ts'
import { daysAt } from '../src/monitor/healthDay.ts'
import { ledgerOf, makeCurrent } from '../src/monitor/healthMaking.store.ts'
import { aMonitoredFirm, TODAY } from './monitored.ts'

const { admin, inside, timed, fill, close } = await aMonitoredFirm()
try {
  const portfolio = await fill()
  const days = daysAt(TODAY, portfolio.asOf)
  const ledger = await inside((db) => ledgerOf(db, portfolio))
  await timed('(health and what wears away)', () =>
    inside(async (db) => {
      const { valuation } = portfolio
      await makeCurrent(db, { ledger, days, weights: FIRST_WEIGHTS, valuation, madeFrom: '' })
      await findErosion(db, days)
    }),
  )
  await timed('(tiers, promises, contracts and opportunities)', () =>
    inside(async (db) => {
      await db`select set_config('clave.actor_id', ${randomUUID()}, true)`
      const some = (share: number) => db`(select account_id from account where firm_id = ${db.firm}
        and random() < ${share}) a`
      await db`insert into standing (account_id, tier, effective_on, reason, decided_by)
        select account_id, 'key', ${TODAY}::date - 500, 'x', ${randomUUID()} from ${some(0.02)}`
      await db`insert into commitment (account_id, promise, owner_id, made_on, made_in, due_on)
        select account_id, 'x', ${randomUUID()}, ${TODAY}::date - 60, 'mail', ${TODAY}::date - 30 + (random() * 60)::int
        from ${some(0.3)}`
      await db`insert into contract (account_id, code, title, starts_on, ends_on, recurring, currency, renews, notice_days)
        select account_id, account_id::text, 'x', ${TODAY}::date - 300, ${TODAY}::date + (random() * 400)::int, 1000, 'EUR', true, 30
        from ${some(0.3)}`
      await db`insert into opportunity (account_id, title, closes_on)
        select account_id, 'x', ${TODAY}::date - 60 + (random() * 120)::int from ${some(0.3)}`
    }),
  )
  await admin.query('analyze')
  const look = () => inside((db) => lookAtAlerts(db, RULE_CODES, TODAY))
  await timed(`${RULE_CODES.length} rules, all alerts new`, look)
  await timed(`${RULE_CODES.length} rules, all known`, look)
  const page = await timed('the first page of the inbox', () =>
    inside((db) => alertPage(db, AlertList.parse({}))),
  )
  console.log(`${page.total.toLocaleString('en')} alerts`)
  await timed('one month of the past', () => inside((db) => foundAt(db, '2025-06-30', ledger)))
} finally {
  await close()
}
