/** Lists of key accounts in PostgreSQL: their inputs once, then what is wished, worked out and decided. */
import { z } from 'zod'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import type { Candidate } from './candidate.store.ts'
import { KeptSelection, SelectionTold } from './keptSelection.ts'

const Row = KeptSelection.extend({
  madeAt: instant,
  readAt: instant,
  decidedAt: instant.nullable(),
})
const ToldRow = SelectionTold.extend({ madeAt: instant, decidedAt: instant.nullable() })

export function selectionOf(db: Db, selectionId: string) {
  return maybe(
    Row,
    db`
    select s.*, made.name as made_by, decided.name as decided_by
    from selection s
    left join firm_person made on made.firm_id = s.firm_id and made.person_id = s.made_by
    left join firm_person decided on decided.firm_id = s.firm_id and decided.person_id = s.decided_by
    where s.firm_id = ${db.firm} and s.selection_id = ${selectionId}
  `,
  )
}

/** Who changes it and who decides it wait for each other. */
export async function lockSelection(db: Db, selectionId: string) {
  await db`
    select 1 from selection
    where firm_id = ${db.firm} and selection_id = ${selectionId} for update
  `
}

/** The newest first. */
export function selectionsOf(db: Db) {
  return many(
    ToldRow,
    db`
    select s.selection_id, s.title, s.kind, s.version, s.as_of, s.state, s.candidates, s.made_at,
      s.effective_on, s.decided_at, made.name as made_by, decided.name as decided_by,
      (s.decision ->> 'accounts')::int as accounts
    from selection s
    left join firm_person made on made.firm_id = s.firm_id and made.person_id = s.made_by
    left join firm_person decided on decided.firm_id = s.firm_id and decided.person_id = s.decided_by
    where s.firm_id = ${db.firm}
    order by s.made_at desc, s.selection_id
    limit 200
  `,
  )
}

const Continued = KeptSelection.pick({
  criteria: true,
  roundId: true,
  largest: true,
  financialShare: true,
})

/** The list that was decided last; or, where none need be decided, the newest that is worked out. */
export function continued(db: Db, { decided }: { decided: boolean }) {
  return maybe(
    Continued,
    db`
    select criteria, round_id, largest, financial_share from selection
    where firm_id = ${db.firm} and kind = 'choice'
      and (decided_at is not null or (not ${decided} and state = 'ready'))
    order by decided_at desc nulls last, made_at desc, selection_id
    limit 1
  `,
  )
}

export type Inputs = Pick<
  KeptSelection,
  | 'title'
  | 'kind'
  | 'version'
  | 'criteria'
  | 'lines'
  | 'roundId'
  | 'largest'
  | 'asOf'
  | 'valuation'
  | 'limits'
  | 'financialShare'
> & { madeBy: string | null }

export async function insertSelection(db: Db, given: Inputs): Promise<string> {
  const { title, kind, version, roundId, largest, asOf, valuation, financialShare, madeBy } = given
  const { selectionId } = await one(
    z.object({ selectionId: z.guid() }),
    db`
    insert into selection (
      title, kind, version, criteria, lines, round_id, largest, as_of, valuation, limits,
      financial_share, made_by
    ) values (
      ${title}, ${kind}, ${version}, ${db.json(given.criteria as never)}, ${db.json(given.lines)},
      ${roundId}, ${largest}, ${asOf}, ${valuation}, ${db.json(given.limits as never)},
      ${financialShare}, ${madeBy}
    )
    returning selection_id
  `,
  )
  return selectionId
}

