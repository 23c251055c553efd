/** Every study stands whatever the ledger is like: what can't be worked out is said, and nothing fails. */
import { expect, test } from 'vitest'
import { aFirm, TODAY } from '../platform/testing.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { studyJobs } from './study.jobs.ts'
import { askStudies } from './study.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const day = '2026-11-20'
const LEDGERS: Record<string, ToldLine[]> = {
  'a single purchase': [{ code: 'A', day, amount: 100 }],
  'only a credit note': [{ code: 'A', day, amount: -100 }],
  'a purchase that was credited whole': [
    { code: 'A', day: '2026-01-05', amount: 100 },
    { code: 'A', day: '2026-01-06', amount: -100 },
  ],
  'one account on one day ten years ago': [{ code: 'A', day: '2016-11-20', amount: 5, cost: 9 }],
  'accounts that each bought once': Array.from({ length: 40 }, (_, at) => ({
    code: `C${at}`,
    day: `2026-0${1 + (at % 9)}-10`,
    amount: 10 + at,
    country: 'España',
  })),
  'identical accounts': Array.from({ length: 40 }, (_, at) => at).flatMap((at) =>
    ['2025-01-10', '2025-06-10', '2026-01-10', '2026-06-10'].map((on) => ({
      code: `C${at}`,
      day: on,
      amount: 10,
    })),
  ),
  'two currencies and no rate': [
    { code: 'A', day, amount: 100 },
    { code: 'B', day, amount: 50, currency: 'USD' },
  ],
  zeros: [
    { code: 'A', day: '2025-11-20', amount: 0 },
    { code: 'B', day, amount: 0 },
  ],
}

test.each(Object.entries(LEDGERS))('%s', async (_, lines) => {
  const firm = aFirm([], studyJobs)
  await firm.db(async (db) => {
    await tellLedger(db, lines)
    await refreshPortfolio(db, TODAY)
    await askStudies(db)
  })
  await firm.work()
  const kept = await firm.db(
    (db) => db`
      select p.valuation, array_agg(s.topic order by s.topic) as topics
      from portfolio p left join portfolio_study s using (firm_id, as_of, valuation)
      where p.firm_id = ${db.firm} group by p.valuation order by p.valuation
    `,
  )
  expect(kept.length).toBeGreaterThan(0)
  for (const { topics } of kept) {
    expect(topics).toEqual([
      'costs',
      'demand',
      'dependency',
      'exposure',
      'retention',
      'revenue-at-risk',
      'value',
    ])
  }
})
