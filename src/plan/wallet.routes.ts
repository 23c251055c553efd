/** Wallets over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { dropWalletLine, putWalletLine, readWallet } from './wallet.api.ts'
import { walletTold } from './walletRead.store.ts'
import { isToldTwice, removeWalletLine, walletOf, writeWalletLine } from './wallet.store.ts'
import { WalletGiven, whyNotWallet } from './wallet.ts'

export const walletRoutes: Route[] = [
  route(readWallet, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return walletTold(db, accountId, today)
  }),

  route(putWalletLine, async ({ input: { was, ...given }, actor, db, today }) => {
    const { accountId, lineId } = given
    await heedWriting(db, actor, accountId)
    heed(whyNotSeen(given.seenOn, today))
    heed(whyNotWallet(given))
    const held = lineId ? await holdRows(db, 'wallet_line', 'line_id', [lineId]) : []
    const before = (await walletOf(db, accountId)).find((one) => one.lineId === lineId) ?? null
    if (held.length > 0 && !before) throw new Problem(404, 'request/not-found')
    heedSince(was, before && WalletGiven.parse(before), 'plan/wallet-changed-since')
    if (await isToldTwice(db, accountId, given)) throw new Problem(409, 'plan/wallet-told-twice')
    const now = await writeWalletLine(db, given)
    await record(db, actor, before ? 'wallet.changed' : 'wallet.added', told(now))
    return { now, before }
  }),

  route(dropWalletLine, async ({ input: { accountId, lineId }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const line = found((await walletOf(db, accountId)).find((one) => one.lineId === lineId))
    await removeWalletLine(db, lineId)
    await record(db, actor, 'wallet.dropped', told(line))
    return line
  }),
]

const told = ({
  accountId,
  family,
  year,
  ...line
}: Awaited<ReturnType<typeof writeWalletLine>>) => ({
  ...line,
  accountId,
  family,
  year,
  title: `${family}, ${year}`,
})
