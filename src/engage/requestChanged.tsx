/** What tells of requests, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listRequests } from './request.api.ts'

export const REQUESTS_CHANGED = [listRequests, readHistory]
