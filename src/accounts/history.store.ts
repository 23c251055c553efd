/** What happened to an account, from the record. */
import { z } from 'zod'
import { type Db, instant, many } from '../platform/db.ts'
import { Happened, type History, KIND_OF_NOUN, PAGE, type ToldKind } from './history.ts'

const Row = Happened.extend({ happenedAt: instant })
const Named = z.object({ personId: z.guid(), name: z.string() })

type Place = { accountId: string; before: string | undefined; kinds?: readonly ToldKind[] }

/**
 * What was recorded, milestones on their own day, and the days of purchase: the first one always, the
 * others only where they are asked for, since a client who buys daily would hide the rest.
 */
export async function historyOf(
  db: Db,
  { accountId, before, kinds = [] }: Place,
): Promise<History> {
  const nouns = db.json(KIND_OF_NOUN)
  const rows = await many(
    Row,
    db`
    with item as (
      select h.happening_id,
        -- One that was written elsewhere before stands where it was written.
        case when h.what = 'note.written' then coalesce(n.made_at, h.happened_at) else h.happened_at end
          as happened_at,
        h.what,
        -- A note's words stand in the note alone: where it is gone, so are they.
        case when h.what like 'note.%' then h.about || jsonb_build_object('title', left(n.text, 120))
          else h.about end as about,
        h.actor_id, false as is_day,
        coalesce(${nouns}::jsonb ->> split_part(h.what, '.', 1), 'change') as kind
      from happening h
      left join note n on h.what like 'note.%' and n.firm_id = h.firm_id
        and n.note_id = (h.about ->> 'noteId')::uuid and n.dropped_at is null
      where h.firm_id = ${db.firm} and h.account_id = any(account_and_merged(${accountId}))
      union all
      select m.milestone_id, m.day + interval '12 hours', 'milestone.reached',
        jsonb_build_object('milestoneId', m.milestone_id, 'title', m.title, 'about', m.about, 'source', m.source),
        m.made_by, true, 'milestone'
      from milestone m
      where m.firm_id = ${db.firm} and m.account_id = any(account_and_merged(${accountId}))
      union all
      select md5(${accountId} || d.day)::uuid, d.day + interval '10 hours',
        case when d.day = min(d.day) over () then 'purchase.first' else 'purchase.made' end,
        jsonb_build_object('orders', d.orders, 'sums', d.sums), null, true, 'purchase'
      from (
        select day, sum(orders) as orders,
          jsonb_agg(jsonb_build_object('amount', amount, 'currency', currency) order by currency) as sums
        from account_day
        where firm_id = ${db.firm} and account_id = account_kept_of(${accountId}) and purchases > 0
        group by day
      ) d
    )
    select i.happening_id, i.happened_at, i.what, i.about, i.kind, i.is_day, a.name as by_name
    from item i
    left join firm_actor a on a.firm_id = ${db.firm} and a.actor_id = i.actor_id
    where ${
      kinds.length > 0
        ? db`i.kind = any(${[...kinds]}::text[])`
        : db`i.what <> 'purchase.made' and i.what not like 'milestone.a%'`
    }
      ${
        before
          ? db`and (i.happened_at, i.happening_id) < (
              select b.happened_at, b.happening_id from item b where b.happening_id = ${before}
            )`
          : db``
      }
    order by i.happened_at desc, i.happening_id desc
    limit ${PAGE + 1}
  `,
  )
  const happenings = rows.slice(0, PAGE)
  return { happenings, people: await peopleIn(db, happenings), more: rows.length > PAGE }
}

function peopleIn(db: Db, happenings: Happened[]) {
  return many(
    Named,
    db`
    select person_id, name from firm_person
    where firm_id = ${db.firm}
      and position(person_id::text in ${JSON.stringify(happenings.map(({ about }) => about))}) > 0
  `,
  )
}
