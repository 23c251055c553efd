/** What accounts are compared by, out of PostgreSQL: of all, or of those that come into question for a few. */
import { z } from 'zod'
import { toldName } from '../kernel/alike.ts'
import type { Day } from '../kernel/day.ts'
import { nameKeys } from '../kernel/twin.ts'
import { type Db, many } from '../platform/db.ts'
import { workDomainOf } from './mark.ts'
import type { ComparedAccount } from './twin.ts'

const ROWS = 2_000

/** Reads in portions, so that others get their turn. */
export async function eachRow<T extends z.ZodType>(
  shape: T,
  query: { cursor: (rows: number) => AsyncIterable<readonly unknown[]> },
  take: (row: z.output<T>) => void,
): Promise<void> {
  for await (const rows of query.cursor(ROWS)) shape.array().parse(rows).forEach(take)
}

const Named = z.object({
  id: z.guid(),
  name: z.string(),
  town: z.string(),
  groupName: z.string().nullable(),
})
const Marked = z.object({ id: z.guid(), kind: z.string(), value: z.string() })

/** @param ids null for all */
export async function comparedAccounts(
  db: Db,
  ids: readonly string[] | null,
  today: Day,
): Promise<ComparedAccount[]> {
  const groups = await treeTops(db, today)
  const marks = new Map<string, string[]>()
  await eachRow(Marked, marksOf(db, ids, today), ({ id, kind, value }) => {
    if (kind === 'domain' && workDomainOf(value) === null) return
    const its = marks.get(id)
    if (its) its.push(`${kind}:${value}`)
    else marks.set(id, [`${kind}:${value}`])
  })
  const compared: ComparedAccount[] = []
  const accounts = db`
    select a.account_id as id, a.name, coalesce(t.town, '') as town, a.group_name
    from account a left join account_told t using (firm_id, account_id)
    where a.firm_id = ${db.firm} and a.merged_into_id is null and a.archived_at is null
      ${ids ? db`and a.account_id = any(${[...ids]}::uuid[])` : db``}
    order by a.account_id
  `
  await eachRow(Named, accounts, ({ id, name, town, groupName }) => {
    const told = toldName(name)
    const top = groups.get(id)
    compared.push({
      id,
      name: told,
      names: nameKeys(told),
      town,
      marks: marks.get(id) ?? [],
      groups: [...(top ? [top] : []), ...(groupName ? [groupName] : [])],
    })
  })
  return compared
}

/** Of what was merged into one, too. Whoever works in several accounts tells none of them. */
function marksOf(db: Db, ids: readonly string[] | null, today: Day) {
  const of = ids ? db`and coalesce(k.kept_id, x.account_id) = any(${[...ids]}::uuid[])` : db``
  const its = db`x left join account_kept k using (firm_id, account_id) where x.firm_id = ${db.firm} ${of}`
  const someone = ids
    ? db`and p.contact_id in (
        select q.contact_id from contact_place q left join account_kept j using (firm_id, account_id)
        where q.firm_id = ${db.firm} and coalesce(j.kept_id, q.account_id) = any(${[...ids]}::uuid[])
      )`
    : db``
  return db`
    select coalesce(k.kept_id, x.account_id) as id, 'taxId' as kind, x.tax_id as value from account_tax_id ${its}
    union
    select coalesce(k.kept_id, x.account_id), 'domain', x.domain from account_domain ${its}
    union
    select coalesce(k.kept_id, x.account_id), 'mail', x.mail_folded from account_told ${its} and x.mail_folded <> ''
    union
    select coalesce(k.kept_id, x.account_id), 'phone', x.phone_digits from account_told ${its}
      and x.phone_digits is not null
    union
    select w.account_id, case r.kind when 'mail' then 'mail' else 'phone' end, coalesce(r.digits, r.folded)
    from (
      select contact_id, (array_agg(account_id))[1] as account_id
      from (
        select distinct coalesce(c.kept_id, p.contact_id) as contact_id,
          coalesce(k.kept_id, p.account_id) as account_id
        from contact_place p
        left join account_kept k using (firm_id, account_id)
        left join contact_kept c on c.firm_id = p.firm_id and c.contact_id = p.contact_id
        where p.firm_id = ${db.firm} and (p.until_on is null or p.until_on >= ${today}) ${someone}
      ) works
      group by 1 having count(*) = 1
    ) w
    join contact_reach r on r.firm_id = ${db.firm} and r.contact_id = w.contact_id
      and (r.kind = 'mail' or r.digits is not null)
  `
}

