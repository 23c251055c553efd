/** What is owed for a period, and its ledger, in PostgreSQL: entries are only ever added. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { addDays, type Day } from '../kernel/day.ts'
import { closeQuestion, mailsOf } from '../accounts/acceptance.store.ts'
import { type Db, instant, many } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { holdRows } from '../platform/since.ts'
import { Compensation, endedPeriods, owedFor } from './compensation.ts'
import { keptIn, zonesFor } from './compensationKept.store.ts'
import { isOver } from './periodSpan.ts'
import { nowOf } from './serviceClock.store.ts'
import { entriesOf, LedgerEntry, type Move } from './compensationLedger.ts'
import { allTerms, owedInYear, setSettled, termsWith } from './compensationTerms.store.ts'

const MOST = 500

function compensations(db: Db, where: postgres.Fragment): Promise<Compensation[]> {
  return many(
    Compensation,
    db`
    select x.compensation_id, x.terms_id, a.account_id, a.name as account, x.metric, x.from_on, x.until_on,
      x.kept, x.decided, x.share::float8, x.pays::float8, x.base::float8, x.uncapped::float8,
      x.amount::float8, x.currency, x.kind, x.action, x.claim_until,
      -- Whoever chooses claims.
      coalesce(x.claimed_on, (said.answered_at at time zone 'utc')::date) as claimed_on,
      coalesce(x.choice, (array['credit', 'action'])[said.chosen]) as choice,
      q.acceptance_id as asked_id, q.asked_name as asked_of,
      x.state, x.outcome, ${mailsOf(db, 'said')} as mails,
      coalesce((select sum(e.amount) from compensation_entry e
        where e.firm_id = x.firm_id and e.compensation_id = x.compensation_id
          and e.to_pot = 'delivered' and e.unit = x.currency), 0)::float8 as delivered,
      array(select n.person_id from account_near n
        where n.firm_id = x.firm_id and n.account_id = x.account_id) as carers
    from compensation x
    left join account_kept k on k.firm_id = x.firm_id and k.account_id = x.account_id
    join account a on a.firm_id = x.firm_id and a.account_id = coalesce(k.kept_id, x.account_id)
    left join acceptance q on q.firm_id = x.firm_id and q.about_kind = 'compensation'
      and q.about_id = x.compensation_id and q.answer is null and q.withdrawn_at is null
    left join lateral (
      select s.firm_id, s.acceptance_id, s.chosen, s.answered_at from acceptance s
      where s.firm_id = x.firm_id and s.about_kind = 'compensation' and s.about_id = x.compensation_id
        and s.answer = 'accepted'
      order by s.answered_at desc limit 1
    ) said on true
    where x.firm_id = ${db.firm} and ${where}
    order by x.state not in ('due', 'approved'), x.until_on desc, x.metric, x.compensation_id
    limit ${MOST}
  `,
  )
}

export const compensationsOf = (db: Db, accountId: string) =>
  compensations(db, db`x.account_id = any(account_and_merged(${accountId}))`)

/** Of everybody where no person is named. */
export const compensationsOpen = (db: Db, near: string | null) =>
  compensations(
    db,
    db`x.state in ('due', 'approved') and a.archived_at is null and (${near}::uuid is null or exists (
      select from account_near n where n.firm_id = x.firm_id and n.account_id = x.account_id
        and n.person_id = ${near}
    ))`,
  )

export async function compensationOf(db: Db, compensationId: string) {
  const [found] = await compensations(db, db`x.compensation_id = ${compensationId}`)
  return found
}

export function entriesFor(db: Db, compensationId: string) {
  return many(
    LedgerEntry.extend({ at: instant }),
    db`
    select e.entry_id, e.from_pot, e.to_pot, e.unit, e.amount::float8, e.why, p.name as by, e.made_at as at
    from compensation_entry e
    left join firm_actor p on p.firm_id = e.firm_id and p.actor_id = e.made_by
    where e.firm_id = ${db.firm} and e.compensation_id = ${compensationId}
    order by e.made_at, e.entry_id
  `,
  )
}

type Set = Partial<Pick<Compensation, 'state' | 'outcome' | 'claimedOn' | 'choice'>>

