/** What tells of proposals, to be read again when one is decided: its actions stand, or go. */
import { ACTIONS_CHANGED } from '../accounts/actionChanged.tsx'
import { listFirings, readWatch } from './firing.api.ts'

export const FIRINGS_CHANGED = [listFirings, readWatch, ...ACTIONS_CHANGED]
