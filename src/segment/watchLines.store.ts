/** The short list of a month, from the watches that are kept and what people said of it. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { selectionOf } from './keptSelection.store.ts'
import { namesOf } from './ratingTold.store.ts'
import { lastDecided } from './review.store.ts'
import { candidatesNamed } from './selectionAccount.store.ts'
import { standingsOn } from './standing.store.ts'
import { UNDECIDED } from './standing.ts'
import { TierName } from './tier.ts'
import {
  monthOf,
  monthsRunning,
  saysOf,
  Seen,
  type Watched,
  type WatchLine,
  whyWatched,
} from './watch.ts'

/** All that the months running are counted over. */
const MONTHS_BACK = 24

const Ready = z.object({ selectionId: z.guid(), month: z.string(), readOn: Day })

/** The newest of each month, the newest first. */
export function readyWatches(db: Db) {
  return many(
    Ready,
    db`
    select selection_id, month, read_on from (
      select distinct on (to_char(as_of, 'YYYY-MM')) selection_id,
        to_char(as_of, 'YYYY-MM') as month, read_at::date as read_on
      from selection
      where firm_id = ${db.firm} and kind = 'watch' and state = 'ready'
      order by to_char(as_of, 'YYYY-MM') desc, made_at desc
    ) months
    order by month desc
    limit ${MONTHS_BACK}
  `,
  )
}

const Row = z.object({
  selectionId: z.guid(),
  accountId: z.guid(),
  chosen: z.boolean(),
  tier: TierName,
})

function watchedOf(db: Db, selectionIds: readonly string[]) {
  return many(
    Row,
    db`
    select selection_id, account_id, chosen, tier from selection_account
    where firm_id = ${db.firm} and selection_id = any(${[...selectionIds]}::uuid[])
      and (chosen or tier in ('key', 'strategic'))
  `,
  )
}

/** The accounts that would enter or leave against those that are key: those who enter first, then by score. */
export async function watchLines(db: Db, today: Day): Promise<WatchLine[]> {
  const watches = await readyWatches(db)
  const [newest] = watches
  if (!newest) return []
  const { selectionId } = newest
  const rows = Map.groupBy(
    await watchedOf(
      db,
      watches.map((one) => one.selectionId),
    ),
    (one) => one.selectionId,
  )
  const last = await lastDecided(db)
  // What is decided already is no news, also where it takes effect later.
  const day = last && last.effectiveOn > today ? last.effectiveOn : today
  const standings = await standingsOn(db, day)
  const chosen = new Set(
    (rows.get(selectionId) ?? []).flatMap((one) => (one.chosen ? [one.accountId] : [])),
  )
  const says = saysOf(
    [...new Set([...chosen, ...standings.keys()])].map((accountId) => ({
      accountId,
      chosen: chosen.has(accountId),
      tier: standings.get(accountId)?.tier ?? UNDECIDED,
    })),
  )
  const earlier = watches
    .slice(1)
    .map(({ month, selectionId: id }): Watched => ({ month, says: saysOf(rows.get(id) ?? []) }))
  const watched = [{ month: newest.month, says }, ...earlier]
  const asked = { accountIds: [...says.keys()], month: monthOf(today) }
  const seen = await seenIn(db, asked)
  const know = knownBy(db, asked.accountIds)
  const [now, decided] = [await know(selectionId), last && (await know(last.selectionId))]
  const names = await namesOf(db, asked.accountIds)
  return [...says]
    .flatMap(([accountId, side]): WatchLine[] => {
      const name = names.get(accountId)
      const own = now.get(accountId) ?? null
      const { strategic = null, financial = null } = own?.account ?? {}
      const reason = whyWatched(side, { decided: decided?.get(accountId) ?? null, now: own })
      const months = monthsRunning(watched, { accountId, side })
      const told = { accountId, side, strategic, financial, months, reason }
      // Who became key since is no candidate of this watch, and says nothing of itself.
      const isNewer = !own && (standings.get(accountId)?.since ?? '') > newest.readOn
      return name && !isNewer ? [{ ...told, name, seen: seen.get(accountId) ?? null }] : []
    })
    .toSorted(
      (a, b) =>
        a.side.localeCompare(b.side) ||
        (b.strategic ?? 0) - (a.strategic ?? 0) ||
        a.name.localeCompare(b.name),
    )
}

/** How a list knows these accounts, by its own criteria. */
function knownBy(db: Db, accountIds: readonly string[]) {
  return async (selectionId: string) => {
    const { criteria } = (await selectionOf(db, selectionId))!
    const accounts = await candidatesNamed(db, selectionId, accountIds)
    return new Map(accounts.map((account) => [account.accountId, { account, criteria }]))
  }
}

const SeenRow = Seen.extend({ accountId: z.guid(), what: z.string() })

/** What people have seen in a month and not taken back. */
async function seenIn(
  db: Db,
  { accountIds, month }: { accountIds: readonly string[]; month: string },
): Promise<Map<string, z.infer<typeof Seen>>> {
  const rows = await many(
    SeenRow,
    db`
    select distinct on (h.account_id) h.account_id, h.what, p.name as by,
      coalesce(h.about ->> 'reason', '') as reason
    from happening h
    left join firm_person p on p.firm_id = h.firm_id and p.person_id = h.actor_id
    where h.firm_id = ${db.firm} and h.account_id = any(${[...accountIds]}::uuid[])
      and h.what in ('watch.seen', 'watch.unseen') and h.about ->> 'month' = ${month}
    order by h.account_id, h.happened_at desc, h.happening_id
  `,
  )
  return new Map(
    rows.flatMap(({ accountId, what, ...seen }) =>
      what === 'watch.seen' ? [[accountId, seen] as const] : [],
    ),
  )
}
