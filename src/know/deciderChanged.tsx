/** What tells of the map of deciders, to be read again when it changes. */
import { readHistory } from '../accounts/account.api.ts'
import { readDeciderMap, readSayings } from './decider.api.ts'

export const DECIDERS_CHANGED = [readDeciderMap, readSayings, readHistory]
