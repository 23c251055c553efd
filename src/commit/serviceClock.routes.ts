/** Clocks of service levels over HTTP: started, told what happened, explained. */
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import { beginClock, once } from './clockAbout.store.ts'
import { catchUp } from './clockTurn.store.ts'
import { insertEvents, recount, removeClock } from './clockWrite.store.ts'
import {
  dropClock,
  listAccountClocks,
  listClockPeriods,
  listMyClocks,
  readClock,
  startClock,
  tellClock,
  undoClock,
} from './serviceClock.api.ts'
import {
  clockExplainedOf,
  clockOf,
  clockPeriods,
  clocksNear,
  clocksOf,
  heldClocks,
  iso,
  nowOf,
  toldAt,
} from './serviceClock.store.ts'
import {
  type ServiceClock,
  standing,
  whyNotAt,
  whyNotDropClock,
  whyNotHappen,
} from './serviceClock.ts'
import { whyNotTell } from './owned.ts'

export const serviceClockRoutes: Route[] = [
  route(listAccountClocks, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return clocksOf(db, accountId)
  }),

  route(listMyClocks, ({ actor, db }) => clocksNear(db, actor)),

  route(listClockPeriods, async ({ input: { accountId, by }, db }) => {
    found(await accountOf(db, accountId))
    return clockPeriods(db, accountId, by)
  }),

  route(readClock, async ({ input: { clockId }, db }) =>
    found(await clockExplainedOf(db, clockId)),
  ),

  route(startClock, async ({ input, actor, db }) => {
    const { carers } = found(await accountOf(db, input.accountId))
    const cares = carers.map(({ personId }) => personId)
    heed(whyNotTell(actor, { ownerId: input.ownerId ?? '', carers: cares }))
    if (input.ownerId && !(await mayOwn(db, input.ownerId)))
      throw new Problem(422, 'accounts/not-an-owner')
    const now = await nowOf(db)
    let lastAt = 0
    for (const { at: told } of [input, ...input.events]) {
      const at = told ? Date.parse(told) : now
      heed(whyNotAt(at, { now, lastAt, breachedAt: null, why: '' }))
      lastAt = at
    }
    const clockId = await beginClock(db, actor, input, now)
    if (clockId === null) throw new Problem(422, 'commit/no-level')
    return found(await clockOf(db, clockId))
  }),

  route(tellClock, async ({ input: { clockId, ...given }, actor, db }) => {
    const { held, clock, now } = await changeable(db, actor, clockId)
    const at = given.at ? Date.parse(given.at) : now
    const said = standing(held.events).filter(({ kind }) => !['target', 'calendar'].includes(kind))
    heed(whyNotHappen(clock, given))
    const lastAt = Date.parse(said.at(-1)!.at)
    const breachedAt = clock.breachedAt === null ? null : Date.parse(clock.breachedAt)
    heed(whyNotAt(at, { now, lastAt, breachedAt, why: given.why }))
    const { kind, state, why } = given
    await insertEvents(db, [clockId], {
      kind,
      at: iso(at),
      state: kind === 'state' ? state : null,
      why,
    })
    return recorded(db, actor, { clock, now, what: `clock.${kind}`, outcome: state ?? why })
  }),

  route(undoClock, async ({ input: { clockId, eventId }, actor, db }) => {
    const { clock, now } = await changeable(db, actor, clockId)
    if (clock.lastEventId !== eventId) throw new Problem(409, 'commit/clock-changed-since')
    await insertEvents(db, [clockId], { kind: 'undo', at: iso(now), undoesId: eventId })
    await catchUp(db, [clockId])
    return recorded(db, actor, { clock, now, what: 'clock.undone', outcome: '' })
  }),

  route(dropClock, async ({ input: { clockId }, actor, db }) => {
    const { clock } = await changeable(db, actor, clockId)
    heed(whyNotDropClock(clock))
    await removeClock(db, clockId)
    await record(db, actor, 'clock.takenBack', told(clock))
    return clock
  }),
]

/** Held until the transaction ends, and how it stands now. */
async function changeable(db: Db, actor: Actor, clockId: string) {
  await holdRows(db, 'clock', 'clock_id', [clockId])
  const [one] = await heldClocks(db, db`c.clock_id = ${clockId}`)
  const held = found(one)
  const now = await nowOf(db)
  const { ownerId, carers } = held
  heed(whyNotTell(actor, { ownerId: ownerId ?? '', carers }))
  return { held, clock: toldAt(held, now), now }
}

type Recorded = { clock: ServiceClock; now: number; what: `clock.${string}`; outcome: string }

async function recorded(db: Db, actor: Actor, { clock, now, what, outcome }: Recorded) {
  await once(() => recount(db, actor, [clock.clockId], now))
  await record(db, actor, what, { ...told(clock), outcome })
  return found(await clockOf(db, clock.clockId))
}

const told = ({ clockId, accountId, title, metric }: ServiceClock) => ({
  clockId,
  accountId,
  title,
  metric,
})
