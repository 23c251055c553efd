/** What tells of compensations and rewards, to be read again when one changes. */
import { listAcceptances } from '../accounts/acceptance.api.ts'
import { readHistory } from '../accounts/account.api.ts'
import {
  listCompensations,
  listOpenCompensations,
  listTerms,
  readLedger,
} from './compensation.api.ts'
import { listDueRewards, listRewards } from './reward.api.ts'

export const COMPENSATIONS_CHANGED = [
  listTerms,
  listCompensations,
  listOpenCompensations,
  readLedger,
  listAcceptances,
  readHistory,
]

export const REWARDS_CHANGED = [listRewards, listDueRewards, listAcceptances, readHistory]
