/** What tells of requests and of the clocks that they start, to be read again when one changes. */
import { CLOCKS_CHANGED } from '../commit/serviceChanged.tsx'
import { checkFairness, listDecisions } from './extra.api.ts'
import { listHelp, listMyHelp } from './help.api.ts'
import { listAllRequests, listRequests, readRequest } from './request.api.ts'

export const REQUESTS_CHANGED = [
  listRequests,
  listAllRequests,
  readRequest,
  checkFairness,
  listDecisions,
  ...CLOCKS_CHANGED,
]

export const HELP_CHANGED = [listHelp, listMyHelp, ...REQUESTS_CHANGED]
