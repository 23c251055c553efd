/** What an account serves, whether it wants to be key, and how much of what it buys is ours. */
import { expect, test } from 'vitest'
import { putPotential } from '../accounts/potential.api.ts'
import { potentialRoutes } from '../accounts/potential.routes.ts'
import { putReferral } from '../accounts/referral.api.ts'
import { referralRoutes } from '../accounts/referral.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { spreadMetric } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import { putInterest, readInterest } from './interest.api.ts'
import { interestRoutes } from './interest.routes.ts'
import { interestsOf } from './interest.store.ts'
import { listServed, serveStrategy, stopServing } from './served.api.ts'
import { servedRoutes } from './served.routes.ts'
import { servedOf } from './served.store.ts'
import { readShareNow } from './shareNow.api.ts'
import { shareNowRoutes } from './shareNow.routes.ts'
import { addStrategy, endStrategy } from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'

const firm = () =>
  aFirm([
    ...strategyRoutes,
    ...servedRoutes,
    ...interestRoutes,
    ...shareNowRoutes,
    ...potentialRoutes,
    ...referralRoutes,
    ...criteriaRoutes,
  ])

test('an account says which strategies it serves and how; an ended one is not newly served', async () => {
  const { lead, anAccount, db } = firm()
  const accountId = await anAccount()
  const { strategyId } = await lead.ask(addStrategy, { title: 'México' })
  const { strategyId: old } = await lead.ask(addStrategy, { title: 'Latón' })
  await lead.ask(serveStrategy, { accountId, strategyId, how: 'Tiene planta en Puebla' })
  await lead.ask(serveStrategy, { accountId, strategyId: old, how: 'Compra latón' })
  const { before } = await lead.ask(serveStrategy, { accountId, strategyId, how: 'Abre en Puebla' })
  expect(before).toMatchObject({ how: 'Tiene planta en Puebla', byName: 'Lucía' })
  expect(await db(servedOf)).toEqual(new Map([[accountId, [strategyId, old]]]))

  await lead.ask(endStrategy, { strategyId: old })
  expect(await db(servedOf)).toEqual(new Map([[accountId, [strategyId]]]))
  // Who served it may still say it better, but not begin to.
  await lead.ask(serveStrategy, { accountId, strategyId: old, how: 'Compraba latón' })
  await lead.ask(stopServing, { accountId, strategyId: old })
  await expect(
    lead.ask(serveStrategy, { accountId, strategyId: old, how: 'Otra vez' }),
  ).rejects.toMatchObject({ code: 'segment/strategy-ended', values: { title: 'Latón' } })
  expect(await lead.ask(listServed, { accountId })).toMatchObject([{ how: 'Abre en Puebla' }])
})

test('whether a client wants the relation is said, said anew and taken back', async () => {
  const { lead, anAccount, db } = firm()
  const accountId = await anAccount()
  const said = { accountId, expects: 'Prioridad en plazos', gives: 'Previsiones', seenOn: TODAY }
  await lead.ask(putInterest, { ...said, wants: 'unsure' })
  const { before } = await lead.ask(putInterest, { ...said, wants: 'yes' })
  expect(before).toMatchObject({ wants: 'unsure', gives: 'Previsiones' })
  expect(await db(interestsOf)).toEqual(
    new Map([[accountId, { wants: 'yes', expects: 'Prioridad en plazos' }]]),
  )
  await lead.ask(putInterest, { accountId, wants: null, seenOn: TODAY })
  expect(await db(interestsOf)).toEqual(new Map())
  expect(await lead.ask(readInterest, { accountId })).toHaveLength(3)
  await expect(
    lead.ask(putInterest, { accountId, wants: 'yes', seenOn: '2026-11-22' }),
  ).rejects.toMatchObject({ code: 'accounts/seen-ahead' })
})

test('our share of the potential, and what those it brought buy, from the ledger', async () => {
  const { lead, db } = firm()
  const ids = await db(async (tx) => {
    await tellLedger(tx, [
      { code: 'A', day: '2026-10-01', amount: 300 },
      { code: 'B', day: '2026-10-01', amount: 50 },
      { code: 'C', day: '2026-09-01', amount: 25 },
    ])
    await refreshPortfolio(tx, TODAY)
    const rows = await tx`select code, account_id from account order by code`
    return rows.map(({ accountId }) => accountId as string)
  })
  const [accountId, ...brought] = ids as [string, string, string]
  const before = await lead.ask(readShareNow, { accountId })
  expect(before).toMatchObject({ salesLast12: 300, potential: null, share: null, referredSales: 0 })
  await lead.ask(putPotential, { accountId, amount: '1200', currency: 'EUR', seenOn: TODAY })
  for (const broughtId of brought) {
    await lead.ask(putReferral, { accountId, broughtId, broughtOn: '2026-01-01' })
  }
  expect(await lead.ask(readShareNow, { accountId })).toMatchObject({
    currency: 'EUR',
    potential: 1200,
    share: 0.25,
    referredSales: 75,
  })
  await lead.ask(putPotential, { accountId, amount: '1200', currency: 'MXN', seenOn: TODAY })
  expect(await lead.ask(readShareNow, { accountId })).toMatchObject({
    potential: null,
    share: null,
  })
  for (const [metric, most] of [
    ['referrals', 2],
    ['referredSales', 75],
  ] as const) {
    expect(await lead.ask(spreadMetric, { metric })).toMatchObject({ known: 3, least: 0, most })
  }
})

test('whoever may change the account says it; viewers read; other firms find nothing', async () => {
  const ours = firm()
  const { lead, manager, viewer, expert, anAccount } = ours
  const accountId = await anAccount()
  const { strategyId } = await lead.ask(addStrategy, { title: 'México' })
  await lead.ask(serveStrategy, { accountId, strategyId, how: 'Abre en Puebla' })
  const writes = (who: typeof lead) => [
    () => who.ask(putInterest, { accountId, wants: 'yes', seenOn: TODAY }),
    () => who.ask(serveStrategy, { accountId, strategyId, how: 'x' }),
    () => who.ask(stopServing, { accountId, strategyId }),
  ]
  const reads = (who: typeof lead) => [
    () => who.ask(readInterest, { accountId }),
    () => who.ask(listServed, { accountId }),
    () => who.ask(readShareNow, { accountId }),
  ]
  for (const read of reads(viewer)) await read()
  for (const who of [viewer, expert, manager]) {
    for (const write of writes(who)) await expect(write()).rejects.toMatchObject({ status: 403 })
  }
  for (const stranger of [firm().lead, ours.join('lead', { sees: 'own' })]) {
    for (const asked of [...reads(stranger), ...writes(stranger)]) {
      await expect(asked()).rejects.toMatchObject({ status: 404 })
    }
  }
  const theirs = firm()
  const own = await theirs.anAccount()
  await expect(
    theirs.lead.ask(serveStrategy, { accountId: own, strategyId, how: 'De otros' }),
  ).rejects.toMatchObject({ status: 404 })
})