/** By account, the top of the tree that it stands in; alone, none. */
export async function treeTops(db: Db, today: Day): Promise<Map<string, string>> {
  const above = new Map<string, string>()
  const belongings = db`
    select b.account_id as id, coalesce(k.kept_id, b.parent_id) as parent_id
    from account_belonging b
    left join account_kept k on k.firm_id = b.firm_id and k.account_id = b.parent_id
    where b.firm_id = ${db.firm} and b.during @> ${today}::date
  `
  const Belonging = z.object({ id: z.guid(), parentId: z.guid() })
  await eachRow(Belonging, belongings, ({ id, parentId }) => above.set(id, parentId))
  const tops = new Map<string, string>()
  const topOf = (id: string): string => {
    const path = [id]
    // What was merged may close a circle, which the tree alone never has.
    for (let up = above.get(id); up && !path.includes(up); up = above.get(up)) path.push(up)
    return path.at(-1)!
  }
  for (const [id, parentId] of above) {
    const top = topOf(id)
    tops.set(id, top)
    if (!above.has(parentId)) tops.set(parentId, parentId)
  }
  return tops
}

const Found = z.object({ id: z.guid() })

/** Those that come into question for these: what only they share, and names that begin alike. */
export async function accountsNear(db: Db, changed: readonly ComparedAccount[]): Promise<string[]> {
  const told = (kind: string) =>
    changed.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.startsWith(`${kind}:`) ? mark.slice(kind.length + 1) : [])),
    )
  const starts = [
    ...new Set(changed.flatMap(({ name }) => name.words.map((word) => `%${word.slice(0, 4)}%`))),
  ]
  const [mails, phones] = [told('mail'), told('phone')]
  const rows = await many(
    Found,
    db`
    select distinct coalesce(k.kept_id, near.account_id) as id
    from (
      select account_id from account_tax_id where firm_id = ${db.firm} and tax_id = any(${told('taxId')}::text[])
      union all
      select account_id from account_domain where firm_id = ${db.firm} and domain = any(${told('domain')}::text[])
      union all
      select account_id from account_told where firm_id = ${db.firm} and mail_folded = any(${mails}::text[])
      union all
      select account_id from account_told where firm_id = ${db.firm} and phone_digits = any(${phones}::text[])
      union all
      select p.account_id from contact_reach r join contact_place p using (firm_id, contact_id)
      where r.firm_id = ${db.firm} and r.folded = any(${mails}::text[])
      union all
      select p.account_id from contact_reach r join contact_place p using (firm_id, contact_id)
      where r.firm_id = ${db.firm} and r.digits = any(${phones}::text[])
      union all
      select a.account_id from account a
      where a.firm_id = ${db.firm} and a.search_text like any(${starts}::text[])
    ) near
    left join account_kept k on k.firm_id = ${db.firm} and k.account_id = near.account_id
  `,
  )
  return [...new Set([...rows.map(({ id }) => id), ...changed.map(({ id }) => id)])]
}

/** Pairs that are related today besides, both ways round, as `one other`. */
export async function relatedPairs(db: Db, today: Day): Promise<ReadonlySet<string>> {
  const rows = await many(
    z.object({ one: z.guid(), other: z.guid() }),
    db`
    select coalesce(k.kept_id, r.account_id) as one, coalesce(o.kept_id, r.other_id) as other
    from account_relation r
    left join account_kept k on k.firm_id = r.firm_id and k.account_id = r.account_id
    left join account_kept o on o.firm_id = r.firm_id and o.account_id = r.other_id
    where r.firm_id = ${db.firm} and (r.until_on is null or r.until_on >= ${today})
  `,
  )
  return new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]))
}
