/** What the one box finds, with the names of the accounts that it belongs to. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { searchEntries } from '../platform/search.ts'
import { excerptOf, type FoundThing } from './search.ts'

const Named = z.object({ accountId: z.guid(), keptId: z.guid(), name: z.string() })

type Sought = { q: string; most: number; kind: string[] }

export async function findThings(db: Db, { q, most, kind }: Sought): Promise<FoundThing[]> {
  const entries = await searchEntries(db, q, { most, kinds: kind })
  const ids = [...new Set(entries.flatMap(({ accountIds }) => accountIds))]
  // Read with who asks looking on: what they may not see has no name here.
  const accounts = await many(
    Named,
    db`
    select id as account_id, a.account_id as kept_id, a.name
    from unnest(${ids}::uuid[]) id
    join account a on a.firm_id = ${db.firm} and a.account_id = account_kept_of(id)
  `,
  )
  const names = new Map(accounts.map((one) => [one.accountId, one]))
  return entries.map(({ accountIds, text, ...entry }) => {
    const at = accountIds.map((one) => names.get(one)).find(Boolean)
    return {
      ...entry,
      excerpt: excerptOf(text, q, entry.title),
      accountId: at?.keptId ?? null,
      account: at?.name ?? null,
    }
  })
}
