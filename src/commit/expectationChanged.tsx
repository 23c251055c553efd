/** What tells of expectations, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listExpectations, listMyExpectations } from './expectation.api.ts'

export const EXPECTATIONS_CHANGED = [listExpectations, listMyExpectations, readHistory]
