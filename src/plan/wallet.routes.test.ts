/** Wallets and white space of a group, beside its ledger; who may say what; two who say it at once. */
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { profileFactRoutes } from '../know/profileFact.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { dropWalletLine, putWalletLine, readWallet } from './wallet.api.ts'
import { walletRoutes } from './wallet.routes.ts'
import { WalletGiven } from './wallet.ts'
import { dropWhiteCell, putWhiteCell, readWhiteSpace } from './whiteSpace.api.ts'
import { whiteSpaceRoutes } from './whiteSpace.routes.ts'
import { WhiteCellGiven } from './whiteSpace.ts'

const routes = [...accountRoutes, ...profileFactRoutes, ...walletRoutes, ...whiteSpaceRoutes]
const plates = { family: 'Chapas', year: 2025, spend: '400', currency: 'EUR', seenOn: TODAY }

/** A group G with the plants P and Q below it: as of 31 October 2026. */
async function aGroup() {
  const firm = aFirm(routes)
  const ids = await firm.db(async (tx) => {
    await tellLedger(
      tx,
      [
        { code: 'P', day: '2025-03-01', amount: 100, family: 'Chapas' },
        { code: 'Q', day: '2025-04-01', amount: 36, family: 'chapas' },
        { code: 'P', day: '2026-02-01', amount: 60, family: 'Chapas' },
        { code: 'P', day: '2026-03-01', amount: 30, family: 'Tubos' },
        { code: 'Q', day: '2026-04-01', amount: 20, currency: 'USD', family: 'Tubos' },
        { code: 'G', day: '2024-01-02', amount: 1 },
        { code: 'G', day: '2026-10-31', amount: 5, family: 'Chapas' },
      ],
      { factors: [{ currency: 'USD', day: '2026-04-01', factor: '0.5' }] },
    )
    await tx`
      insert into account_belonging (account_id, parent_id)
      select a.account_id, g.account_id from account a, account g where g.code = 'G' and a.code in ('P', 'Q')
        and a.firm_id = g.firm_id
    `
    await tx`insert into rate (base, currency, day, rate) values ('EUR', 'USD', '2026-01-01', 2)`
    await refreshPortfolio(tx, '2026-10-31')
    const rows = await tx<
      { code: string; accountId: string }[]
    >`select code, account_id from account`
    return Object.fromEntries(rows.map(({ code, accountId }) => [code, accountId]))
  })
  return { ...firm, g: ids['G']!, p: ids['P']!, q: ids['Q']! }
}

test('a line counts our sales of the same year in its unit and below, in one money', async () => {
  const { lead, g, p, q } = await aGroup()
  await lead.ask(putWalletLine, {
    ...plates,
    accountId: g,
    targetShare: 0.45,
    targetOn: '2027-12-31',
  })
  await lead.ask(putWalletLine, { ...plates, accountId: p, spend: '250' })
  await lead.ask(putWalletLine, {
    ...plates,
    accountId: q,
    year: 2026,
    spend: '300',
    currency: 'USD',
  })
  const tubes = {
    accountId: p,
    family: 'tubos',
    year: 2026,
    basis: 'place' as const,
    seenOn: TODAY,
  }
  await lead.ask(putWalletLine, { ...tubes, place: 2, suppliers: 3 })
  const { rows, figures, families, units } = await lead.ask(readWallet, { accountId: g })
  expect(figures).toEqual({ asOf: '2026-10-31', currency: 'EUR' })
  expect(units.map(({ name }) => name)).toEqual(['Cuenta G', 'Cuenta P', 'Cuenta Q'])
  expect(families).toEqual(expect.arrayContaining(['Chapas', 'Tubos']))
  const of = (accountId: string, year: number) =>
    rows.find((row) => row.accountId === accountId && row.year === year)
  expect(of(g, 2025)).toMatchObject({ sales: 136, worth: 400, share: 0.34, within: false })
  expect(of(p, 2025)).toMatchObject({ sales: 100, worth: 250, share: 0.4, within: true })
  // 300 dollars at the rate of the day of the figures; nothing of the last twelve months there.
  expect(of(q, 2026)).toMatchObject({ sales: 0, worth: 150, share: 0, from: '2025-11-01' })
  expect(of(p, 2026)!.share).toBeCloseTo(1 / 3, 12)
  expect(of(p, 2026)!.worth).toBeCloseTo(90, 9)
  const [future] =
    (await lead.ask(putWalletLine, { ...plates, accountId: p, year: 2027 }),
    (await lead.ask(readWallet, { accountId: p })).rows)
  expect(future).toMatchObject({ year: 2027, sales: null, share: null })
})

