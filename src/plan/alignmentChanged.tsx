/** What tells of meetings and joint decisions of a plan, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { readAlignment } from './alignment.api.ts'

export const ALIGNMENT_CHANGED = [readAlignment, readHistory]
