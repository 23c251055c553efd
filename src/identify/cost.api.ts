/** What the outside may do with cost rates, activities, the cost of selling and the limits. */
import { z } from 'zod'
import { FileUndone, OneUndo, Undoable } from '../gather/fileUndo.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  CostActivity,
  CostActivityList,
  CostActivityPage,
  CostRate,
  CostRateList,
  CostRatePage,
  SalesCost,
  SalesCostList,
  SalesCostPage,
} from './cost.ts'
import { COST_FILES, CostReject } from './costFile.ts'
import { CostSettings } from './costToServe.ts'

/** What is now, and what stood there before, so that it can be put back. */
function kept<T extends z.ZodType>(shape: T) {
  return z.object({ now: shape, before: shape.nullable() })
}

export const listCostRates = endpoint('GET /cost-rates', {
  may: TEAM,
  input: CostRateList,
  returns: CostRatePage,
})

export const putCostRate = endpoint('PUT /cost-rates', {
  may: LEADS,
  input: CostRate,
  returns: kept(CostRate),
})

/** Takes one away; the answer is what it was. */
export const dropCostRate = endpoint('DELETE /cost-rates', {
  may: LEADS,
  input: CostRate.pick({ activity: true, day: true }),
  returns: CostRate,
})

export const listCostActivities = endpoint('GET /cost-activities', {
  may: TEAM,
  input: CostActivityList,
  returns: CostActivityPage,
})

/** Says how many units an account took on a day, in place of what was said before. */
export const putCostActivity = endpoint('PUT /cost-activities', {
  may: WRITERS,
  input: CostActivity,
  returns: kept(CostActivity),
})

export const dropCostActivity = endpoint('DELETE /cost-activities', {
  may: WRITERS,
  input: CostActivity.omit({ units: true }),
  returns: CostActivity,
})

export const listSalesCosts = endpoint('GET /sales-costs', {
  may: TEAM,
  input: SalesCostList,
  returns: SalesCostPage,
})

export const putSalesCost = endpoint('PUT /sales-costs', {
  may: LEADS,
  input: SalesCost,
  returns: kept(SalesCost),
})

export const dropSalesCost = endpoint('DELETE /sales-costs', {
  may: LEADS,
  input: SalesCost.omit({ amount: true }),
  returns: SalesCost,
})

export const readCostSettings = endpoint('GET /cost-settings', {
  tells: ['sales', 'cost'],
  may: TEAM,
  input: z.object({}),
  returns: CostSettings,
})

export const chooseCostSettings = endpoint('PUT /cost-settings', {
  may: LEADS,
  input: CostSettings,
  returns: z.object({ now: CostSettings, before: CostSettings }),
})

/** The text of a file of rates, activities or the cost of selling; its header says which. */
export const importCosts = endpoint('POST /cost-files', {
  may: LEADS,
  input: z.object({ text: z.string().min(1).max(20_000_000) }),
  returns: z.object({
    kind: z.enum(COST_FILES),
    kept: z.int(),
    rejected: z.int(),
    /** The first of them. */
    rejects: z.array(CostReject),
    ...Undoable.shape,
  }),
})

/** Rows that are still as the file left them become what they were. Works once. */
export const undoCostFile = endpoint('POST /cost-files/:undoId/undoing', {
  may: LEADS,
  input: OneUndo,
  returns: FileUndone,
})
