/** Usage over HTTP. */
import { accountOf } from '../../accounts/account.store.ts'
import { record } from '../../platform/history.ts'
import { found } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { listUsage, readUsage, readUsageFirm, tellReadings } from './usage.api.ts'
import type { ReadingsTaken } from './usage.ts'
import { accountsNamed, putReadings, usageFirm, usagePage } from './usage.store.ts'
import { accountUsage } from './usageMaking.store.ts'

export const usageRoutes: Route[] = [
  route(tellReadings, async ({ input: { readings }, actor, db }) => {
    const accounts = await accountsNamed(
      db,
      readings.map(({ account }) => account),
    )
    const untaken: ReadingsTaken['untaken'] = []
    const seen = new Set<string>()
    const placed = readings.flatMap(({ account, ...reading }, place) => {
      const accountId = accounts.get(account)
      if (accountId === undefined || accountId === 'several') {
        untaken.push({ place, reason: accountId ?? 'unknown' })
        return []
      }
      const key = `${accountId} ${reading.day} ${reading.measure}`
      if (seen.has(key)) {
        untaken.push({ place, reason: 'twice' })
        return []
      }
      seen.add(key)
      return [{ ...reading, accountId }]
    })
    const { added, changed } = await putReadings(db, placed)
    const taken = { added, changed, same: placed.length - added - changed }
    await record(db, actor, 'usage.told', { ...taken, untaken: untaken.length })
    return { ...taken, untaken }
  }),

  route(listUsage, async ({ input, db }) => usagePage(db, input)),

  route(readUsageFirm, async ({ db }) => usageFirm(db)),

  route(readUsage, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return accountUsage(db, accountId, today)
  }),
]
