/** White space over HTTP. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { worthIn } from '../gather/factorOn.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import { addDays } from '../kernel/day.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince } from '../platform/since.ts'
import { salesWithin } from './walletRows.ts'
import { whiteGrid } from './whiteGrid.ts'
import { dropWhiteCell, putWhiteCell, readWhiteSpace } from './whiteSpace.api.ts'
import { cellForChange, cellsOf, gridRows, removeCell, writeCell } from './whiteSpace.store.ts'
import { type WhiteCell, WhiteCellGiven, whyNotCell } from './whiteSpace.ts'

export const whiteSpaceRoutes: Route[] = [
  route(readWhiteSpace, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    const portfolio = (await portfolioAt(db, {})) ?? null
    const day = portfolio?.asOf ?? today
    const span = salesWithin(day)
    const rows = await gridRows(db, accountId, { day, portfolio, span })
    const currency = portfolio?.valuation ?? (await homeCurrencyOf(db)) ?? 'EUR'
    const currencies = rows.flatMap((row) => [row.currency, row.spendCurrency])
    const worth = await worthIn(db, { home: currency, day, currencies })
    const months = portfolio
      ? { from: span.from, to: addDays(span.until, -1) }
      : { from: null, to: null }
    return whiteGrid(rows, { currency, ...months, worth })
  }),

  route(putWhiteCell, async ({ input: { was, ...given }, actor, db, today }) => {
    const { accountId, family } = given
    await heedWriting(db, actor, accountId)
    heed(whyNotSeen(given.seenOn, today))
    heed(whyNotCell(given))
    const before = await cellForChange(db, accountId, family)
    heedSince(was, before && WhiteCellGiven.parse(before), 'plan/cell-changed-since')
    const now = await writeCell(db, given)
    await record(db, actor, 'whiteSpace.said', told(now))
    return { now, before }
  }),

  route(dropWhiteCell, async ({ input: { accountId, cellId }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const cell = found((await cellsOf(db, accountId)).find((one) => one.cellId === cellId))
    await removeCell(db, cellId)
    await record(db, actor, 'whiteSpace.dropped', told(cell))
    return cell
  }),
]

const told = (cell: WhiteCell) => ({ ...cell, title: cell.family })
