/** What a client's customers wrote of it, in PostgreSQL. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { PublicReview, type PublicReviewGiven } from './publicReview.ts'

/** How many of one account are told. */
const MOST = 2000

export function publicReviewsOf(db: Db, accountId: string): Promise<PublicReview[]> {
  return many(
    PublicReview,
    db`
    select review_id, ${accountId}::uuid as account_id, written_on, rating, text, link
    from public_review
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
    order by written_on desc, made_at desc, review_id
    limit ${MOST}
  `,
  )
}

/** The ids of those that were not there yet. */
export async function insertPublicReviews(
  db: Db,
  accountId: string,
  reviews: readonly PublicReviewGiven[],
): Promise<string[]> {
  const rows = await many(
    z.object({ reviewId: z.guid() }),
    db`
    insert into public_review (account_id, written_on, rating, text, link)
    select distinct ${accountId}::uuid, "writtenOn", rating, text, link
    from jsonb_to_recordset(${db.json(reviews)}) as given ("writtenOn" date,
      rating double precision, text text, link text)
    where not exists (
      select from public_review r
      where r.firm_id = ${db.firm} and r.account_id = any(account_and_merged(${accountId}))
        and (r.written_on, r.text, r.link) = (given."writtenOn", given.text, given.link)
    )
    returning review_id
  `,
  )
  return rows.map(({ reviewId }) => reviewId)
}

export function removePublicReviews(db: Db, accountId: string, reviewIds: readonly string[]) {
  return many(
    PublicReview,
    db`
    delete from public_review
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and review_id = any(${[...reviewIds]}::uuid[])
    returning review_id, account_id, written_on, rating, text, link
  `,
  )
}
