/** The demonstration's CRM comes in whole: nothing rejected, missed or undecided. */
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { sampleUntil } from '../../samples/sample.ts'
import { crmTargets } from './crm.ts'
import { CRM_FILES } from './demoCrm.ts'

test('people, offers, requests and talks are recognised and find their accounts', async () => {
  const firm = aBringingFirm(crmTargets, accountRoutes)
  const { files, clients } = sampleUntil('2026-11-20')
  await firm.db(
    (db) => db`
    insert into account (code, name)
    select code, name from unnest(
      ${clients.map(({ code }) => code)}::text[], ${clients.map(({ name }) => name)}::text[]
    ) as told (code, name)
  `,
  )
  const run = await firm.checked(
    CRM_FILES.map((name) => ({ name, content: `${[...files[name]].join('\n')}\n` })),
  )
  expect(run.counts.map(({ kind }) => kind)).toEqual(['contact', 'deal', 'ticket', 'activity'])
  for (const { read, added, rejected, undecided, missed } of run.counts) {
    expect({ added, rejected, undecided, missed }).toEqual({
      added: read,
      rejected: 0,
      undecided: 0,
      missed: 0,
    })
  }
  expect(run.counts[0]!.read).toBe(1500)
  expect(await firm.take(run)).toMatchObject({ state: 'taken', problem: null })
  const [told] = await firm.db(
    (db) => db`
    select (select array_agg(distinct state) from opportunity) as states,
      (select array_agg(distinct kind) from interaction) as kinds,
      (select count(*) from interaction where happened_at is null) as timeless,
      (select count(*) from request where state = 'closed' and closed_on is null) as endless,
      (select count(*) from opportunity where closes_on > '2027-06-01' or amount <= 0) as odd
  `,
  )
  expect(told).toEqual({
    states: ['lost', 'open', 'won'],
    kinds: ['call', 'mail', 'meeting', 'visit'],
    timeless: 0,
    endless: 0,
    odd: 0,
  })
}, 120_000)
