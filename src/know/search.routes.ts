/** The one box that finds everything, over HTTP. */
import { type Route, route } from '../platform/serve.ts'
import { searchEverything } from './search.api.ts'
import { findThings } from './search.store.ts'

export const searchRoutes: Route[] = [
  route(searchEverything, ({ input, db }) => findThings(db, input)),
]
