/** What tells of wallets and white space, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { readWallet } from './wallet.api.ts'
import { readWhiteSpace } from './whiteSpace.api.ts'

export const WALLET_CHANGED = [readWallet, readWhiteSpace, readHistory]
