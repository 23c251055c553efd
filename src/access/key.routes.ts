/** API keys over HTTP. */
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { governing } from './house.store.ts'
import { listKeys, makeKey, revokeKey } from './key.api.ts'
import { addKey, dropKey, keysOf } from './key.store.ts'
import { whyNotGive } from './member.ts'

export const keyRoutes: Route[] = [
  route(listKeys, ({ db }) => keysOf(db)),

  route(makeKey, async ({ input, actor, caller, db }) => {
    await governing(db, caller)
    heed(whyNotGive(actor, input.role))
    const { keyId, secret } = await addKey(db, { ...input, madeBy: actor.id })
    await record(db, actor, 'key.made', { keyId, ...input })
    const key = found((await keysOf(db)).find((one) => one.keyId === keyId))
    return { key, secret }
  }),

  route(revokeKey, async ({ input: { keyId }, actor, caller, db }) => {
    await governing(db, caller)
    const key = found((await keysOf(db)).find((one) => one.keyId === keyId))
    await dropKey(db, keyId)
    await record(db, actor, 'key.revoked', { keyId, name: key.name, role: key.role })
    return {}
  }),
]
