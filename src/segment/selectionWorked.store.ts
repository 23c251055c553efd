/** What is worked out of a list, in PostgreSQL: the programme it is, and what the solver finds, step by step. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import type { KeptLimits } from './capacity.ts'
import type { Added, FrontierPoint, KeptSelection, Outcome } from './keptSelection.ts'
import type { Limits, Problem } from './selection.ts'

const Solving = z.object({
  accountId: z.guid(),
  points: z.array(z.number().nullable()),
  hours: z.array(z.number()),
  financial: z.number().nullable(),
  strategic: z.number().nullable(),
  segment: z.string().nullable(),
  zone: z.string().nullable(),
  serves: z.boolean(),
  wish: z.enum(['in', 'out']).nullable(),
})

export type Asked = {
  problem: Problem
  criteria: KeptSelection['criteria']
  /** As `scoresOf` reads them, candidates in the order of the problem. */
  points: Float64Array
}

/** The programme of a kept selection, its wishes included; what was kept comes to the same again. */
export async function problemOf(db: Db, selection: KeptSelection): Promise<Asked> {
  const rows = await many(
    Solving,
    db`
    select account_id, points, hours, financial, strategic, segment, zone,
      cardinality(strategy_ids) > 0 as serves, wish
    from selection_account
    where firm_id = ${db.firm} and selection_id = ${selection.selectionId}
    order by place, account_id
  `,
  )
  const candidates = rows.map((one) => ({
    key: one.accountId,
    financial: one.financial ?? NaN,
    strategic: one.strategic ?? NaN,
    hours: one.hours,
    segment: one.segment,
    zone: one.zone,
    servesStrategy: one.serves,
    force: one.wish,
  }))
  const points = Float64Array.from(rows.flatMap((one) => one.points.map((point) => point ?? NaN)))
  const limits = limitsOf(selection.limits, selection.financialShare)
  return { problem: { candidates, limits }, criteria: selection.criteria, points }
}

export function limitsOf(limits: KeptLimits, financialShare: number): Limits {
  const { resources, most, least } = limits
  return {
    resources: resources.map(({ skill, available }) => ({ name: skill, available })),
    most,
    least,
    financialShare,
  }
}

type Worked = { selectionId: string; revision: number }

/** False where another question has been asked since: then nothing is written. */
export async function keepWorked(
  db: Db,
  { selectionId, revision }: Worked,
  worked: {
    state?: 'ready' | 'refused'
    refusals?: unknown[]
    proposal?: Outcome
    decision?: Outcome | null
    frontier?: FrontierPoint[]
    additions?: Added[]
    robustRuns?: number
  },
): Promise<boolean> {
  const json = (value: unknown) => (value === undefined ? null : db.json(value as never))
  const { count } = await db`
    update selection set
      state = coalesce(${worked.state ?? null}, state),
      refusals = coalesce(${json(worked.refusals)}, refusals),
      proposal = coalesce(${json(worked.proposal)}, proposal),
      decision = ${worked.decision === undefined ? db`decision` : worked.decision === null ? null : json(worked.decision)},
      frontier = coalesce(${json(worked.frontier)}, frontier),
      additions = coalesce(${json(worked.additions)}, additions),
      robust_runs = coalesce(${worked.robustRuns ?? null}, robust_runs)
    where firm_id = ${db.firm} and selection_id = ${selectionId} and revision = ${revision}
  `
  return count > 0
}

type Marks = { accountIds: string[]; marks: (number | null)[] }

/** Who the solver proposes with no wishes. */
export async function markProposed(db: Db, selectionId: string, accountIds: string[]) {
  await db`
    update selection_account set proposed = account_id = any(${accountIds}::uuid[])
    where firm_id = ${db.firm} and selection_id = ${selectionId}
  `
}

/** Who is in with the wishes kept, and the margin of each. */
export async function markChosen(
  db: Db,
  selectionId: string,
  { accountIds, marks, chosen }: Marks & { chosen: string[] },
) {
  await db`
    update selection_account c
    set chosen = c.account_id = any(${chosen}::uuid[]), margin = told.margin, robustness = null
    from unnest(${accountIds}::uuid[], ${marks}::float8[]) as told(account_id, margin)
    where c.firm_id = ${db.firm} and c.selection_id = ${selectionId}
      and c.account_id = told.account_id
  `
}

export async function markRobust(db: Db, selectionId: string, { accountIds, marks }: Marks) {
  await db`
    update selection_account c set robustness = told.share
    from unnest(${accountIds}::uuid[], ${marks}::float8[]) as told(account_id, share)
    where c.firm_id = ${db.firm} and c.selection_id = ${selectionId}
      and c.account_id = told.account_id
  `
}
