/** Standings in PostgreSQL: decisions are added, never changed. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import { type Db, many, one } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { mostKeyAccounts } from './capacity.ts'
import { limitsChoice } from './limits.store.ts'
import { askToTell } from './notice.store.ts'
import { type Move, type Movable, NO_STANDING, Standing } from './standing.ts'

/**
 * How things stand on a day, as a query of account_id, tier, phase, selection_id, since. Of
 * decisions for the same day the last one counts, so what was taken back on the day left no trace.
 */
export function standingOn(db: Db, day: Day) {
  return db`
    select distinct on (account_id) account_id, tier, phase, selection_id,
      min(effective_on) over (partition by account_id, tier, stay) as since
    from (
      select account_id, tier, phase, selection_id, effective_on,
        row_number() over (partition by account_id order by effective_on)
          - row_number() over (partition by account_id, tier order by effective_on) as stay
      from (
        select distinct on (account_id, effective_on) account_id, effective_on, tier, phase, selection_id
        from standing
        where firm_id = ${db.firm} and effective_on <= ${day}
        order by account_id, effective_on, decided_at desc, standing_id
      ) ruling
    ) stays
    order by account_id, effective_on desc
  `
}

const Row = Standing.extend({ accountId: z.guid() })

/** Of accounts about which something was decided; all others stand in `standard`. */
export async function standingsOn(db: Db, day: Day): Promise<Map<string, Standing>> {
  const rows = await many(Row, db`${standingOn(db, day)}`)
  return new Map(rows.map(({ accountId, ...standing }) => [accountId, standing]))
}

/** How one account stands on a day. */
export async function standingOf(db: Db, accountId: string, day: Day): Promise<Standing> {
  const standing = (
    await many(Row, db`select * from (${standingOn(db, day)}) one where account_id = ${accountId}`)
  )[0]
  if (!standing) return NO_STANDING
  const { accountId: _, ...told } = standing
  return told
}

const Known = z.object({ heldSince: Day.nullable(), serves: z.number(), keys: z.number() })

/** What the rules ask about an account before it moves on a day. */
export async function movable(
  db: Db,
  accountId: string,
  { effectiveOn, today }: { effectiveOn: Day; today: Day },
): Promise<Movable> {
  const known = await one(
    Known,
    db`
    select
      (select max(s.effective_on) from standing s
        where s.firm_id = ${db.firm} and s.account_id = ${accountId}
          and s.effective_on <= ${today}) as held_since,
      (select count(*) from account_strategy n join strategy s using (firm_id, strategy_id)
        where n.firm_id = ${db.firm} and n.account_id = ${accountId}
          and s.ended_on is null) as serves,
      (select count(*) from (${standingOn(db, effectiveOn)}) s
        join account a on a.firm_id = ${db.firm} and a.account_id = s.account_id
        where a.archived_at is null and a.merged_into_id is null
          and s.tier in ('key', 'strategic') and s.account_id <> ${accountId}) as keys
  `,
  )
  const mostKeys = mostKeyAccounts(await choiceOf(db, limitsChoice))
  return { before: await standingOf(db, accountId, effectiveOn), ...known, mostKeys }
}

/** Adds decisions in one statement, recorded with each account; whoever looks after them is told. */
export async function insertStandings(
  db: Db,
  moves: readonly Move[],
  decidedBy: string,
): Promise<void> {
  if (moves.length === 0) return
  await db`
    insert into standing (account_id, tier, phase, effective_on, reason, selection_id, decided_by)
    select account_id, tier, phase, effective_on, reason, selection_id, ${decidedBy}
    from unnest(
      ${moves.map((one) => one.accountId)}::uuid[],
      ${moves.map((one) => one.tier)}::text[],
      ${moves.map((one) => one.phase)}::text[],
      ${moves.map((one) => one.effectiveOn)}::date[],
      ${moves.map((one) => one.reason)}::text[],
      ${moves.map((one) => one.selectionId)}::uuid[]
    ) as told (account_id, tier, phase, effective_on, reason, selection_id)
  `
  await recordEach(
    db,
    { id: decidedBy },
    'standing.moved',
    moves.map(({ tier, phase, ...move }) => ({ ...move, to: { tier, phase } })),
  )
  await askToTell(
    db,
    moves.map(({ effectiveOn }) => effectiveOn),
  )
}
