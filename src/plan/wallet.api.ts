/** What the outside may do with an account's wallet. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Wallet, WalletGiven, WalletLine } from './wallet.ts'

/** Of the account and all below it, the newest year first. */
export const readWallet = endpoint('GET /accounts/:accountId/wallet', {
  may: TEAM,
  input: oneAccount,
  returns: Wallet,
})

/** Adds a line, changes the one of this id, or puts one back; `was` is what whoever changes it began from. */
export const putWalletLine = endpoint('PUT /accounts/:accountId/wallet', {
  may: WRITERS,
  input: WalletGiven.extend(oneAccount.shape).extend({
    lineId: z.guid().optional(),
    was: WalletGiven.optional(),
  }),
  returns: z.object({ now: WalletLine, before: WalletLine.nullable() }),
})

export const dropWalletLine = endpoint('DELETE /accounts/:accountId/wallet/:lineId', {
  may: WRITERS,
  input: oneAccount.extend({ lineId: z.guid() }),
  returns: WalletLine,
})
