/** What the outside may ask of exchange rates. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { FileUndone, OneUndo } from './fileUndo.ts'
import { CurrencyCode } from './rate.ts'
import { DatedRate, RateFile, RateList, RatePage, RatesStatus } from './rates.ts'

export const listRates = endpoint('GET /rates', { may: TEAM, input: RateList, returns: RatePage })

export const readRatesStatus = endpoint('GET /rates-status', {
  may: TEAM,
  input: z.object({}),
  returns: RatesStatus,
})

export const putRate = endpoint('PUT /rates', { may: LEADS, input: DatedRate, returns: DatedRate })

/** Takes one away; the answer is what it was, so that it can be put back. */
export const dropRate = endpoint('DELETE /rates/:base/:currency/:day', {
  may: LEADS,
  input: DatedRate.omit({ rate: true }),
  returns: DatedRate,
})

/** The text of a file: the history of the European Central Bank, or lines of day, currency and rate. */
export const importRates = endpoint('POST /rate-files', {
  may: LEADS,
  input: z.object({ text: z.string().min(1).max(20_000_000) }),
  returns: RateFile,
})

/** Rates that are still as the file left them become what they were. Works once. */
export const undoRateFile = endpoint('POST /rate-files/:undoId/undoing', {
  may: LEADS,
  input: OneUndo,
  returns: FileUndone,
})

export const changeHome = endpoint('PUT /home-currency', {
  may: LEADS,
  input: z.object({ currency: CurrencyCode }),
  returns: RatesStatus,
})
