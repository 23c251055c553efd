/** Pairs of people in PostgreSQL. Those of whom one was merged are left out, and come back when it is undone. */
import { z } from 'zod'
import { anyOf } from '../accounts/twin.store.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { ContactTwin, type ContactTwinList } from './contactTwin.ts'

/** Instants as text, which is what endpoints return. */
const Row = ContactTwin.extend({ foundAt: instant })

const CARERS = `array(
  select distinct n.person_id from contact_place p
  join account_near n using (firm_id, account_id)
  where p.firm_id = k.firm_id and p.contact_id = any(contact_and_merged(k.contact_id)))`

/** What tells a person from another. */
const SIDE = `
  select jsonb_build_object('contactId', k.contact_id, 'name', k.name, 'madeAt', k.made_at,
    'mails', array(select distinct r.value from contact_reach r
      where r.firm_id = k.firm_id and r.contact_id = k.contact_id and r.kind = 'mail' order by 1),
    'phones', array(select distinct r.value from contact_reach r
      where r.firm_id = k.firm_id and r.contact_id = k.contact_id and r.kind in ('phone', 'mobile') order by 1),
    'places', coalesce((
      select jsonb_agg(jsonb_build_object('accountId', a.account_id, 'account', a.name,
        'jobTitle', p.job_title, 'untilOn', p.until_on) order by p.until_on desc nulls first, a.name)
      from contact_place p
      left join account_kept m using (firm_id, account_id)
      join account a on a.firm_id = p.firm_id and a.account_id = coalesce(m.kept_id, p.account_id)
      where p.firm_id = k.firm_id and p.contact_id = any(contact_and_merged(k.contact_id))
    ), '[]'),
    'carers', ${CARERS}) as side
  from contact k`

export async function contactTwins(db: Db, list: z.output<typeof ContactTwinList>) {
  const { reason, state, dir, size } = list
  const where = db`
    from contact_twin t
    join contact one using (firm_id, contact_id)
    join contact other on other.firm_id = t.firm_id and other.contact_id = t.other_id
    where t.firm_id = ${db.firm} and t.state = ${state}
      and one.merged_into_id is null and other.merged_into_id is null
      ${reason.length > 0 ? db`and t.reasons @? ${anyOf(reason)}::jsonpath` : db``}
  `
  const down = dir === 'desc' ? db`desc` : db``
  const rows = await many(
    Row,
    db`
    select t.score, t.reasons, t.state, t.found_at, t.dismissed_because, by.name as dismissed_by,
      jsonb_build_array(here.side, there.side) as sides
    from (
      select t.* ${where} order by t.score ${down}, t.contact_id, t.other_id
      limit ${size} offset ${offsetOf(list)}
    ) t
    join lateral (${db.unsafe(SIDE)} where k.firm_id = t.firm_id and k.contact_id = t.contact_id) here on true
    join lateral (${db.unsafe(SIDE)} where k.firm_id = t.firm_id and k.contact_id = t.other_id) there on true
    left join firm_actor by on by.firm_id = t.firm_id and by.actor_id = t.dismissed_by
    order by t.score ${down}, t.contact_id, t.other_id
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${where}`,
  )
  return { rows, total }
}

export type OnePair = { contactId: string; otherId: string }

const Held = z.object({
  sides: z.array(z.object({ contactId: z.guid(), carers: z.array(z.guid()) })),
})

export function contactPairOf(db: Db, pair: OnePair) {
  const ids = [pair.contactId, pair.otherId]
  return maybe(
    Held,
    db`
    select (
      select jsonb_agg(jsonb_build_object('contactId', k.contact_id, 'carers', ${db.unsafe(CARERS)}))
      from contact k where k.firm_id = ${db.firm} and k.contact_id = any(${ids}::uuid[])
    ) as sides
    from contact_twin t where ${ofPair(db, pair)}
    for update
  `,
  )
}

export function setContactsDismissed(
  db: Db,
  pair: OnePair,
  by: { personId: string; because: string } | null,
) {
  return by
    ? db`
      update contact_twin t set state = 'dismissed', dismissed_by = ${by.personId},
        dismissed_at = now(), dismissed_because = ${by.because}
      where ${ofPair(db, pair)}
    `
    : db`
      update contact_twin t set state = 'open', dismissed_by = null, dismissed_at = null,
        dismissed_because = ''
      where ${ofPair(db, pair)}
    `
}

function ofPair(db: Db, { contactId, otherId }: OnePair) {
  return db`
    t.firm_id = ${db.firm}
    and t.contact_id = least(${contactId}::uuid, ${otherId}::uuid)
    and t.other_id = greatest(${contactId}::uuid, ${otherId}::uuid)
  `
}
