/** Neglect looked at: what was done for whom becomes what is told, and the accounts below their least. */
import { teamHoursOf } from '../../accounts/teamHours.store.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { medianOf } from '../../kernel/median.ts'
import { NOBODY } from '../../kernel/actor.ts'
import { choiceOf, topic } from '../../platform/choice.ts'
import type { Db } from '../../platform/db.ts'
import { recordEach } from '../../platform/history.ts'
import { tiersOf } from '../../segment/tier.store.ts'
import { isKey, type TierName, TIERS } from '../../segment/tier.ts'
import { cureOf, freeOf, hoursToCure, type Starved } from './cure.ts'
import { type Minimums, minimumsOf, NeglectChoice } from './minimum.ts'
import {
  answersAt,
  belowOf,
  type Below,
  BUCKET_DAYS,
  coverageAt,
  hoursAt,
  isSmall,
  neglectAt,
  sinceSpans,
  STEPS,
  type Work,
} from './neglect.ts'
import type { NeglectTold, TierTold } from './neglectTold.ts'
import { complaintsOf, lostByTier } from './work.store.ts'
import { type Account, accountsAt } from './accountWork.store.ts'

export const neglectChoice = topic('monitor.neglect', NeglectChoice)

const MONTHS = 3
const KEY_SHOWN = 8
const MOVES_SHOWN = 20

