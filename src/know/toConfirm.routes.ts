/** What is to be confirmed, over HTTP. */
import { type Route, route } from '../platform/serve.ts'
import { listToConfirm } from './toConfirm.api.ts'
import { toConfirm } from './toConfirm.store.ts'

export const toConfirmRoutes: Route[] = [
  route(listToConfirm, ({ input, actor, db, today }) =>
    toConfirm(db, input, { today, personId: actor.id }),
  ),
]
