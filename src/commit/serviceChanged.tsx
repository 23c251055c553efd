/** What tells of service levels, their calendars and clocks, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listAcceptances } from '../accounts/acceptance.api.ts'
import { listAgreements } from './agreement.api.ts'
import { readAvailability } from './availability.api.ts'
import { listAccountClocks, listClockPeriods, listMyClocks, readClock } from './serviceClock.api.ts'
import { listAccountLevels, listLevels } from './serviceLevel.api.ts'
import { listCalendars } from './workingCalendar.api.ts'

export const CLOCKS_CHANGED = [
  listAccountClocks,
  listClockPeriods,
  listMyClocks,
  readClock,
  readHistory,
]

export const LEVELS_CHANGED = [
  ...CLOCKS_CHANGED,
  listLevels,
  listAccountLevels,
  listAgreements,
  listAcceptances,
  listCalendars,
  readAvailability,
]

export const OUTAGES_CHANGED = [readAvailability, readHistory]
