/** The firm's pipeline in PostgreSQL: lists, what is open, and how what ended went through its stages. */
import type postgres from 'postgres'
import { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import { anyOfPeople, saysAll } from '../accounts/listed.store.ts'
import { worthIn } from '../gather/factorOn.store.ts'
import { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { standingOn } from '../segment/standing.store.ts'
import { UNDECIDED } from '../segment/standing.ts'
import { TierName } from '../segment/tier.ts'
import type { Case } from './chance.ts'
import { OPPORTUNITY_KINDS, OPPORTUNITY_STATES } from './opportunity.ts'
import { OPPORTUNITIES, opportunityRows } from './opportunityRow.store.ts'
import type { PipelineList } from './pipeline.ts'
import { type Stage, stageMeant } from './stage.ts'
import { stagesOf, stageTexts } from './stage.store.ts'

type Filters = Pick<
  PipelineList,
  | 'q'
  | 'account'
  | 'owner'
  | 'tier'
  | 'state'
  | 'stage'
  | 'kind'
  | 'origin'
  | 'reason'
  | 'competitor'
  | 'late'
  | 'endedFrom'
  | 'endedTo'
>

/**
 * What the filters leave, as SQL over `x` and `account`. In an object: to wait for SQL would carry it out.
 */
export async function pipelineWhere(db: Db, list: Filters, today: Day) {
  const inStage = list.stage.length > 0 ? await textsOf(db, list.stage) : null
  return { where: filtered(db, list, { today, inStage }) }
}

type About = { today: Day; inStage: string[] | null }

function filtered(db: Db, list: Filters, { today, inStage }: About): postgres.Fragment {
  const { q, account, owner, tier, state, kind, origin, reason, competitor } = list
  const orNone = (keys: readonly string[]) => keys.map((key) => (key === 'none' ? '' : key))
  return db`
    true
    ${account ? db`and x.account_id = any(account_and_merged(${account}))` : db``}
    ${owner.length > 0 ? db`and x.owner_id = ${anyOfPeople(db, owner)}` : db``}
    ${state.length > 0 ? db`and x.state = any(${state}::text[])` : db``}
    ${inStage ? db`and x.state = 'open' and x.stage = any(${inStage}::text[])` : db``}
    ${kind.length > 0 ? db`and coalesce(x.kind, '') = any(${orNone(kind)}::text[])` : db``}
    ${origin.length > 0 ? db`and x.origin = any(${origin}::text[])` : db``}
    ${reason.length > 0 ? db`and x.reason = any(${orNone(reason)}::text[])` : db``}
    ${
      competitor.length > 0
        ? db`and fold(x.competitor) in (select fold(c) from unnest(${orNone(competitor)}::text[]) c)`
        : db``
    }
    ${list.late === undefined ? db`` : db`and coalesce(x.state = 'open' and x.closes_on < ${today}, false) = ${list.late}`}
    ${list.endedFrom ? db`and x.state <> 'open' and x.closes_on >= ${list.endedFrom}` : db``}
    ${list.endedTo ? db`and x.state <> 'open' and x.closes_on <= ${list.endedTo}` : db``}
    ${
      tier.length > 0
        ? db`and coalesce((
            select s.tier from (${standingOn(db, today)}) s where s.account_id = account.account_id
          ), ${UNDECIDED}) = any(${tier}::text[])`
        : db``
    }
    and ${saysAll(db, q, db`x.title`)}
  `
}

/** The words at opportunities that mean these stages; `none`: those that mean none. */
async function textsOf(db: Db, keys: readonly string[]): Promise<string[]> {
  const stages = await stagesOf(db)
  const texts = await stageTexts(db)
  return texts
    .map(({ text }) => text)
    .filter((text) => keys.includes(stageMeant(text, stages) ?? 'none'))
}

const SORTS = {
  closesOn: 'x.closes_on',
  account: 'account.search_text',
  title: 'fold(x.title)',
  amount: 'x.amount',
  createdOn: 'x.created_on',
}

export async function pipelinePage(db: Db, list: PipelineList, today: Day) {
  const { where } = await pipelineWhere(db, list, today)
  const by = db.unsafe(`${SORTS[list.sort]} ${list.dir} nulls last`)
  const rows = await opportunityRows(
    db,
    where,
    db`order by x.state <> 'open', ${by}, x.opportunity_id limit ${list.size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${OPPORTUNITIES(db)} where x.firm_id = ${db.firm} and ${where}`,
  )
  return { rows, total, ...(await standingNow(db, today)) }
}

function standingNow(db: Db, today: Day) {
  return one(
    z.object({
      open: z.number(),
      late: z.number(),
      latest: z.object({ account: z.string(), title: z.string() }).nullable(),
    }),
    db`
    select count(*) as open, count(*) filter (where x.closes_on < ${today}) as late,
      (array_agg(jsonb_build_object('account', account.name, 'title', x.title)
        order by x.amount desc nulls last, x.opportunity_id) filter (where x.closes_on < ${today}))[1] as latest
    ${OPPORTUNITIES(db)}
    where x.firm_id = ${db.firm} and x.state = 'open'
  `,
  )
}

const Open = z.object({
  opportunityId: z.guid(),
  stage: z.string(),
  since: Day.nullable(),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  closesOn: Day.nullable(),
  ownerId: z.guid().nullable(),
  ownerName: z.string().nullable(),
  kind: z.enum(OPPORTUNITY_KINDS).nullable(),
})
export type Open = z.infer<typeof Open>

/** What is needed of each open one to sum them, by the day on which they should close. */
export function openOnes(db: Db, where: postgres.Fragment): Promise<Open[]> {
  return many(
    Open,
    db`
    select x.opportunity_id, x.stage, m.moved_on as since, trim_scale(x.amount) as amount, x.currency,
      x.closes_on, x.owner_id, o.name as owner_name, x.kind
    ${OPPORTUNITIES(db)}
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    left join lateral (
      select moved_on from opportunity_move m
      where m.firm_id = x.firm_id and m.opportunity_id = x.opportunity_id
      order by m.moved_on desc, m.made_at desc limit 1
    ) m on true
    where x.firm_id = ${db.firm} and x.state = 'open' and ${where}
    order by x.closes_on nulls last, x.opportunity_id
  `,
  )
}

const CaseRow = z.object({
  id: z.guid(),
  moves: z.array(z.object({ stage: z.string(), from: Day, state: z.enum(OPPORTUNITY_STATES) })),
})

/** How all that one sees went through the stages. */
export async function casesOf(db: Db, stages: readonly Stage[]): Promise<Case[]> {
  const rows = await many(
    CaseRow,
    db`
    select m.opportunity_id as id,
      jsonb_agg(jsonb_build_object('stage', m.stage, 'from', m.moved_on, 'state', m.state)
        order by m.moved_on, m.made_at) as moves
    from opportunity_move m
    where m.firm_id = ${db.firm}
    group by m.opportunity_id
  `,
  )
  const keys = new Map<string, string | null>()
  const keyOf = (text: string) => {
    if (!keys.has(text)) keys.set(text, stageMeant(text, stages))
    return keys.get(text)!
  }
  return rows.map(({ id, moves }) => {
    const last = moves.at(-1)!
    const stays = moves.flatMap(({ stage, from, state }) => {
      const key = state === 'open' ? keyOf(stage) : null
      return key === null ? [] : [{ stage: key, from }]
    })
    return {
      id,
      stays,
      end: last.state === 'open' ? null : { on: last.from, won: last.state === 'won' },
    }
  })
}

const EndedRow = z.object({
  opportunityId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  title: z.string(),
  state: z.enum(OPPORTUNITY_STATES),
  endedOn: Day,
  reason: z.string(),
  learned: z.string(),
  kind: z.string().nullable(),
  competitor: z.string(),
  tier: TierName,
  amount: z.string().nullable(),
  currency: z.string().nullable(),
})

/** The last that ended first. */
export function endedOnes(db: Db, { from, to }: { from: Day; to: Day }) {
  return many(
    EndedRow,
    db`
    select x.opportunity_id, account.account_id, account.name as account, x.title, x.state,
      x.closes_on as ended_on, x.reason, coalesce(nullif(x.learned, ''), x.lost_reason) as learned,
      x.kind, x.competitor, coalesce(s.tier, ${UNDECIDED}) as tier, trim_scale(x.amount) as amount, x.currency
    ${OPPORTUNITIES(db)}
    left join (${standingOn(db, to)}) s on s.account_id = account.account_id
    where x.firm_id = ${db.firm} and x.state <> 'open' and x.closes_on between ${from} and ${to}
    order by x.closes_on desc, x.opportunity_id
  `,
  )
}

/** What one unit of each currency is worth in the firm's, today. */
export async function homeWorth(
  db: Db,
  those: readonly { currency: string | null }[],
  day: Day,
): Promise<{ home: string; worth: Map<string, number> }> {
  const home =
    (await homeCurrencyOf(db)) ?? those.find(({ currency }) => currency)?.currency ?? 'EUR'
  const currencies = those.map(({ currency }) => currency)
  return { home, worth: await worthIn(db, { home, day, currencies }) }
}
