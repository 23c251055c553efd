/** Whose addresses these are: ours, those of people at the clients, or of a client's domain. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { domainOf, ownDomains } from './mailRules.ts'

const Ours = z.object({ personId: z.guid().nullable(), address: z.string() })

export type OurAddresses = { people: Map<string, string>; is: (address: string) => boolean }

/** Addresses of people and mailboxes of ours; colleagues without Clave are known by the domain. */
export async function ourAddresses(db: Db): Promise<OurAddresses> {
  const rows = await many(
    Ours,
    db`
    select person_id, lower(email) as address from firm_person
    where firm_id = ${db.firm} and active and role <> 'client'
    union
    select person_id, address from mailbox where firm_id = ${db.firm}
  `,
  )
  const all = new Set(rows.map(({ address }) => address))
  const domains = ownDomains([...all])
  return {
    people: new Map(
      rows.flatMap(({ address, personId }) => (personId ? [[address, personId] as const] : [])),
    ),
    is: (address) => all.has(address) || domains.has(domainOf(address)),
  }
}

const Known = z.object({
  address: z.string(),
  contactId: z.guid().nullable(),
  accountIds: z.array(z.guid()),
})
export type KnownAddress = z.infer<typeof Known>

/**
 * People at the clients by their addresses, with the accounts where they work on a day; an address that nobody has, by the
 * domain that belongs to one account alone.
 */
export async function knownAddresses(
  db: Db,
  addresses: readonly string[],
  day: Day,
): Promise<Map<string, KnownAddress>> {
  if (addresses.length === 0) return new Map()
  const rows = await many(
    Known,
    db`
    with asked as (
      select address, fold(address) as folded, split_part(address, '@', 2) as domain
      from unnest(${[...new Set(addresses)]}::text[]) address
    ), person as (
      select distinct on (a.address) a.address, contact_kept_of(r.contact_id) as contact_id, w.account_ids
      from asked a
      join contact_reach r on r.firm_id = ${db.firm} and r.folded = a.folded and r.kind = 'mail'
      cross join lateral (
        select array(
          select distinct account_kept_of(p.account_id) from contact_place p
          where p.firm_id = r.firm_id and p.contact_id = any(contact_and_merged(r.contact_id))
            and coalesce(p.until_on >= ${day}, true) order by 1
        ) as account_ids
      ) w
      order by a.address, w.account_ids = '{}', r.contact_id
    ), house as (
      select a.address, null::uuid as contact_id,
        array_agg(distinct account_kept_of(d.account_id)) as account_ids
      from asked a join account_domain d on d.firm_id = ${db.firm} and d.domain = a.domain
      where a.address not in (select address from person)
      group by a.address
    )
    select * from person where account_ids <> '{}'
    union all
    select * from house where cardinality(account_ids) = 1
  `,
  )
  return new Map(rows.map((row) => [row.address, row]))
}

/** Which of these Message-IDs are of mails that we have, or that ours answer. */
export async function knownMailIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await many(
    z.object({ mailId: z.string() }),
    db`
    select mail_id from mail_message
    where firm_id = ${db.firm} and mail_id = any(${[...ids]}::text[])
  `,
  )
  return new Set(rows.map(({ mailId }) => mailId))
}
