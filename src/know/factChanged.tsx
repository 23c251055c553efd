/** What tells of facts, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listFacts } from './profileFact.api.ts'
import { listToConfirm } from './toConfirm.api.ts'

export const FACTS_CHANGED = [listFacts, listToConfirm, readHistory]
