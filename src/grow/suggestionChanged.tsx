/** What tells of suggestions, to be read again when one is dismissed or becomes an opportunity. */
import { readHistory } from '../accounts/account.api.ts'
import { listAccountSuggestions, listSuggestions } from './suggestion.api.ts'

export const SUGGESTIONS_CHANGED = [listSuggestions, listAccountSuggestions, readHistory]
