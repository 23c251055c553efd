/** What tells of conflicts and of what is done beyond the contract, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listConflicts } from './conflict.api.ts'
import { listAllGoodwill, listGoodwill } from './goodwill.api.ts'

export const CONFLICTS_CHANGED = [listConflicts, readHistory]
export const GOODWILL_CHANGED = [listGoodwill, listAllGoodwill, readHistory]
