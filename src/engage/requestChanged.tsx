/** What tells of requests and of the clocks that they start, to be read again when one changes. */
import { CLOCKS_CHANGED } from '../commit/serviceChanged.tsx'
import { listRequests } from './request.api.ts'

export const REQUESTS_CHANGED = [listRequests, ...CLOCKS_CHANGED]