test('the grid has each unit with its own sales, what it could buy, what is left and who is there', async () => {
  const { lead, db, g, p, q } = await aGroup()
  await db(
    (tx) => tx`
    insert into profile_fact (account_id, topic, name, share, source_kind, seen_on, confidence)
    values (${g}, 'ourCompetitor', 'Acerinox', 0.25, 'talk', ${TODAY}, 'assumed')
  `,
  )
  const cell = { potential: '100', currency: 'EUR', competitor: 'acerinox', seenOn: TODAY }
  await lead.ask(putWhiteCell, { ...cell, accountId: q, family: 'TUBOS' })
  await lead.ask(putWalletLine, { ...plates, accountId: p })
  await lead.ask(putWalletLine, { ...plates, accountId: g, spend: '900' })
  const { cells, units, hidden, currency, from, to } = await lead.ask(readWhiteSpace, {
    accountId: g,
  })
  expect([currency, from, to, hidden]).toEqual(['EUR', '2025-11-01', '2026-10-31', 0])
  expect(units.map(({ depth, rivals }) => [depth, rivals.length])).toEqual([
    [0, 1],
    [1, 0],
    [1, 0],
  ])
  const at = (accountId: string, family: string) =>
    cells.find((one) => one.accountId === accountId && one.family.toLowerCase() === family)
  // 20 dollars at their own rate; the competitor's share is the group's.
  expect(at(q, 'tubos')).toMatchObject({ sales: 10, potential: 100, left: 90, origin: 'said' })
  expect(at(q, 'tubos')).toMatchObject({ competitor: 'acerinox', competitorShare: 0.25 })
  expect(at(p, 'chapas')).toMatchObject({
    sales: 60,
    potential: 400,
    left: 340,
    origin: 'wallet',
    year: 2025,
  })
  expect(at(p, 'tubos')).toMatchObject({ sales: 30, potential: null, left: null, origin: null })
  // What the wallet says of a group is of its plants too.
  expect(at(g, 'chapas')).toMatchObject({ sales: 5, potential: null })
})

test('two who say it at once, twice the same, taken away and put back', async () => {
  const { lead, p } = await aGroup()
  const { now } = await lead.ask(putWalletLine, { ...plates, accountId: p })
  await expect(
    lead.ask(putWalletLine, { ...plates, accountId: p, family: 'CHAPAS ' }),
  ).rejects.toMatchObject({
    code: 'plan/wallet-told-twice',
  })
  const was = WalletGiven.parse(now)
  await lead.ask(putWalletLine, { ...now, spend: '500', was })
  await expect(lead.ask(putWalletLine, { ...now, spend: '600', was })).rejects.toMatchObject({
    code: 'plan/wallet-changed-since',
  })
  const gone = await lead.ask(dropWalletLine, { accountId: p, lineId: now.lineId })
  await lead.ask(putWalletLine, gone)
  expect((await lead.ask(readWallet, { accountId: p })).rows).toMatchObject([{ spend: '500' }])
  const cell = { accountId: p, family: 'Tubos', potential: '10', currency: 'EUR', seenOn: TODAY }
  const first = await lead.ask(putWhiteCell, { ...cell, was: null })
  await expect(
    lead.ask(putWhiteCell, { ...cell, potential: '20', was: null }),
  ).rejects.toMatchObject({
    code: 'plan/cell-changed-since',
  })
  await lead.ask(putWhiteCell, { ...cell, potential: '20', was: WhiteCellGiven.parse(first.now) })
  const { cells } = await lead.ask(readWhiteSpace, { accountId: p })
  const said = cells.find(({ family }) => family === 'Tubos')!.said!
  expect(said.potential).toBe('20')
  await lead.ask(dropWhiteCell, { accountId: p, cellId: said.cellId })
  for (const wrong of [
    { seenOn: '2027-01-01' },
    { potential: 'x' },
    { currency: 'euros' },
    { family: ' ' },
  ]) {
    await expect(lead.ask(putWhiteCell, { ...cell, ...wrong })).rejects.toMatchObject({
      status: 422,
    })
  }
})

test('who may not change the account says nothing of it; another firm sees none of it', async () => {
  const { lead, manager, viewer, join, p, g } = await aGroup()
  const { now } = await lead.ask(putWalletLine, { ...plates, accountId: p })
  const own = join('manager', { sees: 'own' })
  const stranger = aFirm(routes).lead
  const theirs = (await stranger.ask(addAccount, { name: 'Otra' })).accountId
  const cell = { accountId: p, family: 'Tubos', potential: '10', currency: 'EUR', seenOn: TODAY }
  for (const who of [manager, viewer]) {
    await expect(who.ask(putWalletLine, { ...plates, accountId: p })).rejects.toMatchObject({
      status: 403,
    })
    await expect(who.ask(putWhiteCell, cell)).rejects.toMatchObject({ status: 403 })
  }
  for (const act of [
    () => own.ask(readWallet, { accountId: p }),
    () => own.ask(readWhiteSpace, { accountId: g }),
    () => stranger.ask(readWallet, { accountId: p }),
    () => stranger.ask(putWhiteCell, cell),
    () => lead.ask(putWalletLine, { ...plates, accountId: g, lineId: now.lineId }),
    () => stranger.ask(dropWalletLine, { accountId: theirs, lineId: now.lineId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
