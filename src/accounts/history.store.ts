/** What happened to an account, from the record. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { Happened, type History, PAGE } from './history.ts'

const Row = Happened.extend({ happenedAt: z.date().transform((at) => at.toISOString()) })
const Named = z.object({ personId: z.guid(), name: z.string() })

type Place = { accountId: string; before: string | undefined }

export async function historyOf(db: Db, { accountId, before }: Place): Promise<History> {
  const rows = await many(
    Row,
    db`
    select h.happening_id, h.happened_at, h.what, h.about, a.name as by_name
    from happening h
    left join firm_actor a on a.firm_id = h.firm_id and a.actor_id = h.actor_id
    where h.firm_id = ${db.firm} and h.account_id = ${accountId}
      ${
        before
          ? db`and (h.happened_at, h.happening_id) < (
              select b.happened_at, b.happening_id from happening b
              where b.firm_id = ${db.firm} and b.happening_id = ${before}
            )`
          : db``
      }
    order by h.happened_at desc, h.happening_id desc
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
