/** Who may become key, read from all that is known of the accounts on the day: candidates as a selection keeps them. */
import { z } from 'zod'
import { strengthOfStage, workingStage } from '../accounts/stage.ts'
import { stagesOf } from '../accounts/stageView.store.ts'
import { ofPortfolio } from '../identify/accountWhere.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { appraise } from './appraisal.ts'
import type { CriteriaVersionGiven } from './criteria.ts'
import { interestsOf } from './interest.store.ts'
import type { KeptLimits } from './capacity.ts'
import type { SelectionAccount } from './keptSelection.ts'
import { segmentOfAccounts } from './market.store.ts'
import { metricValues } from './metric.store.ts'
import { potentialsIn } from './potentialsIn.store.ts'
import { STRENGTH } from './rating.ts'
import { pointsOf } from './ratingTold.store.ts'
import { judgedOf, known, pointOf } from './scoring.ts'
import { servedOf } from './served.store.ts'
import { standingsOn } from './standing.store.ts'
import { isKey } from './tier.ts'

export type Candidate = Omit<
  SelectionAccount,
  | 'name'
  | 'code'
  | 'strategies'
  | 'proposed'
  | 'wish'
  | 'wishReason'
  | 'chosen'
  | 'margin'
  | 'robustness'
> & { strategyIds: string[] }

type Asked = Pick<CriteriaVersionGiven, 'criteria' | 'lines'> & {
  roundId: string | null
  limits: Pick<KeptLimits, 'resources' | 'needs'>
  /** The largest so many, beside those rated, those that are key now and those wished in or out. */
  largest: number
  wished: string[]
  today: Day
}

/** In the order in which the solver is handed them: the largest first. */
export async function readCandidates(
  db: Db,
  portfolio: KeptPortfolio,
  { criteria, lines, roundId, limits, largest, wished, today }: Asked,
): Promise<Candidate[]> {
  const standings = await standingsOn(db, today)
  const key = [...standings].flatMap(([accountId, { tier }]) => (isKey(tier) ? [accountId] : []))
  const accounts = await largestOf(db, portfolio, { largest, roundId, more: [...key, ...wished] })
  const judged = roundId ? await judgedIn(db, roundId) : new Map<string, number>()
  const figures = await figuresOf(db, portfolio, criteria)
  const stages = await stagesOf(db)
  const segments = await segmentOfAccounts(db)
  const served = await servedOf(db)
  const interests = await interestsOf(db)
  const potentials = await potentialsIn(db, portfolio)

  const tierOf = (accountId: string) => standings.get(accountId)?.tier ?? 'standard'
  const hours = accounts.map(({ accountId }) => {
    const needs = limits.needs[tierOf(accountId) === 'strategic' ? 'strategic' : 'key']
    return limits.resources.map(({ skill }) => needs[skill] ?? 0)
  })
  const rated = accounts.map(({ accountId }, at) => ({
    key: accountId,
    points: criteria.map((one) =>
      one.measured
        ? pointOf(figures.get(one.measured.metric)!.get(accountId) ?? NaN, one.measured)
        : (judged.get(`${accountId} ${one.key}`) ?? NaN),
    ),
    strength: judged.get(`${accountId} ${STRENGTH}`) ?? strengthIn(stages, accountId),
    hours: hours[at]!.reduce((sum, one) => sum + one, 0),
  }))
  const { scores, boxes, biases } = appraise(criteria, rated, lines)
  return accounts.map(({ accountId, sales, zone }, at) => ({
    accountId,
    points: rated[at]!.points.map(known),
    hours: hours[at]!,
    financial: known(scores.financial[at]!),
    strategic: known(scores.strategic[at]!),
    attractiveness: known(scores.attractiveness[at]!),
    strength: known(rated[at]!.strength),
    confidence: scores.confidence[at]!,
    box: boxes[at]!,
    bias: biases[at]!,
    segment: segments.get(accountId) ?? null,
    zone,
    strategyIds: served.get(accountId) ?? [],
    wants: interests.get(accountId)?.wants ?? null,
    tier: tierOf(accountId),
    sales,
    potential: potentials.get(accountId) ?? null,
  }))
}

const Large = z.object({
  accountId: z.guid(),
  sales: z.number().nullable(),
  zone: z.string().nullable(),
})

function largestOf(
  db: Db,
  portfolio: KeptPortfolio,
  { largest, roundId, more }: { largest: number; roundId: string | null; more: string[] },
) {
  return many(
    Large,
    db`
    with live as (
      select m.account_id, m.sales_last_12 as sales, m.rank, s.zone,
        row_number() over (order by m.sales_last_12 desc, m.rank, m.account_id) as place
      from account_metric m
      join account a on a.firm_id = m.firm_id and a.account_id = m.account_id
      left join account_story s on s.firm_id = m.firm_id and s.as_of = m.as_of
        and s.valuation = m.valuation and s.account_id = m.account_id
      where ${ofPortfolio(db, portfolio)} and a.archived_at is null and a.merged_into_id is null
    )
    select account_id, sales, zone from live
    where place <= ${largest}
      or account_id = any(${more}::uuid[])
      or account_id in (
        select account_id from round_account
        where firm_id = ${db.firm} and round_id = ${roundId}::uuid
      )
    order by place
  `,
  )
}

/** The raters' mean, by account and criterion. */
async function judgedIn(db: Db, roundId: string): Promise<Map<string, number>> {
  const groups = Map.groupBy(
    await pointsOf(db, roundId),
    ({ accountId, key }) => `${accountId} ${key}`,
  )
  return new Map(
    [...groups].map(([place, own]) => [place, judgedOf(own.map(({ point }) => point)).mean]),
  )
}

async function figuresOf(
  db: Db,
  portfolio: KeptPortfolio,
  criteria: CriteriaVersionGiven['criteria'],
) {
  const metrics = new Set(criteria.flatMap(({ measured }) => measured?.metric ?? []))
  const found = new Map<string, Map<string, number>>()
  for (const metric of metrics) {
    const { keys, values } = await metricValues(db, portfolio, metric)
    found.set(metric, new Map(keys.map((key, at) => [key, values[at]!])))
  }
  return found
}

function strengthIn(stages: Awaited<ReturnType<typeof stagesOf>>, accountId: string): number {
  const said = stages.get(accountId)
  return strengthOfStage(said ? workingStage(said.ours, said.theirs) : null)
}
