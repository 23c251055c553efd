/** What people are compared by, out of PostgreSQL: of all, or of those that come into question for a few. */
import { z } from 'zod'
import { eachRow, treeTops } from '../accounts/twinCompared.store.ts'
import { toldName } from '../kernel/alike.ts'
import type { Day } from '../kernel/day.ts'
import { nameKeys } from '../kernel/twin.ts'
import { type Db, many } from '../platform/db.ts'
import { type ComparedContact, tellsSomeone } from './contactTwin.ts'

const Named = z.object({ id: z.guid(), name: z.string() })
const Reached = z.object({ id: z.guid(), kind: z.string(), value: z.string() })
const Placed = z.object({ id: z.guid(), accountId: z.guid() })

/** @param ids null for all */
export async function comparedContacts(
  db: Db,
  ids: readonly string[] | null,
  today: Day,
): Promise<ComparedContact[]> {
  const tops = await treeTops(db, today)
  const marks = new Map<string, string[]>()
  const accounts = new Map<string, string[]>()
  const of = ids ? db`and coalesce(c.kept_id, x.contact_id) = any(${[...ids]}::uuid[])` : db``
  const its = db`left join contact_kept c on c.firm_id = x.firm_id and c.contact_id = x.contact_id`
  const reaches = db`
    select distinct coalesce(c.kept_id, x.contact_id) as id, x.kind, coalesce(x.digits, x.folded) as value
    from contact_reach x ${its}
    where x.firm_id = ${db.firm} and (x.kind = 'mail' or x.digits is not null) ${of}
  `
  await eachRow(Reached, reaches, ({ id, kind, value }) => {
    if (kind === 'mail' && !tellsSomeone(value)) return
    put(marks, id, `${kind}:${value}`)
  })
  const places = db`
    select distinct coalesce(c.kept_id, x.contact_id) as id, coalesce(k.kept_id, x.account_id) as account_id
    from contact_place x left join account_kept k using (firm_id, account_id) ${its}
    where x.firm_id = ${db.firm} ${of}
  `
  await eachRow(Placed, places, ({ id, accountId }) => put(accounts, id, accountId))
  const compared: ComparedContact[] = []
  const people = db`
    select x.contact_id as id, x.name from contact x
    where x.firm_id = ${db.firm} and x.merged_into_id is null and x.erased_at is null
      ${ids ? db`and x.contact_id = any(${[...ids]}::uuid[])` : db``}
    order by x.contact_id
  `
  await eachRow(Named, people, ({ id, name }) => {
    const told = toldName(name)
    const works = accounts.get(id) ?? []
    const groups = [...new Set(works.map((accountId) => tops.get(accountId) ?? accountId))]
    compared.push({
      id,
      name: told,
      // By their name alone people are compared only where they may work together.
      names: groups.flatMap((group) => nameKeys(told, group)),
      marks: marks.get(id) ?? [],
      accounts: works,
      groups,
    })
  })
  return compared
}

function put(map: Map<string, string[]>, id: string, value: string): void {
  const those = map.get(id)
  if (those) those.push(value)
  else map.set(id, [value])
}

/** Those that come into question for these: of one mail or telephone, and of a like name in the same tree. */
export async function contactsNear(
  db: Db,
  changed: readonly ComparedContact[],
  today: Day,
): Promise<string[]> {
  const told = (kind: string) =>
    changed.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.startsWith(`${kind}:`) ? mark.slice(kind.length + 1) : [])),
    )
  const groups = new Set(changed.flatMap((one) => one.groups))
  const within = [...groups]
  for (const [id, top] of await treeTops(db, today)) if (groups.has(top)) within.push(id)
  const starts = [
    ...new Set(changed.flatMap(({ name }) => name.words.map((word) => `%${word.slice(0, 4)}%`))),
  ]
  const rows = await many(
    z.object({ id: z.guid() }),
    db`
    select distinct coalesce(c.kept_id, near.contact_id) as id
    from (
      select contact_id from contact_reach
      where firm_id = ${db.firm} and kind = 'mail' and folded = any(${told('mail')}::text[])
      union all
      select contact_id from contact_reach
      where firm_id = ${db.firm} and digits = any(${[...told('mobile'), ...told('phone')]}::text[])
      union all
      select p.contact_id
      from contact_place p
      left join account_kept k using (firm_id, account_id)
      join contact n on n.firm_id = p.firm_id and n.contact_id = p.contact_id
      where p.firm_id = ${db.firm} and coalesce(k.kept_id, p.account_id) = any(${within}::uuid[])
        and n.search_text like any(${starts}::text[])
    ) near
    left join contact_kept c on c.firm_id = ${db.firm} and c.contact_id = near.contact_id
  `,
  )
  return [...new Set([...rows.map(({ id }) => id), ...changed.map(({ id }) => id)])]
}
