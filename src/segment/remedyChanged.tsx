/** What is read again once something is done about an account. */
import { listNeeded, listRemedies, readRemedies } from './remedy.api.ts'

export const REMEDY_CHANGED = [listRemedies, listNeeded, readRemedies]
