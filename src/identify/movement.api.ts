/** What the outside may ask of the portfolio's movements from month to month. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { AccountMonth, MovedList, MovedPage, Movements, WhichMovements } from './movement.ts'

export const readMovements = endpoint('GET /portfolio/movements', {
  may: TEAM,
  input: WhichMovements,
  returns: Movements,
})

export const listMoved = endpoint('GET /portfolio/movements/accounts', {
  may: TEAM,
  input: MovedList,
  returns: MovedPage,
})

export const readAccountSnapshots = endpoint('GET /accounts/:accountId/snapshots', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(AccountMonth),
})

/** Asks for the month ends that lack, as when a month has passed since the last import. */
export const makeMonths = endpoint('POST /portfolio/snapshots', {
  may: WRITERS,
  input: z.object({}),
  returns: z.object({}),
})

const months = z.object({ from: Day, to: Day })
const changed = z.object({ months: z.int() })

/** Frozen months are made anew with the criteria and rates of today. */
export const remakeMonths = endpoint('POST /portfolio/snapshots/remaking', {
  may: LEADS,
  input: months,
  returns: changed,
})

/** What they were made with before they were remade is theirs again. */
export const restoreMonths = endpoint('POST /portfolio/snapshots/restoring', {
  may: LEADS,
  input: months,
  returns: changed,
})
