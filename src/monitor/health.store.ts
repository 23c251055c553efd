/** Health as it is kept: an account's newest score with its months, the list of all, the firm's months. */
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import { offsetOf } from '../kernel/list.ts'
import { Day } from '../kernel/day.ts'
import { topic } from '../platform/choice.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import type { HealthWeights } from './health.ts'
import { bandOf, BandsGiven, type HealthBands } from './healthBand.ts'
import { HEALTH_GROUPS } from './healthMeasure.ts'
import { HealthFirm, type HealthList, HealthMonth, HealthNow, HealthRow } from './healthTold.ts'

export const healthChoice = topic('monitor.health', BandsGiven)

const MONTHS_TOLD = 24

const Kept = HealthNow.omit({ groups: true, band: true }).extend({
  scores: z.array(z.number().nullable()),
  beliefs: z.array(z.number()),
})

/** Null where it is no client, or before the first score is made. */
export async function healthNow(
  db: Db,
  accountId: string,
  { weights, bands }: { weights: HealthWeights; bands: HealthBands },
): Promise<HealthNow | null> {
  const kept = await maybe(
    Kept,
    db`
    select h.day, h.score, h.confidence, h.before, to_jsonb(h.scores) as scores, h.beliefs, coalesce(h.reasons, '[]') as reasons
    from account_health h join health_day d using (firm_id, day)
    where h.firm_id = ${db.firm} and d.current and h.account_id = account_kept_of(${accountId})
  `,
  )
  if (!kept) return null
  const { scores, beliefs, ...rest } = kept
  const groups = HEALTH_GROUPS.map((group, at) => ({
    group,
    weight: weights[group],
    score: scores[at] ?? null,
    belief: beliefs[at] ?? 0,
  }))
  return { ...rest, groups, band: bandOf(rest, bands) }
}

export function healthMonthsOf(db: Db, accountId: string) {
  return many(
    HealthMonth,
    db`
    select day, score, confidence from (
      select day, score, confidence from account_health
      where firm_id = ${db.firm} and account_id = account_kept_of(${accountId})
      order by day desc limit ${MONTHS_TOLD + 1}
    ) last order by day
  `,
  )
}

/** What the score says, as SQL over `h`. */
function saidBand(db: Db, { good, bad, leastConfidence }: HealthBands) {
  return db`case when h.score is null then null when h.score < ${bad} then 'bad'
    when h.score < ${good} then 'watch'
    when h.confidence * 100 >= ${leastConfidence} then 'good' else 'unsure' end`
}

/** The newest day with names, sales and what stands instead, as `those`. */
function those(db: Db, bands: HealthBands, today: Day) {
  return db`those as (
    select h.account_id, a.name, a.search_text, h.score, h.confidence, h.before, coalesce(h.reasons, '[]') as reasons,
      o.band as said, coalesce(o.band, ${saidBand(db, bands)}) as band, m.sales_last_12 as sales
    from account_health h
      join health_day d using (firm_id, day)
      join account a using (firm_id, account_id)
      left join portfolio p on p.firm_id = h.firm_id and p.current and p.place = 1
      left join account_metric m on m.firm_id = h.firm_id and m.as_of = p.as_of
        and m.valuation = p.valuation and m.account_id = h.account_id
      left join lateral (
        select x.band from health_override x
        where x.firm_id = h.firm_id and account_kept_of(x.account_id) = h.account_id
          and x.until_on >= ${today} and (x.ended_on is null or x.ended_on > ${today})
        order by x.made_at desc limit 1
      ) o on true
    where h.firm_id = ${db.firm} and d.current and a.archived_at is null and a.merged_into_id is null
  )`
}

const SORTS = {
  score: 'score',
  change: 'score - before',
  confidence: 'confidence',
  sales: 'sales',
  name: 'search_text',
} as const

export async function healthPage(
  db: Db,
  list: z.output<typeof HealthList>,
  { bands, today }: { bands: HealthBands; today: Day },
) {
  const { q, band, sort, dir, size } = list
  let where = allIn(db, wordsOf(q))
  if (band.length > 0) where = db`${where} and band = any(${[...band]})`
  const rows = await many(
    HealthRow,
    db`
    with ${those(db, bands, today)}
    select account_id, name, score, confidence, before, band, said, sales, reasons
    from those where ${where}
    order by ${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, search_text, account_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`with ${those(db, bands, today)} select count(*) as total from those where ${where}`,
  )
  return { rows, total }
}

const COUNTS = (db: Db) => db`
  count(*) filter (where band = 'good') as good, count(*) filter (where band = 'watch') as watch,
  count(*) filter (where band = 'bad') as bad, count(*) filter (where band = 'unsure') as unsure`

const Head = HealthFirm.pick({ day: true, valuation: true, accounts: true })

export async function healthFirm(
  db: Db,
  { bands, today }: { bands: HealthBands; today: Day },
): Promise<Pick<HealthFirm, 'day' | 'valuation' | 'accounts' | 'counts' | 'months'>> {
  const head = (await maybe(
    Head,
    db`select day, valuation, accounts from health_day where firm_id = ${db.firm} and current`,
  )) ?? { day: null, valuation: null, accounts: 0 }
  const counts = await one(
    HealthFirm.shape.counts,
    db`with ${those(db, bands, today)} select ${COUNTS(db)} from those`,
  )
  const months = await many(
    HealthFirm.shape.months.element,
    db`
    select day, kept, ${COUNTS(db)} from (
      select h.day, d.kept, ${saidBand(db, bands)} as band
      from account_health h join health_day d using (firm_id, day)
      where h.firm_id = ${db.firm}
    ) said group by day, kept order by day
  `,
  )
  return { ...head, counts, months: months.slice(-MONTHS_TOLD) }
}