/** Its entries and how it stands then, together. */
export async function moveCompensation(db: Db, one: Compensation, move: Move, set: Set) {
  for (const { fromPot, toPot, unit, amount, why } of entriesOf(one, move)) {
    await db`
      insert into compensation_entry (compensation_id, account_id, from_pot, to_pot, unit, amount, why)
      values (${one.compensationId}, ${one.accountId}, ${fromPot}, ${toPot}, ${unit}, ${amount}, ${why})
    `
  }
  await setCompensation(db, one.compensationId, set)
}

export async function setCompensation(db: Db, compensationId: string, set: Set) {
  const { state, outcome, claimedOn, choice } = set
  await db`
    update compensation set state = coalesce(${state ?? null}, state),
      outcome = coalesce(${outcome ?? null}, outcome),
      claimed_on = coalesce(${claimedOn ?? null}, claimed_on),
      choice = coalesce(${choice ?? null}, choice)
    where firm_id = ${db.firm} and compensation_id = ${compensationId}
  `
}

/** Works out every period that has ended and wasn't yet; and what nobody claimed in time is over. */
export async function settleCompensations(
  db: Db,
  actor: { id: string },
  today: Day,
): Promise<void> {
  for (const { termsId } of await allTerms(db)) {
    const owed = await settled(db, termsId, today)
    await recordEach(db, actor, 'compensation.due', owed.map(told))
  }
  const over = await compensations(
    db,
    db`x.state = 'due' and x.claim_until < ${today} and x.claimed_on is null and said.answered_at is null`,
  )
  const expired: Compensation[] = []
  for (const one of over) {
    // Choosing by link is claiming, also at the last moment.
    if (!(await closeQuestion(db, one.askedId, actor))) continue
    await moveCompensation(db, one, { act: 'expire' }, { state: 'expired' })
    expired.push(one)
  }
  await recordEach(db, actor, 'compensation.expired', expired.map(told))
}

export const told = ({ compensationId, accountId, amount, currency, fromOn }: Compensation) => ({
  compensationId,
  accountId,
  title: `${amount} ${currency}, ${fromOn}`,
})

/** A period is worked out once: what comes in late for it changes nothing any more. */
async function settled(db: Db, termsId: string, today: Day): Promise<Compensation[]> {
  await holdRows(db, 'compensation_terms', 'terms_id', [termsId])
  const terms = await termsWith(db, termsId)
  if (!terms) return []
  const { accountId, metric, base, currency, kind, action, claimDays, settledUntil } = terms
  const made: Compensation[] = []
  const zones = await zonesFor(db, terms)
  const now = await nowOf(db)
  const ended = endedPeriods(terms, today).filter((span) => isOver(span, zones, now))
  for (const span of ended.filter(({ untilOn }) => untilOn > (settledUntil ?? ''))) {
    const { kept, decided, share } = await keptIn(db, terms, span)
    if (share === null) continue
    const owedThisYear = await owedInYear(db, termsId, span.untilOn)
    const owed = owedFor(terms, { share, decided, owedThisYear })
    if (!owed) continue
    const compensationId = randomUUID()
    const { pays, uncapped, amount } = owed
    const claimUntil = claimDays === null ? null : addDays(span.untilOn, claimDays)
    await db`
      insert into compensation (compensation_id, terms_id, account_id, metric, from_on, until_on, kept,
        decided, share, pays, base, uncapped, amount, currency, kind, action, claim_until)
      values (${compensationId}, ${termsId}, ${accountId}, ${metric}, ${span.fromOn}, ${span.untilOn},
        ${kept}, ${decided}, ${share}, ${pays}, ${base}, ${uncapped}, ${amount}, ${currency}, ${kind},
        ${action}, ${claimUntil})
      on conflict do nothing
    `
    const one = await compensationOf(db, compensationId)
    if (!one) continue
    await moveCompensation(db, one, { act: 'earn' }, {})
    made.push(one)
  }
  const last = ended.at(-1)
  if (last && last.untilOn > (settledUntil ?? '')) await setSettled(db, termsId, last.untilOn)
  return made
}
