/** The rates that snapshots were valued with, in versions, so that a frozen month can be mended with its own. */
import { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, one } from '../platform/db.ts'

/** Keeps as a new version what differs from the last one; answers the version of today's rates. */
export async function keepRatesVersion(db: Db): Promise<number> {
  const home = await homeCurrencyOf(db)
  const { version } = await one(
    z.object({ version: z.number() }),
    db`select coalesce(max(version), 0) as version from frozen_factor where firm_id = ${db.firm}`,
  )
  if (!home) return version
  const added = await db`
    insert into frozen_factor (base, currency, day, version, factor)
    select ${home}, d.currency, d.day, ${version + 1}, d.factor
    from day_factor d
    where d.firm_id = ${db.firm} and d.currency <> ${home} and d.factor is distinct from (
      select f.factor from frozen_factor f
      where f.firm_id = ${db.firm} and f.base = ${home} and f.currency = d.currency and f.day = d.day
      order by f.version desc limit 1
    )
  `
  return added.count > 0 ? version + 1 : version
}

/** The factors of a version as the temporary table `used_factor`; a day that came later has its first one. */
export async function useRatesVersion(db: Db, base: string, version: number, upTo: Day) {
  await db`drop table if exists used_factor`
  await db`
    create temporary table used_factor on commit drop as
    select distinct on (currency, day) currency, day, factor
    from frozen_factor
    where firm_id = ${db.firm} and base = ${base} and day <= ${upTo}
    order by currency, day, version <= ${version} desc, abs(version - ${version})
  `
  await db`analyze used_factor`
}
