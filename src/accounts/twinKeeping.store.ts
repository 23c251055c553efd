/** Comparing without keeping others waiting, and keeping the pairs that were found. Used for accounts and people. */
import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { comparable, type Keyed, likeliest, type Pair } from '../kernel/twin.ts'
import { type Db, many } from '../platform/db.ts'
import type { Likely, TwinReason } from './twin.ts'

export type FoundTwin = Pair & { reasons: TwinReason[] }

/** So long at most before others get their turn. */
const AT_A_TIME_MS = 12

/** @param changed null where everyone is compared with everyone */
export async function compareAll<T extends Keyed>(
  things: readonly T[],
  likely: (one: T, other: T, both: readonly string[]) => Likely | null,
  { changed, stopping }: { changed: readonly string[] | null; stopping: AbortSignal },
): Promise<FoundTwin[]> {
  const found: FoundTwin[] = []
  let since = performance.now()
  for (const step of comparable(things, changed ? new Set(changed) : undefined)) {
    for (const { other, both } of step?.near ?? []) {
      const told = likely(step!.thing, other, both)
      if (!told) continue
      const [id, otherId] = [step!.thing.id, other.id].toSorted() as [string, string]
      found.push({ id, otherId, ...told })
    }
    if (performance.now() - since < AT_A_TIME_MS) continue
    await turn()
    stopping.throwIfAborted()
    since = performance.now()
  }
  return likeliest(found)
}

/** The tables of a kind of thing, and the column of its id. */
export type TwinTables = {
  twins: 'account_twin' | 'contact_twin'
  due: 'account_twin_due' | 'contact_twin_due'
  kept: 'account_kept' | 'contact_kept'
  id: 'account_id' | 'contact_id'
}

/** One at a time in a firm: who comes second finds nothing left to do. */
export async function lockTwins(db: Db, { twins }: TwinTables): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`${twins} ${db.firm}`}, 0))`
}

/** More than this are not compared one by one. */
const MOST_DUE = 200

/** Takes those that changed, each as the one that it was merged into; null where so many did that all are compared. */
export async function takeDue(db: Db, { due, kept, id }: TwinTables): Promise<string[] | null> {
  const rows = await many(
    z.object({ id: z.guid() }),
    db`
    with taken as (
      delete from ${db(due)} where firm_id = ${db.firm} returning ${db(id)} as id
    )
    select distinct coalesce(k.kept_id, t.id) as id
    from taken t left join ${db(kept)} k on k.firm_id = ${db.firm} and k.${db(id)} = t.id
    limit ${MOST_DUE + 1}
  `,
  )
  return rows.length > MOST_DUE ? null : rows.map((row) => row.id)
}

/**
 * What was found is written down; what stood open and is no longer found goes. What someone dismissed
 * stays dismissed, and what was merged waits for that to be undone.
 */
export async function keepTwins(
  db: Db,
  { twins, kept, id }: TwinTables,
  { found, changed }: { found: readonly FoundTwin[]; changed: readonly string[] | null },
): Promise<void> {
  await db`
    create temporary table found_twin (one uuid, other uuid, score real, reasons jsonb, primary key (one, other))
    on commit drop
  `
  for (let at = 0; at < found.length; at += 1_000) {
    const some = found.slice(at, at + 1_000)
    await db`
      insert into found_twin
      select one, other, score, reasons::jsonb from unnest(
        ${some.map((pair) => pair.id)}::uuid[], ${some.map(({ otherId }) => otherId)}::uuid[],
        ${some.map(({ score }) => score)}::real[], ${some.map(({ reasons }) => JSON.stringify(reasons))}::text[]
      ) as told (one, other, score, reasons)
    `
  }
  await db`
    insert into ${db(twins)} as t (${db(id)}, other_id, score, reasons)
    select one, other, score, reasons from found_twin
    on conflict (firm_id, ${db(id)}, other_id) do update
    set score = excluded.score, reasons = excluded.reasons
    where (t.score, t.reasons) is distinct from (excluded.score, excluded.reasons)
  `
  await db`
    delete from ${db(twins)} t
    where t.firm_id = ${db.firm} and t.state = 'open'
      ${changed ? db`and (t.${db(id)} = any(${[...changed]}::uuid[]) or t.other_id = any(${[...changed]}::uuid[]))` : db``}
      and not exists (select from found_twin f where f.one = t.${db(id)} and f.other = t.other_id)
      and not exists (
        select from ${db(kept)} k where k.firm_id = t.firm_id and k.${db(id)} in (t.${db(id)}, t.other_id)
      )
  `
}

/** The night after: then everything is compared anew, where something changed. */
export function nextNight(now = new Date()): string {
  const night = new Date(now)
  night.setUTCHours(2, 30, 0, 0)
  if (night <= now) night.setUTCDate(night.getUTCDate() + 1)
  return night.toISOString()
}
