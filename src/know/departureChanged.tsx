/** What tells of departures, to be read again when someone leaves or stays after all. */
import { ACTIONS_CHANGED } from '../accounts/actionChanged.tsx'
import { CONTACTS_CHANGED } from './contactChanged.tsx'
import { readDeciderMap } from './decider.api.ts'
import { listDepartures } from './departure.api.ts'
import { listDepartureHints } from './departureHint.api.ts'

export const DEPARTURES_CHANGED = [
  listDepartures,
  listDepartureHints,
  readDeciderMap,
  ...CONTACTS_CHANGED,
  ...ACTIONS_CHANGED,
]
