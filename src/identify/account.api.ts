/** What the outside may ask of one account's figures. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { AccountTold, Month, OrderLine, Orders, Parts } from './accountTold.ts'
import { SLICED } from './mix.ts'

const accountThen = oneAccount.extend(whichPortfolio)

export const readAccountFigures = endpoint('GET /accounts/:accountId/figures', {
  may: TEAM,
  input: accountThen,
  returns: AccountTold,
})

export const readAccountMonths = endpoint('GET /accounts/:accountId/months', {
  may: TEAM,
  input: accountThen,
  returns: z.array(Month),
})

export const readAccountParts = endpoint('GET /accounts/:accountId/parts', {
  may: TEAM,
  input: accountThen.extend({ by: z.enum(SLICED).default('family') }),
  returns: Parts.nullable(),
})

/** Up to the as-of day; `before` goes on where the last answer ended. */
export const listOrders = endpoint('GET /accounts/:accountId/orders', {
  may: TEAM,
  input: accountThen.extend({ before: Day.optional() }),
  returns: Orders,
})

/** The live lines of one order: of an invoice on a day, or those of the day without a number. */
export const listOrderLines = endpoint('GET /accounts/:accountId/order-lines', {
  may: TEAM,
  input: oneAccount.extend({
    day: Day,
    invoice: z.string().max(200).optional(),
    sourceId: z.coerce.number<number | string>().int().default(0),
  }),
  returns: z.object({ lines: z.array(OrderLine), total: z.number() }),
})
