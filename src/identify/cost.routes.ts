/** Cost rates, activities and the cost of selling over HTTP: every change tells the costs anew. */
import { accountOf } from '../accounts/account.store.ts'
import { homeCurrencyOf } from '../access/firm.store.ts'
import { undoFile } from '../gather/fileUndo.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  chooseCostSettings,
  dropCostActivity,
  dropCostRate,
  dropSalesCost,
  importCosts,
  listCostActivities,
  listCostRates,
  listSalesCosts,
  putCostActivity,
  putCostRate,
  putSalesCost,
  readCostSettings,
  undoCostFile,
} from './cost.api.ts'
import {
  costActivities,
  costActivityAt,
  costRateAt,
  costRates,
  costsChanged,
  costSettings,
  keepCostActivity,
  keepCostRate,
  keepCostSettings,
  keepSalesCost,
  salesCostAt,
  salesCosts,
  takeCostActivity,
  takeCostRate,
  takeSalesCost,
} from './cost.store.ts'
import { type CostFile, readCostFile } from './costFile.ts'
import { COST_TABLES, keepCostActivities, keepCostRates, keepSalesCosts } from './costFile.store.ts'

export const costRoutes: Route[] = [
  route(listCostRates, ({ input, db }) => costRates(db, input)),

  route(putCostRate, async ({ input, actor, db }) => {
    const before = (await costRateAt(db, input)) ?? null
    await keepCostRate(db, input)
    await afterChange(db, actor, 'costRate.kept', { ...input, before })
    return { now: input, before }
  }),

  route(dropCostRate, async ({ input, actor, db }) => {
    const before = found(await costRateAt(db, input))
    await takeCostRate(db, input)
    await afterChange(db, actor, 'costRate.dropped', before)
    return before
  }),

  route(listCostActivities, ({ input, db }) => costActivities(db, input)),

  route(putCostActivity, async ({ input, actor, db }) => {
    found(await accountOf(db, input.accountId))
    const before = (await costActivityAt(db, input)) ?? null
    await keepCostActivity(db, input)
    await afterChange(db, actor, 'costActivity.kept', { ...input, before: before?.units ?? null })
    return { now: input, before }
  }),

  route(dropCostActivity, async ({ input, actor, db }) => {
    const before = found(await costActivityAt(db, input))
    await takeCostActivity(db, input)
    await afterChange(db, actor, 'costActivity.dropped', before)
    return before
  }),

  route(listSalesCosts, ({ input, db }) => salesCosts(db, input)),

  route(putSalesCost, async ({ input, actor, db }) => {
    const before = (await salesCostAt(db, input)) ?? null
    await keepSalesCost(db, input)
    await afterChange(db, actor, 'salesCost.kept', { ...input, before: before?.amount ?? null })
    return { now: input, before }
  }),

  route(dropSalesCost, async ({ input, actor, db }) => {
    const before = found(await salesCostAt(db, input))
    await takeSalesCost(db, input)
    await afterChange(db, actor, 'salesCost.dropped', before)
    return before
  }),

  route(readCostSettings, ({ db }) => costSettings(db)),

  route(chooseCostSettings, async ({ input, actor, db }) => {
    const before = await costSettings(db)
    await keepCostSettings(db, input)
    await afterChange(db, actor, 'costs.chosen', { ...input, before })
    return { now: input, before }
  }),

  route(importCosts, async ({ input, actor, db }) => {
    const file = readCostFile(input.text, { home: (await homeCurrencyOf(db)) ?? 'EUR' })
    if (!file) throw new Problem(422, 'identify/no-costs')
    const { undoId, unknown } = await keepFile(db, actor, file)
    const strangers = new Set(unknown)
    const lines = input.text.split(/\r\n|\n|\r/)
    const rejects = [
      ...file.rejected,
      ...[...strangers].map((line) => ({
        line,
        text: lines[line - 1] ?? '',
        reason: 'client' as const,
      })),
    ].toSorted((a, b) => a.line - b.line)
    const kept = file.rows.length - strangers.size
    const read = { kind: file.kind, kept, rejected: rejects.length, undoId }
    await afterChange(db, actor, 'costs.imported', read)
    return { ...read, rejects: rejects.slice(0, REJECTS_SHOWN) }
  }),

  route(undoCostFile, async ({ input: { undoId }, actor, db }) => {
    const undone = await undoFile(db, undoId, COST_TABLES)
    await afterChange(db, actor, 'costs.importUndone', { undoId, ...undone })
    return undone
  }),
]

const REJECTS_SHOWN = 20

/** What to undo it by, and the lines that could not be kept, though each could be read. */
async function keepFile(db: Db, actor: Actor, file: CostFile) {
  if (file.kind === 'activities') return keepCostActivities(db, actor, file.rows)
  const undoId =
    file.kind === 'rates'
      ? await keepCostRates(db, actor, file.rows)
      : await keepSalesCosts(db, actor, file.rows)
  return { undoId, unknown: [] }
}

async function afterChange(
  db: Db,
  actor: Actor,
  what: `${string}.${string}`,
  about: Record<string, unknown>,
) {
  await record(db, actor, what, about)
  await costsChanged(db)
}
