/** What tells of commitments, to be read again when one changes. */
import { listAcceptances } from '../accounts/acceptance.api.ts'
import { readHistory } from '../accounts/account.api.ts'
import { listAccountCommitments, listCommitments, listDueCommitments } from './commitment.api.ts'

export const COMMITMENTS_CHANGED = [
  listCommitments,
  listAccountCommitments,
  listDueCommitments,
  listAcceptances,
  readHistory,
]
