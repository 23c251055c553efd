/** Reads a map of deciders as it stood on a day. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { positionsOn, sayingsOn } from './decider.store.ts'
import { Decider, type DeciderMap } from './deciderMap.ts'
import { decisionsOn } from './decision.store.ts'
import { tiesOf } from './tie.store.ts'
import { holdsOn } from './tie.ts'

const Person = Decider.omit({ said: true, positions: true })

/** Those who worked there on the day; who was merged is told under the name that was kept. */
function peopleOn(db: Db, accountId: string, asOf: Day) {
  return many(
    Person,
    db`
    select k.contact_id, k.name, p.job_title, p.area,
      case when s.contact_id is not null then jsonb_build_object('x', s.x, 'y', s.y) end as spot
    from (
      select distinct on (coalesce(m.kept_id, p.contact_id))
        coalesce(m.kept_id, p.contact_id) as contact_id, p.job_title, p.area
      from contact_place p left join contact_kept m using (firm_id, contact_id)
      where p.firm_id = ${db.firm} and p.account_id = any(account_and_merged(${accountId}))
        and coalesce(p.from_on <= ${asOf}, true) and coalesce(p.until_on >= ${asOf}, true)
      order by coalesce(m.kept_id, p.contact_id), p.from_on desc nulls last, m.kept_id is not null
    ) p
    join contact k on k.firm_id = ${db.firm} and k.contact_id = p.contact_id
    left join (
      select distinct on (coalesce(m.kept_id, s.contact_id))
        coalesce(m.kept_id, s.contact_id) as contact_id, s.x, s.y
      from decider_spot s left join contact_kept m using (firm_id, contact_id)
      where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
      order by coalesce(m.kept_id, s.contact_id), m.kept_id is not null, s.account_id <> ${accountId}
    ) s on s.contact_id = p.contact_id
    order by k.search_text, k.contact_id
  `,
  )
}

export async function deciderMapOn(db: Db, accountId: string, asOf: Day): Promise<DeciderMap> {
  const [people, said, positions, ties, decisions, firstOn] = await Promise.all([
    peopleOn(db, accountId, asOf),
    sayingsOn(db, accountId, asOf),
    positionsOn(db, accountId, asOf),
    tiesOf(db, accountId),
    decisionsOn(db, accountId, asOf),
    firstDay(db, accountId),
  ])
  const here = new Set(people.map(({ contactId }) => contactId))
  const saidOf = Map.groupBy(said, ({ contactId }) => contactId)
  const positionsOf = Map.groupBy(positions, ({ contactId }) => contactId)
  return {
    asOf,
    firstOn,
    people: people.map((person) => ({
      ...person,
      said: saidOf.get(person.contactId) ?? [],
      positions: positionsOf.get(person.contactId) ?? [],
    })),
    ties: ties.filter((tie) => holdsOn(tie, asOf) && here.has(tie.fromId) && here.has(tie.toId)),
    decisions: decisions.map((one) => ({
      ...one,
      parts: one.parts.filter(({ contactId }) => here.has(contactId)),
    })),
  }
}

const First = z.object({ firstOn: z.string().nullable() })

async function firstDay(db: Db, accountId: string): Promise<Day | null> {
  const [first] = await many(
    First,
    db`
    select least(
      (select min(seen_on) from decider_said
        where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))),
      (select min(seen_on) from relation_position
        where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))),
      (select min(seen_on) from decision_role
        where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))),
      (select min(from_on) from contact_tie
        where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId})))
    ) as first_on
  `,
  )
  return first!.firstOn
}
