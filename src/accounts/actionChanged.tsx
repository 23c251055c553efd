/** What tells of actions, to be read again when one changes. */
import { readHistory } from './account.api.ts'
import { listActions, listMyActions } from './action.api.ts'

export const ACTIONS_CHANGED = [listActions, listMyActions, readHistory]
