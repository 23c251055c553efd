/** Public reviews of us, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { addMonths, type Day } from '../../kernel/day.ts'
import { offsetOf } from '../../kernel/list.ts'
import { type Db, many, one } from '../../platform/db.ts'
import {
  BAD_STARS,
  OurReview,
  type OurReviewGiven,
  type OurReviewList,
  OurReviewSum,
} from './ourReview.ts'

const FROM = (db: Db) => db`
  from our_review x
    left join account a on a.firm_id = x.firm_id and a.account_id = account_kept_of(x.account_id)`
const FIELDS = (db: Db) => db`
  x.review_id, a.account_id, a.name as account, x.site, x.written_on, x.rating, x.text, x.link, x.reply, x.replied_on`
const SORTS = { writtenOn: 'x.written_on', rating: 'x.rating', site: 'fold(x.site)' } as const

const unanswered = (db: Db) =>
  db`(x.reply = '' and x.rating is not null and x.rating <= ${BAD_STARS})`

export async function ourReviewPage(db: Db, list: z.output<typeof OurReviewList>, today: Day) {
  const { q, state, account, sort, dir, size } = list
  let where: postgres.Fragment = db`x.firm_id = ${db.firm}`
  if (account) where = db`${where} and x.account_id = any(account_and_merged(${account}))`
  const since = addMonths(today, -12)
  const sum = await one(
    OurReviewSum,
    db`
    select count(x.rating) as rated, avg(x.rating) filter (where x.written_on > ${since}) as lately,
      avg(x.rating) filter (where x.written_on <= ${since}) as before,
      count(*) filter (where ${unanswered(db)}) as unanswered
    ${FROM(db)} where ${where}
  `,
  )
  where = db`${where} and ${allIn(db, wordsOf(q), db`fold(x.site || ' ' || x.text || ' ' || coalesce(a.name, ''))`)}`
  if (state.length === 1)
    where =
      state[0] === 'unanswered'
        ? db`${where} and ${unanswered(db)}`
        : db`${where} and x.reply <> ''`
  const rows = await many(
    OurReview,
    db`
    select ${FIELDS(db)} ${FROM(db)} where ${where}
    order by ${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, x.written_on desc, x.review_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${FROM(db)} where ${where}`,
  )
  return { rows, total, sum }
}

export async function ourReviewOf(db: Db, reviewId: string): Promise<OurReview | undefined> {
  const [found] = await many(
    OurReview,
    db`select ${FIELDS(db)} ${FROM(db)} where x.firm_id = ${db.firm} and x.review_id = ${reviewId}`,
  )
  return found
}

export async function writeOurReview(
  db: Db,
  given: OurReviewGiven & { reviewId?: string | undefined },
): Promise<string> {
  const { reviewId = randomUUID(), accountId, site, writtenOn, rating, text, link, reply } = given
  await db`
    insert into our_review (review_id, account_id, site, written_on, rating, text, link, reply, replied_on)
    values (${reviewId}, ${accountId}, ${site}, ${writtenOn}, ${rating}, ${text}, ${link}, ${reply},
      ${given.repliedOn})
    on conflict (firm_id, review_id) do update
    set account_id = case when excluded.account_id = account_kept_of(our_review.account_id)
        then our_review.account_id else excluded.account_id end,
      site = excluded.site, written_on = excluded.written_on, rating = excluded.rating, text = excluded.text,
      link = excluded.link, reply = excluded.reply, replied_on = excluded.replied_on
  `
  return reviewId
}

export function removeOurReview(db: Db, reviewId: string) {
  return db`delete from our_review where firm_id = ${db.firm} and review_id = ${reviewId}`
}
