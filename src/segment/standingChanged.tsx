/** What is read again once an account has moved. */
import { listDecisions, listStandings, readMoves, readStanding, readTiers } from './standing.api.ts'

export const STANDING_CHANGED = [readTiers, listStandings, listDecisions, readMoves, readStanding]
