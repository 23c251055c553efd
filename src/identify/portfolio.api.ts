/** What the outside may ask of the portfolio: as a list, as pictures, at any day. */
import { z } from 'zod'
import { EXPORT_FORMATS } from '../kernel/list.ts'
import { ChangeMade, EditOfMany, Which } from '../accounts/change.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { AccountList, AccountPage, PortfolioFilter, whichPortfolio } from './accountList.ts'
import { DIMENSIONS } from './findings.ts'
import { SLICED } from './mix.ts'
import { Pictures, Spread } from './picture.ts'
import { PortfolioSettings } from './portfolio.ts'
import { PortfolioTold } from './told.ts'

export const readPortfolio = endpoint('GET /portfolio', {
  tells: ['import', 'contract', 'rate', 'merge'],
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: PortfolioTold,
})

/** Makes the portfolio of a day, unless it is kept; asking twice does no harm. */
export const keepPortfolio = endpoint('PUT /portfolio/:asOf', {
  may: TEAM,
  input: z.object({ asOf: Day }),
  returns: z.object({ asOf: Day }),
})

export const listAccounts = endpoint('GET /accounts', {
  tells: ['import', 'mark', 'tier', 'carer', 'standing', 'merge', 'health'],
  may: TEAM,
  input: AccountList,
  returns: AccountPage,
})

export const exportAccounts = streamEndpoint('GET /portfolio/export', {
  may: TEAM,
  input: AccountList.extend({ format: z.enum(EXPORT_FORMATS) }),
  flows: 'down',
})

/** An edit of the chosen, or of all that the list's own filters leave. */
export const changeListedAccounts = endpoint('POST /portfolio/account-changes', {
  may: WRITERS,
  input: z.object({
    which: z.union([Which.options[0], z.object({ filter: PortfolioFilter })]),
    edit: EditOfMany,
  }),
  returns: ChangeMade,
})

export const readPictures = endpoint('GET /portfolio/pictures', {
  may: TEAM,
  input: PortfolioFilter,
  returns: Pictures.nullable(),
})

export const readSpread = endpoint('GET /portfolio/concentration', {
  may: TEAM,
  input: PortfolioFilter.extend({ by: z.enum(DIMENSIONS) }),
  returns: Spread.nullable(),
})

/** What the list may be filtered by: names that the lines say, and how many accounts each has. */
export const readSlices = endpoint('GET /portfolio/slices', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: z.array(z.object({ by: z.enum(SLICED), name: z.string(), accounts: z.number() })),
})

export const readPortfolioSettings = endpoint('GET /portfolio-settings', {
  may: TEAM,
  input: z.object({}),
  returns: PortfolioSettings,
})

/** The figures are made anew with them. */
export const choosePortfolioSettings = endpoint('PUT /portfolio-settings', {
  may: ['lead', 'admin'],
  input: PortfolioSettings,
  returns: PortfolioSettings,
})

/** Asks for new figures, as when the day has come that the ledger was ahead of. */
export const remakePortfolio = endpoint('POST /portfolio/remaking', {
  may: WRITERS,
  input: z.object({}),
  returns: z.object({}),
})
