/** What the outside may ask of saved views. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { NewView, SavedView } from './view.ts'

const KEEPERS = ['lead', 'admin', 'manager', 'expert'] as const

export const listViews = endpoint('GET /views', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(SavedView),
})

export const addView = endpoint('POST /views', {
  may: KEEPERS,
  input: NewView,
  returns: SavedView,
})

export const changeView = endpoint('PUT /views/:viewId', {
  may: KEEPERS,
  input: NewView.extend({ viewId: z.guid() }),
  returns: SavedView,
})

export const dropView = endpoint('DELETE /views/:viewId', {
  may: KEEPERS,
  input: z.object({ viewId: z.guid() }),
  returns: SavedView,
})
