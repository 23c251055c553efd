/** What is known already of what the lines of a run name: ids of their program, our people, deals and tickets. */
import { z } from 'zod'
import type { CrmKind, CrmSystem } from '../kernel/crm.ts'
import { type Db, many } from '../platform/db.ts'
import type { CrmRow } from './crmRead.ts'

/** Of companies and contacts all that the program knows; of the others those of the file. */
export async function knownIds(
  db: Db,
  system: CrmSystem,
  kind: CrmKind,
  rows: readonly CrmRow[],
): Promise<Map<string, string>> {
  const isPointed = kind === 'company' || kind === 'contact'
  const asked = isPointed ? [] : rows.flatMap(({ fields }) => fields['externalId'] ?? [])
  const known = await many(
    z.object({ externalId: z.string(), thingId: z.guid() }),
    db`
    select external_id, thing_id from external_id
    where firm_id = ${db.firm} and system = ${system} and kind = ${kind}
      and ${isPointed ? db`true` : db`external_id = any(${asked}::text[])`}
  `,
  )
  return new Map(known.map(({ externalId, thingId }) => [externalId, thingId]))
}

/** Our people by address and name, and by what the ledger's salespeople are called. */
export async function ownersOf(db: Db): Promise<Map<string, string>> {
  const people = await many(
    z.object({ told: z.string(), personId: z.guid() }),
    db`
    select lower(told) as told, person_id from (
      select name as told, person_id from firm_person where firm_id = ${db.firm}
      union all select email, person_id from firm_person where firm_id = ${db.firm}
      union all select salesperson, person_id from salesperson_link where firm_id = ${db.firm}
    ) people where told is not null
  `,
  )
  return new Map(people.map(({ told, personId }) => [told, personId]))
}

/**
 * The accounts of deals and tickets that came in before, by their ids: what Salesforce says that a task is
 * about may be any of them.
 */
export async function worksKnown(
  db: Db,
  system: CrmSystem,
  rows: readonly CrmRow[],
): Promise<Map<string, string>> {
  const asked = [...new Set(rows.flatMap(({ fields }) => fields['companyId'] ?? []))]
  if (asked.length === 0) return new Map()
  const known = await many(
    z.object({ externalId: z.string(), accountId: z.guid() }),
    db`
    select e.external_id, coalesce(k.kept_id, w.account_id) as account_id
    from external_id e
    join (
      select firm_id, opportunity_id as thing_id, account_id from opportunity where firm_id = ${db.firm}
      union all select firm_id, request_id, account_id from request where firm_id = ${db.firm}
    ) w using (firm_id, thing_id)
    left join account_kept k using (firm_id, account_id)
    where e.firm_id = ${db.firm} and e.system = ${system} and e.kind in ('deal', 'ticket')
      and e.external_id = any(${asked}::text[]) and w.account_id is not null
  `,
  )
  return new Map(known.map(({ externalId, accountId }) => [externalId, accountId]))
}
