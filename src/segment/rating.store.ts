/** Rating rounds in PostgreSQL: points are added and never changed. */
import { z } from 'zod'
import { ofPortfolio } from '../identify/accountWhere.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import { WORKERS } from '../kernel/actor.ts'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { newest } from './ratingTold.store.ts'
import { type RatingGiven, Round, type RoundGiven, type RoundState } from './rating.ts'

const Row = Round.extend({ openedAt: instant })

export function roundsOf(db: Db) {
  return many(Row, db`${rounds(db)} order by r.opened_at desc, r.round_id`)
}

export function roundOf(db: Db, roundId: string) {
  return maybe(Row, db`${rounds(db)} and r.round_id = ${roundId}`)
}

function rounds(db: Db) {
  return db`
    select r.round_id, r.title, r.version, r.state, r.due_on, r.opened_at,
      (select count(*) from round_account a
        where a.firm_id = r.firm_id and a.round_id = r.round_id) as accounts
    from rating_round r where r.firm_id = ${db.firm}
  `
}

export async function insertRound(
  db: Db,
  portfolio: KeptPortfolio,
  {
    title,
    dueOn,
    by,
    most,
    raters,
    version,
    openedBy,
  }: RoundGiven & {
    version: number
    openedBy: string
  },
): Promise<string> {
  const { roundId } = await one(
    Row.pick({ roundId: true }),
    db`
    insert into rating_round (title, version, due_on, opened_by)
    values (${title}, ${version}, ${dueOn}, ${openedBy})
    returning round_id
  `,
  )
  const largest = by === 'clv' ? db`v.clv` : db`m.sales_last_12`
  await db`
    insert into round_account (round_id, account_id, place)
    select ${roundId}, account_id, row_number() over (order by size desc nulls last, rank)
    from (
      select m.account_id, ${largest} as size, m.rank
      from account_metric m
      join account a on a.firm_id = m.firm_id and a.account_id = m.account_id
      left join account_value v on v.firm_id = m.firm_id and v.as_of = m.as_of
        and v.valuation = m.valuation and v.account_id = m.account_id
      where ${ofPortfolio(db, portfolio)} and a.archived_at is null and a.merged_into_id is null
      order by size desc nulls last, m.rank
      limit ${most}
    ) candidate
  `
  await db`
    insert into round_rater (round_id, person_id)
    select distinct ${roundId}::uuid, person_id from unnest(${raters}::uuid[]) as asked(person_id)
  `
  return roundId
}

/** Those of the asked whom the firm has, and who may rate. */
export async function mayRate(db: Db, personIds: readonly string[]): Promise<string[]> {
  const rows = await many(
    z.object({ personId: z.guid() }),
    db`
    select person_id from firm_person
    where firm_id = ${db.firm} and active and role = any(${[...WORKERS]})
      and person_id = any(${[...personIds]}::uuid[])
  `,
  )
  return rows.map(({ personId }) => personId)
}

export async function setRoundState(db: Db, roundId: string, state: RoundState) {
  await db`
    update rating_round
    set state = ${state}, closed_at = case when ${state} = 'closed' then now() end
    where firm_id = ${db.firm} and round_id = ${roundId}
  `
}

export async function setFinished(
  db: Db,
  { roundId, personId, finished }: { roundId: string; personId: string; finished: boolean },
) {
  await db`
    update round_rater set finished_at = case when ${finished} then now() end
    where firm_id = ${db.firm} and round_id = ${roundId} and person_id = ${personId}
  `
}

type Sheet = { roundId: string; ratings: Omit<RatingGiven, 'roundId'>[]; personId: string }

export async function insertRatings(db: Db, { roundId, ratings, personId }: Sheet) {
  await db`
    insert into rating (round_id, account_id, person_id, key, point, note)
    select ${roundId}, account_id, ${personId}, key, point, note
    from unnest(
      ${ratings.map((one) => one.accountId)}::uuid[],
      ${ratings.map((one) => one.key)}::text[],
      ${ratings.map((one) => one.point)}::smallint[],
      ${ratings.map((one) => one.note)}::text[]
    ) as told (account_id, key, point, note)
  `
  await db`
    update round_rater set given = (
      select count(*) from (${newest(db, roundId)}) r
      where r.person_id = ${personId} and r.point is not null
    )
    where firm_id = ${db.firm} and round_id = ${roundId} and person_id = ${personId}
  `
}

export async function areInRound(db: Db, roundId: string, accountIds: readonly string[]) {
  const rows = await db`
    select 1 from round_account
    where firm_id = ${db.firm} and round_id = ${roundId}
      and account_id = any(${[...accountIds]}::uuid[])
  `
  return rows.length === accountIds.length
}
