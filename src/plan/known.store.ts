/** What the other rooms know of an account, by the step of a plan that it helps with. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { type KNOWN_KINDS, Known } from './known.ts'
import type { Step } from './planTemplate.ts'

/** So many of each kind: the first say most. */
const MOST = 6

const STEP_OF: Record<(typeof KNOWN_KINDS)[number], Step> = {
  tier: 'why',
  reason: 'why',
  trend: 'market',
  rival: 'market',
  decider: 'deciders',
  need: 'needs',
  signal: 'needs',
  goal: 'goals',
  strength: 'offer',
  weakness: 'offer',
  opportunity: 'objectives',
  threat: 'objectives',
  objective: 'objectives',
  action: 'actions',
}

const Row = Known.pick({ kind: true, text: true, id: true, dueOn: true })

export async function knownOf(db: Db, accountId: string): Promise<z.infer<typeof Known>[]> {
  const here = db`firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))`
  const rows = await many(
    Row,
    db`
    select kind, text, id, case kind when 'objective' then (
      select x.objective_on from crossing x where x.firm_id = ${db.firm} and x.crossing_id = id
    ) end as due_on
    from (
      select *, row_number() over (partition by kind order by rank desc, text) as at from (
        select case topic when 'goal' then 'goal' when 'trend' then 'trend' else 'rival' end as kind,
          concat_ws(': ', nullif(name, ''), nullif(text, '')) as text, fact_id as id, 0 as rank
        from profile_fact
        where ${here} and topic in ('goal', 'trend', 'ourCompetitor', 'competitor')
        union all
        select 'need', title, need_id, urgency from need where ${here} and state = 'open'
        union all
        select 'signal', noticed, signal_id, 0 from need_signal s
        where ${here} and dismissed_because = ''
          and not exists (select from need n where n.firm_id = s.firm_id and n.signal_id = s.signal_id)
        union all
        select kind, title, item_id, weight from swot_item where ${here} and dropped_at is null
        union all
        select 'objective', objective, crossing_id, abs(impact) from crossing where ${here} and objective <> ''
        union all
        select 'action', title, action_id, 0 from action where ${here} and state = 'open' and origin <> 'plan'
        union all
        select 'decider', concat_ws(', ', c.name, nullif(w.job_title, '')), c.contact_id, d.value::int
        from (
          select distinct on (contact_kept_of(contact_id)) contact_kept_of(contact_id) as contact_id, value
          from decider_said where ${here} and attribute = 'influence'
          order by contact_kept_of(contact_id), said_at desc
        ) d
        join contact c on c.firm_id = ${db.firm} and c.contact_id = d.contact_id
        left join lateral (
          select p.job_title from contact_place p
          where p.firm_id = ${db.firm} and p.contact_id = d.contact_id
            and p.account_id = any(account_and_merged(${accountId})) and p.until_on is null
          limit 1
        ) w on true
        where d.value is not null
        union all
        (select 'tier', tier, standing_id, 0 from standing where ${here}
          order by effective_on desc, decided_at desc limit 1)
        union all
        (select 'reason', reason, standing_id, 0 from standing where ${here}
          order by effective_on desc, decided_at desc limit 1)
      ) said where text <> ''
    ) numbered
    where at <= ${MOST}
    order by kind, at
  `,
  )
  return rows.map((row) => ({ ...row, step: STEP_OF[row.kind] }))
}
