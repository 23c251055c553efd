/** What tells of mails and mailboxes, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listAccountClocks, listMyClocks } from '../commit/serviceClock.api.ts'
import { listDepartureHints } from '../know/departureHint.api.ts'
import { listMailboxes } from './mailbox.api.ts'
import { listThreads, readThread } from './mail.api.ts'

export const MAILS_CHANGED = [
  listThreads,
  readThread,
  readHistory,
  listAccountClocks,
  listMyClocks,
  listDepartureHints,
]

export const MAILBOXES_CHANGED = [listMailboxes]
