/** What the outside may ask of price indices. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { FileUndone, OneUndo } from './fileUndo.ts'
import {
  Country,
  Month,
  PriceFile,
  PriceIndex,
  PriceIndexList,
  PriceIndexPage,
  PriceStatus,
} from './priceIndex.ts'

const Several = z.object({ prices: z.array(PriceIndex).min(1).max(5_000) })

export const listPriceIndices = endpoint('GET /price-indices', {
  may: TEAM,
  input: PriceIndexList,
  returns: PriceIndexPage,
})

export const readPriceStatus = endpoint('GET /price-indices-status', {
  may: TEAM,
  input: z.object({}),
  returns: PriceStatus,
})

/** Keeps them in the ledger's spelling of their country. */
export const putPriceIndices = endpoint('PUT /price-indices', {
  may: LEADS,
  input: Several,
  returns: Several,
})

/** Takes one month away, or all of a country; the answer is what was there, so that it can be put back. */
export const dropPriceIndices = endpoint('DELETE /price-indices', {
  may: LEADS,
  input: z.object({ country: Country, month: Month.nullable() }),
  returns: Several,
})

/** The text of a file; `country` is that of one that names none. */
export const importPriceIndices = endpoint('POST /price-index-files', {
  may: LEADS,
  input: z.object({ text: z.string().min(1).max(20_000_000), country: Country }),
  returns: PriceFile,
})

/** Indices that are still as the file left them become what they were. Works once. */
export const undoPriceFile = endpoint('POST /price-index-files/:undoId/undoing', {
  may: LEADS,
  input: OneUndo,
  returns: FileUndone,
})
