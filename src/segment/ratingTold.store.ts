/** What is told of a round: its raters and how far they are, one's own points, and, unblinded, everyone's. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { type Points, Rater, SheetRow } from './rating.ts'

const RoundRater = Rater.extend({ roundId: z.guid() })

export async function ratersOf(db: Db, roundId?: string) {
  return many(
    RoundRater,
    db`
    select r.round_id, r.person_id, coalesce(p.name, '') as name,
      r.finished_at is not null as finished, r.given
    from round_rater r
    left join firm_person p on p.firm_id = r.firm_id and p.person_id = r.person_id
    where r.firm_id = ${db.firm} ${roundId ? db`and r.round_id = ${roundId}` : db``}
    order by p.name, r.person_id
  `,
  )
}

export function sheetOf(db: Db, roundId: string, personId: string): Promise<SheetRow[]> {
  return many(
    SheetRow,
    db`
    select a.account_id, a.name, a.code, coalesce(mine.points, '{}') as points
    from round_account c
    join account a on a.firm_id = c.firm_id and a.account_id = c.account_id
    left join (
      select account_id, jsonb_object_agg(key, point) filter (where point is not null) as points
      from (${newest(db, roundId)}) r where person_id = ${personId}
      group by account_id
    ) mine on mine.account_id = c.account_id
    where c.firm_id = ${db.firm} and c.round_id = ${roundId}
    order by c.place
  `,
  )
}

const Told = z.object({
  accountId: z.guid(),
  key: z.string(),
  personId: z.guid(),
  point: z.int(),
  note: z.string(),
})

/** The newest point of every rater; while the round is open, of whoever asks alone (policy). */
export function pointsOf(db: Db, roundId: string): Promise<Points[]> {
  return many(
    Told,
    db`select account_id, key, person_id, point, note from (${newest(db, roundId)}) r where point is not null`,
  )
}

/** The newest point of every rater, account and key; null where it was taken back. */
export function newest(db: Db, roundId: string) {
  return db`
    select distinct on (account_id, person_id, key) account_id, person_id, key, point, note
    from rating
    where firm_id = ${db.firm} and round_id = ${roundId}
    order by account_id, person_id, key, rated_at desc, rating_id
  `
}

export async function namesOf(db: Db, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await many(
    z.object({ accountId: z.guid(), name: z.string() }),
    db`
    select account_id, name from account
    where firm_id = ${db.firm} and account_id = any(${[...accountIds]}::uuid[])
  `,
  )
  return new Map(rows.map(({ accountId, name }) => [accountId, name]))
}
