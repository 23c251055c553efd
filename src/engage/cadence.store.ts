/** Talks as rhythms and balances, in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { addDays, Day } from '../kernel/day.ts'
import { topic } from '../platform/choice.ts'
import { type Db, many } from '../platform/db.ts'
import { standingOn } from '../segment/standing.store.ts'
import { UNDECIDED } from '../segment/standing.ts'
import { BALANCE_DAYS, Cadence, TALK_KINDS, usualFrom } from './cadence.ts'
import { WatchedAccount, WatchedPerson } from './dueContact.ts'

export const cadenceChoice = topic('engage.cadence', Cadence)

type Whose =
  | { accountId: string }
  /** `andKey`: besides those near them, all strategic and key ones. */
  | { personId: string; andKey: boolean }

function which(db: Db, whose: Whose): postgres.Fragment {
  if ('accountId' in whose) return db`a.account_id = account_kept_of(${whose.accountId})`
  const near = db`a.account_id in (
    select n.account_id from account_carer n where n.firm_id = ${db.firm} and n.person_id = ${whose.personId}
  )`
  return whose.andKey ? db`(${near} or s.tier in ('strategic', 'key'))` : near
}

/** Accounts with their talks, under the ones that are kept. */
export function watchedAccounts(db: Db, whose: Whose, today: Day): Promise<WatchedAccount[]> {
  return many(
    WatchedAccount,
    db`
    with watched as (
      select a.account_id, a.name, coalesce(s.tier, ${UNDECIDED}) as tier, s.since
      from account a left join (${standingOn(db, today)}) s on s.account_id = a.account_id
      where a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
        and ${which(db, whose)}
    ), talked as (
      select w.account_id, array_agg(distinct i.happened_on order by i.happened_on)
          filter (where i.state = 'held' and i.happened_on >= ${usualFrom(today)}) as days,
        max(i.happened_on) filter (where i.state = 'held') as last_on,
        min(i.happened_on) filter (where i.state = 'planned' and i.happened_on >= ${today}) as planned_on
      from watched w
      cross join lateral unnest(account_and_merged(w.account_id)) as under(account_id)
      join interaction i on i.firm_id = ${db.firm} and i.account_id = under.account_id
        and i.kind = any(${[...TALK_KINDS]}) and i.state <> 'calledOff'
      group by w.account_id
    )
    select w.account_id, w.name as account, w.tier, w.since, coalesce(t.days, '{}') as days, t.last_on,
      t.planned_on, (
        select string_agg(p.name, ', ' order by p.name) from account_carer c
        join firm_person p on p.firm_id = c.firm_id and p.person_id = c.person_id
        where c.firm_id = ${db.firm} and c.account_id = w.account_id and c.part = 'manager'
      ) as manager_name
    from watched w left join talked t using (account_id)
  `,
  )
}

/** Who works there and may have a rhythm of their own: who asked for one, or of whom it is known how much they weigh. */
export function watchedPeople(db: Db, accountIds: readonly string[], today: Day) {
  return many(
    WatchedPerson,
    db`
    with there as (
      select distinct on (coalesce(ak.kept_id, p.account_id), coalesce(ck.kept_id, p.contact_id))
        coalesce(ak.kept_id, p.account_id) as account_id, coalesce(ck.kept_id, p.contact_id) as contact_id,
        p.job_title, p.from_on
      from contact_place p
      left join account_kept ak on ak.firm_id = p.firm_id and ak.account_id = p.account_id
      left join contact_kept ck on ck.firm_id = p.firm_id and ck.contact_id = p.contact_id
      where p.firm_id = ${db.firm} and (p.until_on is null or p.until_on >= ${today})
        and coalesce(ak.kept_id, p.account_id) = any(${[...accountIds]}::uuid[])
      order by 1, 2, p.from_on desc nulls last
    ), weighs as (
      select distinct on (1, 2) coalesce(ak.kept_id, s.account_id) as account_id,
        coalesce(ck.kept_id, s.contact_id) as contact_id, s.value::int as influence
      from decider_said s
      left join account_kept ak on ak.firm_id = s.firm_id and ak.account_id = s.account_id
      left join contact_kept ck on ck.firm_id = s.firm_id and ck.contact_id = s.contact_id
      where s.firm_id = ${db.firm} and s.attribute = 'influence' and s.seen_on <= ${today}
        and coalesce(ak.kept_id, s.account_id) = any(${[...accountIds]}::uuid[])
      order by 1, 2, s.seen_on desc, s.said_at desc
    )
    select t.account_id, t.contact_id, k.name, t.job_title, k.channel, k.every_days, w.influence,
      greatest(t.from_on, k.made_at::date) as since, talked.last_on, talked.planned_on,
      (select r.value from contact_reach r where r.firm_id = k.firm_id and r.contact_id = k.contact_id
        and r.kind in ('mobile', 'phone') order by r.kind limit 1) as phone,
      (select r.value from contact_reach r where r.firm_id = k.firm_id and r.contact_id = k.contact_id
        and r.kind = 'mail' order by r.value limit 1) as mail
    from there t
    join contact k on k.firm_id = ${db.firm} and k.contact_id = t.contact_id
    left join weighs w on w.account_id = t.account_id and w.contact_id = t.contact_id
    cross join lateral (
      select max(i.happened_on) filter (where i.state = 'held') as last_on,
        min(i.happened_on) filter (where i.state = 'planned' and i.happened_on >= ${today}) as planned_on
      from interaction_contact c join interaction i using (firm_id, interaction_id)
      where c.firm_id = ${db.firm} and c.contact_id = any(contact_and_merged(t.contact_id))
        and i.kind = any(${[...TALK_KINDS]})
    ) talked
    where k.every_days is not null or w.influence is not null
  `,
  )
}

const Who = z.array(z.object({ id: z.guid(), name: z.string().nullable() }))
const TalkSides = z.object({ ours: Who, theirs: Who })

/** Of each held talk of the last twelve months who took part, on both sides. */
export function talkSides(db: Db, accountId: string, today: Day) {
  return many(
    TalkSides,
    db`
    select (
        select coalesce(jsonb_agg(jsonb_build_object('id', o.person_id, 'name', f.name)), '[]')
        from (
          select i.owner_id as person_id where i.owner_id is not null
          union
          select x.person_id from interaction_person x
          where x.firm_id = i.firm_id and x.interaction_id = i.interaction_id
        ) o left join firm_person f on f.firm_id = i.firm_id and f.person_id = o.person_id
      ) as ours, (
        select coalesce(jsonb_agg(jsonb_build_object('id', k.contact_id, 'name', k.name)), '[]')
        from contact k
        where k.firm_id = i.firm_id and k.contact_id in (
          select contact_kept_of(x.contact_id) from interaction_contact x
          where x.firm_id = i.firm_id and x.interaction_id = i.interaction_id)
      ) as theirs
    from interaction i
    where i.firm_id = ${db.firm} and i.account_id = any(account_and_merged(${accountId}))
      and i.state = 'held' and i.kind = any(${[...TALK_KINDS]})
      and i.happened_on > ${addDays(today, -BALANCE_DAYS)}
  `,
  )
}

export function sentimentsOf(db: Db, accountId: string, today: Day) {
  return many(
    z.object({ day: Day, sentiment: z.int() }),
    db`
    select happened_on as day, sentiment from interaction
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and state = 'held' and sentiment is not null and happened_on >= ${usualFrom(today)}
    order by happened_on, happened_at nulls first
  `,
  )
}