/** Puts the candidates in, or in the place of those that were read before: what is wished of them stays. */
export async function keepCandidates(db: Db, selectionId: string, candidates: Candidate[]) {
  const told = candidates.map((one, place) => ({ ...one, place }))
  await db`
    insert into selection_account (
      selection_id, account_id, place, points, hours, financial, strategic, attractiveness, strength,
      confidence, box, bias, segment, zone, strategy_ids, wants, tier, sales, potential
    )
    select ${selectionId}, "accountId", place, points, hours, financial, strategic, attractiveness,
      strength, confidence, box, bias, segment, zone,
      array(select jsonb_array_elements_text("strategyIds")::uuid), wants, tier, sales, potential
    from jsonb_to_recordset(${db.json(told as never)}) c(
      "accountId" uuid, place int, points jsonb, hours jsonb, financial float8, strategic float8,
      attractiveness float8, strength float8, confidence float8, box text, bias text, segment text,
      zone text, "strategyIds" jsonb, wants text, tier text, sales float8, potential float8
    )
    on conflict (firm_id, selection_id, account_id) do update
    set place = excluded.place, points = excluded.points, hours = excluded.hours,
      financial = excluded.financial, strategic = excluded.strategic,
      attractiveness = excluded.attractiveness, strength = excluded.strength,
      confidence = excluded.confidence, box = excluded.box, bias = excluded.bias,
      segment = excluded.segment, zone = excluded.zone, strategy_ids = excluded.strategy_ids,
      wants = excluded.wants, tier = excluded.tier, sales = excluded.sales,
      potential = excluded.potential
  `
  await db`
    delete from selection_account
    where firm_id = ${db.firm} and selection_id = ${selectionId} and wish is null
      and account_id <> all(${candidates.map(({ accountId }) => accountId)}::uuid[])
  `
  await db`
    update selection s set candidates = (
      select count(*) from selection_account c
      where c.firm_id = s.firm_id and c.selection_id = s.selection_id
    )
    where s.firm_id = ${db.firm} and s.selection_id = ${selectionId}
  `
}

/** Read anew: the limits too may have changed since. */
export async function renewInputs(
  db: Db,
  selectionId: string,
  { asOf, valuation, limits }: Pick<Inputs, 'asOf' | 'valuation' | 'limits'>,
) {
  await db`
    update selection set as_of = ${asOf}, valuation = ${valuation},
      limits = ${db.json(limits as never)}, read_at = now(), frontier = null
    where firm_id = ${db.firm} and selection_id = ${selectionId}
  `
}

/** Another question: whatever is being worked out for the one before is dropped. */
export async function askAgain(db: Db, selectionId: string, financialShare?: number) {
  await db`
    update selection set state = 'solving', refusals = '[]', revision = revision + 1, robust_runs = 0,
      additions = null, financial_share = coalesce(${financialShare ?? null}, financial_share)
    where firm_id = ${db.firm} and selection_id = ${selectionId}
  `
}

/** Whom people forced in or out. */
export async function wishedOf(db: Db, selectionId: string): Promise<string[]> {
  const rows = await many(
    z.object({ accountId: z.guid() }),
    db`
    select account_id from selection_account
    where firm_id = ${db.firm} and selection_id = ${selectionId} and wish is not null
  `,
  )
  return rows.map(({ accountId }) => accountId)
}

export async function setWish(
  db: Db,
  { selectionId, accountId }: { selectionId: string; accountId: string },
  wish: { wish: 'in' | 'out'; reason: string; by: string } | null,
): Promise<boolean> {
  const { count } = await db`
    update selection_account set wish = ${wish?.wish ?? null}, wish_reason = ${wish?.reason ?? null},
      wished_by = ${wish?.by ?? null}
    where firm_id = ${db.firm} and selection_id = ${selectionId} and account_id = ${accountId}
  `
  return count > 0
}

export async function setDecided(
  db: Db,
  selectionId: string,
  { effectiveOn, note, by }: { effectiveOn: string; note: string; by: string },
) {
  await db`
    update selection set effective_on = ${effectiveOn}, note = ${note}, decided_by = ${by},
      decided_at = now()
    where firm_id = ${db.firm} and selection_id = ${selectionId}
  `
}

export async function removeSelection(db: Db, selectionId: string) {
  await db`delete from selection where firm_id = ${db.firm} and selection_id = ${selectionId}`
}
