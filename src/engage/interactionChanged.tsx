/** What tells of interactions, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listInteractions } from './interaction.api.ts'

export const INTERACTIONS_CHANGED = [listInteractions, readHistory]