/** In place of what was; accounts that come below their least are recorded once. */
export async function makeNeglect(db: Db, day: Day): Promise<number> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`neglect ${db.firm}`}, 0))`
  const tiers = await tiersOf(db)
  const minimums = minimumsOf(await choiceOf(db, neglectChoice), tiers)
  const accounts = await accountsAt(db, day, minimums)
  const needs = Object.fromEntries(
    TIERS.map((tier) => [tier, tiers.find((one) => one.tier === tier)?.needs ?? {}]),
  ) as Record<TierName, Record<string, number>>
  const promisedOf = (tier: TierName) =>
    MONTHS * Object.values(needs[tier]).reduce((sum, one) => sum + one, 0)
  const ofKey = accounts.filter(({ work }) => isKey(work.tier))
  const firm = {
    works: accounts.map(({ work }) => work),
    minimums,
    promised: ofKey.reduce((sum, { work }) => sum + promisedOf(work.tier), 0),
  }
  const found = neglectAt(firm)
  const since = sinceSpans(firm)
  const below = accounts.flatMap((one) => {
    const lacks = belowOf(one.work, minimums)
    return lacks ? [{ ...one, below: lacks }] : []
  })
  const people = await teamHoursOf(db)
  const cure = cureOf(
    below.map((one) => starvedOf(one, minimums)),
    freeOf(
      people,
      accounts.map(({ work, about }) => ({ tier: work.tier, carerIds: about.carerIds })),
      needs,
    ),
  )
  const nameOf = new Map(accounts.map(({ about }) => [about.accountId, about]))
  const complaints = await complaintsOf(db, day)
  const lost = await lostByTier(db, day)
  const told: NeglectTold = {
    asOf: day,
    state: found.state,
    sinceOn: since === null ? null : addDays(day, -since * BUCKET_DAYS),
    small: accounts.filter(({ work }) => isSmall(work.tier)).length,
    coverage: found.coverage,
    answers: found.answers,
    key: {
      ...found.key,
      accounts: ofKey
        .map(({ about, work }) => ({
          accountId: about.accountId,
          account: about.account,
          spent: hoursAt([work], 0),
          promised: promisedOf(work.tier),
        }))
        .filter(({ spent, promised }) => spent > promised)
        .toSorted((a, b) => b.spent - b.promised - (a.spent - a.promised))
        .slice(0, KEY_SHOWN),
    },
    tiers: TIERS.map((tier): TierTold => {
      const own = accounts.filter(({ work }) => work.tier === tier)
      const ids = new Set(own.map(({ about }) => about.accountId))
      const gone = lost.find((one) => one.tier === tier)
      return {
        tier,
        accounts: own.length,
        minimum: minimums[tier],
        windows: windowsOf(
          own.map(({ work }) => work),
          minimums,
          day,
        ),
        medianAnswer: medianOf(own.flatMap(({ asked }) => asked)),
        promised: own.length * promisedOf(tier),
        below: below.filter(({ work }) => work.tier === tier).length,
        complaints: complaints
          .filter(({ accountId }) => ids.has(accountId))
          .reduce((sum, one) => sum + one.complaints, 0),
        lost: gone?.lost ?? 0,
        lostOf: gone?.lostOf ?? 0,
      }
    }),
    cure: {
      ...cure,
      gives: cure.gives.map((one) => ({
        ...one,
        name: people.find(({ personId }) => personId === one.personId)!.name,
      })),
      moves: cure.moves.slice(0, MOVES_SHOWN).map(({ accountId, hours }) => ({
        accountId,
        hours,
        account: nameOf.get(accountId)!.account,
        sales: nameOf.get(accountId)!.sales ?? 0,
      })),
      moved: cure.moves.length,
    },
  }
  await db`delete from neglect_day where firm_id = ${db.firm}`
  await db`
    insert into neglect_day (as_of, state, since_on, told)
    values (${day}, ${told.state}, ${told.sinceOn}, ${db.json(told)})
  `
  await keepBelow(db, day, below)
  return accounts.length
}

function windowsOf(works: readonly Work[], minimums: Minimums, day: Day) {
  return Array.from({ length: STEPS + 1 }, (_, step) => STEPS - step).map((at) => {
    const { hits, total } = coverageAt(works, minimums, at)
    const answered = answersAt(works, at)
    return {
      untilOn: addDays(day, -at * BUCKET_DAYS),
      covered: hits,
      accounts: total,
      answers: answered.total,
      inTime: answered.hits,
      hours: hoursAt(works, at),
    }
  })
}

type Lacking = Account & { below: Below }

function starvedOf({ about, work, below }: Lacking, minimums: Minimums): Starved {
  const served = minimums.streamline
  return {
    accountId: about.accountId,
    tier: work.tier,
    carerIds: about.carerIds,
    sales: Math.max(0, about.sales ?? 0),
    hours: hoursToCure(below),
    hoursIfServed: Math.min(
      hoursToCure(below),
      hoursToCure({
        ...below,
        talksLeast: served.talks.value,
        visitsLeast: served.visitsAYear.value,
      }),
    ),
  }
}

async function keepBelow(db: Db, day: Day, below: readonly Lacking[]) {
  const known = new Set(
    (
      await db<{ accountId: string }[]>`
        select account_id from neglect_account where firm_id = ${db.firm}`
    ).map(({ accountId }) => accountId),
  )
  await db`delete from neglect_account where firm_id = ${db.firm}`
  const rows = below.map(({ about, work, below: one }) => ({
    account_id: about.accountId,
    tier: work.tier,
    talks: one.talks,
    talks_least: one.talksLeast,
    visits: one.visits,
    visits_least: one.visitsLeast,
    answers: one.answers,
    late: one.late,
    answer_hours: one.answerHours,
    hours: hoursToCure(one),
    since_on: addDays(day, -one.since * BUCKET_DAYS),
  }))
  await db`
    insert into neglect_account (account_id, as_of, tier, talks, talks_least, visits, visits_least, answers, late,
      answer_hours, hours, since_on)
    select account_id, ${day}, tier, talks, talks_least, visits, visits_least, answers, late, answer_hours, hours, since_on
    from jsonb_to_recordset(${db.json(rows)}) as r(account_id uuid, tier text, talks int, talks_least int, visits int,
      visits_least int, answers int, late int, answer_hours float8, hours float8, since_on date)
  `
  // The first look would tell of all at once.
  if (known.size === 0) return
  await recordEach(
    db,
    NOBODY,
    'account.neglected',
    below
      .filter(({ about }) => !known.has(about.accountId))
      .map(({ about, below: { talks, talksLeast } }) => ({
        accountId: about.accountId,
        talks,
        talksLeast,
      })),
  )
}
