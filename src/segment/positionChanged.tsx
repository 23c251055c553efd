/** What a page reads again after a proposal came, went or was decided. */
import { readHistory } from '../accounts/account.api.ts'
import { listPositions, readAccountPositions } from './position.api.ts'

export const POSITION_CHANGED = [listPositions, readAccountPositions, readHistory]
