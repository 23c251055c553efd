/** What tells of changes of ours, to be read again when one changes. */
import { ACTIONS_CHANGED } from '../accounts/actionChanged.tsx'
import { listAffected, listChangesFelt, listOwnChanges } from './ownChange.api.ts'

export const OWN_CHANGES_CHANGED = [
  listOwnChanges,
  listAffected,
  listChangesFelt,
  ...ACTIONS_CHANGED,
]
