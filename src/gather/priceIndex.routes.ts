/** Price indices over HTTP: every change asks for the figures anew. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { refreshFigures } from './figures.ts'
import { undoFile } from './fileUndo.store.ts'
import {
  dropPriceIndices,
  importPriceIndices,
  listPriceIndices,
  putPriceIndices,
  readPriceStatus,
  undoPriceFile,
} from './priceIndex.api.ts'
import {
  countriesOf,
  keepPriceFile,
  keepPriceIndices,
  knownPrices,
  ledgerDays,
  PRICES,
  priceIndexPage,
  takePriceIndices,
} from './priceIndex.store.ts'
import { coverageOfPrices } from './priceIndex.ts'
import { readPriceTable } from './priceTable.ts'

const REJECTS_SHOWN = 20

export const priceIndexRoutes: Route[] = [
  route(listPriceIndices, ({ input, db }) => priceIndexPage(db, input)),

  route(readPriceStatus, async ({ db }) => {
    const { from, to } = await ledgerDays(db)
    const found = { countries: await countriesOf(db), known: await knownPrices(db), from, to }
    return { coverage: coverageOfPrices(found), from, to }
  }),

  route(putPriceIndices, async ({ input, actor, db }) => {
    const prices = await keepPriceIndices(db, input.prices)
    await afterChange(db, actor, 'priceIndex.kept', { prices })
    return { prices }
  }),

  route(dropPriceIndices, async ({ input, actor, db }) => {
    const prices = await takePriceIndices(db, input)
    if (prices.length === 0) throw new Problem(404, 'request/not-found')
    await afterChange(db, actor, 'priceIndex.dropped', { prices })
    return { prices }
  }),

  route(importPriceIndices, async ({ input: { text, country }, actor, db }) => {
    const table = readPriceTable(text, { country })
    if (!table) throw new Problem(422, 'gather/no-prices')
    const { kept, undoId } = await keepPriceFile(db, actor, table.prices)
    const read = {
      kept: kept.length,
      countries: [...new Set(kept.map((price) => price.country))].toSorted(),
      rejected: table.rejected.length,
      rejects: table.rejected.slice(0, REJECTS_SHOWN),
      undoId,
    }
    await afterChange(db, actor, 'priceIndex.imported', read)
    return read
  }),

  route(undoPriceFile, async ({ input: { undoId }, actor, db }) => {
    const undone = await undoFile(db, undoId, [PRICES])
    await afterChange(db, actor, 'priceIndex.importUndone', { undoId, ...undone })
    return undone
  }),
]

async function afterChange(
  db: Db,
  actor: Actor,
  what: `${string}.${string}`,
  about: Record<string, unknown>,
) {
  await record(db, actor, what, about)
  await enqueue(db, refreshFigures, {}, { key: 'figures' })
}
