/** What tells of people at the clients, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listAccountContacts, listContacts, readContact } from './contact.api.ts'
import { readDeciderMap } from './decider.api.ts'

export const CONTACTS_CHANGED = [
  listAccountContacts,
  listContacts,
  readContact,
  readDeciderMap,
  readHistory,
]
