/** Service levels over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { agreementOf, touchAgreement } from './agreement.store.ts'
import { turnClocks } from './clockTurn.store.ts'
import { msOf } from './duration.ts'
import { dropLevel, listAccountLevels, listLevels, putLevel } from './serviceLevel.api.ts'
import {
  allLevels,
  levelOf,
  levelsHolding,
  levelsOf,
  removeLevel,
  writeLevel,
} from './serviceLevel.store.ts'
import {
  LevelGiven,
  type ServiceLevel,
  whyNotChange,
  whyNotDropLevel,
  whyNotPolicy,
} from './serviceLevel.ts'
import { calendarOf } from './workingCalendar.store.ts'

export const serviceLevelRoutes: Route[] = [
  route(listLevels, ({ db }) => allLevels(db)),

  route(listAccountLevels, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return {
      holding: await levelsHolding(db, accountId, today),
      own: await levelsOf(db, accountId),
    }
  }),

  route(putLevel, async ({ input: { was, ...given }, actor, db }) => {
    const { levelId } = given
    await heedLevel(db, actor, given)
    if (levelId) await holdRows(db, 'service_level', 'level_id', [levelId])
    const before = levelId ? ((await levelOf(db, levelId)) ?? null) : null
    if (before) await heedLevel(db, actor, before)
    heedSince(was, before && LevelGiven.parse(before), 'commit/level-changed-since')
    if (before) heed(whyNotChange(before, given))
    await heedPointers(db, given)
    const now = found(await levelOf(db, await writeLevel(db, given)))
    await record(db, actor, before ? 'level.changed' : 'level.added', { ...told(now), before })
    await agreed(db, before, now)
    if (before) await turn(db, actor, before, now)
    return { now, before }
  }),

  route(dropLevel, async ({ input: { levelId }, actor, db }) => {
    await holdRows(db, 'service_level', 'level_id', [levelId])
    const before = found(await levelOf(db, levelId))
    await heedLevel(db, actor, before)
    heed(whyNotDropLevel(before))
    await removeLevel(db, levelId)
    await agreed(db, before, null)
    await record(db, actor, 'level.takenBack', told(before))
    return before
  }),
]

/** What is promised to one account is for who may change it; what is promised to many, for leads. */
async function heedLevel(db: Db, actor: Actor, { accountId }: Pick<LevelGiven, 'accountId'>) {
  if (accountId) await heedWriting(db, actor, accountId)
  else heed(whyNotPolicy(actor))
}

async function heedPointers(db: Db, { calendarId, agreementId, accountId }: LevelGiven) {
  if (calendarId) {
    const { archived } = found(await calendarOf(db, calendarId))
    if (archived) throw new Problem(422, 'commit/calendar-archived')
  }
  if (agreementId) {
    const agreement = found(await agreementOf(db, agreementId))
    if (agreement.accountId !== accountId) throw new Problem(404, 'request/not-found')
  }
}

/** What was agreed changes with its levels. */
async function agreed(db: Db, ...levels: (ServiceLevel | null)[]) {
  const ids = new Set(levels.flatMap((level) => level?.agreementId ?? []))
  for (const agreementId of ids) await touchAgreement(db, agreementId)
}

/** The clocks that run by it follow its new target and its new calendar. */
async function turn(db: Db, actor: Actor, before: ServiceLevel, now: ServiceLevel) {
  const which = db`c.level_id = ${now.levelId}`
  if (now.target !== null && now.target !== before.target)
    await turnClocks(db, actor, { which, event: { kind: 'target', targetMs: msOf(now.target) } })
  if (now.calendarId !== before.calendarId) {
    const calendar = now.calendarId ? found(await calendarOf(db, now.calendarId)) : null
    const event = { kind: 'calendar' as const, calendarVersionId: calendar?.versionId ?? null }
    await turnClocks(db, actor, { which, event })
  }
}

const told = ({ levelId, accountId, tier, metric, target, targetShare }: ServiceLevel) => ({
  levelId,
  ...(accountId ? { accountId } : {}),
  tier,
  metric,
  title: target ?? `${Number(targetShare) * 100} %`,
})
