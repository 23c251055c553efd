/** Retention and growth over HTTP. */
import { type Route, route } from '../platform/serve.ts'
import { readRetention } from './retention.api.ts'
import { retentionStudy } from './retentionStudy.ts'
import { studyFor } from './study.store.ts'

export const retentionRoutes: Route[] = [
  route(readRetention, ({ input, actor, db }) => studyFor(db, retentionStudy, { actor, input })),
]
