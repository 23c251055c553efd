/** What the outside may do with the lines of a plan. */
import { z } from 'zod'
import { WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Item, ItemEnd, ItemGiven, Reading } from './item.ts'
import { onePlan } from './plan.api.ts'

const oneItem = z.object({ itemId: z.guid() })

/**
 * Adds one, changes the one of this id, or puts it back. `was` is what whoever changes it began from: refused where it is
 * no longer so.
 */
export const putItem = endpoint('PUT /plans/:planId/items', {
  may: WRITERS,
  input: onePlan.extend({
    itemId: z.guid().optional(),
    item: ItemGiven,
    was: ItemGiven.optional(),
    /** As it was, where it is put back. */
    readings: z.array(Reading).max(400).optional(),
  }),
  returns: z.object({ now: Item, before: Item.nullable() }),
})

export const dropItem = endpoint('DELETE /plan-items/:itemId', {
  may: WRITERS,
  input: oneItem,
  returns: Item,
})

/** Drafted, decided, done or given up. */
export const setItemState = endpoint('PUT /plan-items/:itemId/state', {
  may: WRITERS,
  input: ItemEnd.safeExtend(oneItem.shape),
  returns: z.object({ now: Item, before: Item }),
})

/** What was read on a day; what stood for that day is replaced. */
export const addReading = endpoint('PUT /plan-items/:itemId/readings', {
  may: WRITERS,
  input: Reading.extend(oneItem.shape),
  returns: z.object({ now: Item, before: Reading.nullable() }),
})

export const dropReading = endpoint('DELETE /plan-items/:itemId/readings/:day', {
  may: WRITERS,
  input: oneItem.extend({ day: Day }),
  returns: Item,
})
