/** The back-test worked out of what is kept, and kept itself: one quarter at a time in memory. */
import { z } from 'zod'
import { addDays, type Day } from '../kernel/day.ts'
import { dayOfNumber, numberOfDay } from '../identify/portfolio.ts'
import { type Db, maybe } from '../platform/db.ts'
import {
  aucOf,
  BackTest,
  counted,
  fateOf,
  type Lead,
  LEADS_DAYS,
  noCounts,
  type Quarter,
  quartersUntil,
} from './backTest.ts'
import { type Groups, type HealthWeights, scoreOf } from './health.ts'
import { bandOf, type HealthBands } from './healthBand.ts'
import type { Ledger } from './healthMaking.store.ts'

type Given = {
  ledger: Ledger
  asOf: Day
  bands: HealthBands
  versions: { version: number; weights: HealthWeights }[]
}

/** So many losses are told by name. */
const LOSSES_TOLD = 60
const YEAR_DAYS = 365

type Fated = { at: number; lost: boolean; day: number }

export async function makeBackTest(db: Db, given: Given): Promise<BackTest> {
  const { asOf, versions } = given
  const ended = await contractsEnded(db, asOf)
  const now = versions[0]!
  const made: BackTest['quarters'] = []
  const byVersion = versions.map(({ version, weights }) => ({
    version,
    weights,
    leads: LEADS_DAYS.map((days) => ({ ...noLead(days), scores: noScores() })),
  }))
  const losses: BackTest['losses'] = []
  for (const quarter of quartersUntil(asOf, addDays)) {
    const { fated, undecided } = fatesIn(given, quarter, ended)
    if (fated.length === 0) continue
    const said = await saidAround(db, quarter)
    const leads = LEADS_DAYS.map(noLead)
    for (const one of fated) {
      const accountId = given.ledger.keys[one.at]!
      const told = LEADS_DAYS.map((days, at) => {
        const groups = lastBefore(said.get(accountId), one.day - days)
        byVersion.forEach(({ weights, leads: own }) => {
          const { score, confidence } = judged(groups, weights)
          const band = bandOf({ score, confidence }, given.bands)
          counted(own[at]![one.lost ? 'lost' : 'kept'], band)
          if (score !== null) own[at]!.scores[one.lost ? 'lost' : 'kept'].push(score)
        })
        const { score, confidence } = judged(groups, now.weights)
        const band = bandOf({ score, confidence }, given.bands)
        counted(leads[at]![one.lost ? 'lost' : 'kept'], band)
        return { days, score, confidence, band }
      })
      if (!one.lost) continue
      const sales = salesBefore(given.ledger, one)
      losses.push({ accountId, lostOn: dayOfNumber(one.day)!, sales, said: told })
    }
    const lost = fated.filter((one) => one.lost).length
    made.push({ ...quarter, lost, kept: fated.length - lost, undecided, leads })
  }
  return {
    asOf,
    quarters: made,
    versions: byVersion.map(({ leads, ...one }) => ({
      ...one,
      leads: leads.map(({ scores, ...lead }) => ({
        ...lead,
        auc: aucOf(scores.lost, scores.kept),
      })),
    })),
    losses: losses
      .toSorted((a, b) => (a.lostOn < b.lostOn ? 1 : -1) || b.sales - a.sales)
      .slice(0, LOSSES_TOLD),
  }
}

function noLead(days: number): Lead {
  return { days, lost: noCounts(), kept: noCounts() }
}

function noScores(): { lost: number[]; kept: number[] } {
  return { lost: [], kept: [] }
}

function fatesIn({ ledger, asOf }: Given, { from, to }: Quarter, ended: Map<string, number>) {
  const { keys, days } = ledger
  const span = { from: numberOfDay(from), to: numberOfDay(to), today: numberOfDay(asOf) }
  const fated: Fated[] = []
  let undecided = 0
  for (const [at, key] of keys.entries()) {
    const own = days.day.subarray(days.starts[at]!, days.starts[at + 1]!)
    const fate = fateOf(own, { ...span, ended: ended.get(key) })
    if (fate?.fate === 'undecided') undecided += 1
    else if (fate) fated.push({ at, lost: fate.fate === 'lost', day: fate.day })
  }
  return { fated, undecided }
}

function salesBefore({ days }: Ledger, { at, day }: Fated): number {
  let sum = 0
  for (let place = days.starts[at]!; place < days.starts[at + 1]!; place += 1)
    if (days.day[place]! <= day && days.day[place]! > day - YEAR_DAYS) sum += days.money[place]!
  return sum
}

type Said = { day: number; groups: Groups }

/** Month ends that the quarter's leads may ask for, by account, the oldest first. */
async function saidAround(db: Db, { from, to }: Quarter): Promise<Map<string, Said[]>> {
  const rows = await db`
    select account_id, day, to_jsonb(scores), to_jsonb(beliefs) from account_health
    where firm_id = ${db.firm} and day between ${addDays(from, -LEADS_DAYS.at(-1)! - 40)}
      and ${addDays(to, -LEADS_DAYS[0])}
    order by account_id, day
  `.values()
  const said = new Map<string, Said[]>()
  for (const [accountId, day, scores, beliefs] of rows as unknown as [
    string,
    Day,
    number[],
    number[],
  ][]) {
    const own = said.get(accountId)
    const one = { day: numberOfDay(day), groups: { scores, beliefs } }
    if (own) own.push(one)
    else said.set(accountId, [one])
  }
  return said
}

/** What was said last by the day, and not more than a month and a bit before. */
function lastBefore(said: readonly Said[] | undefined, day: number): Groups | null {
  const found = said?.findLast((one) => one.day <= day && one.day > day - 40)
  return found?.groups ?? null
}

function judged(groups: Groups | null, weights: HealthWeights) {
  return groups ? scoreOf(groups, weights) : { score: null, confidence: 0 }
}

/** The last day of accounts whose contracts have all ended and don't renew. */
async function contractsEnded(db: Db, asOf: Day): Promise<Map<string, number>> {
  const rows = await db`
    select coalesce(k.kept_id, c.account_id), max(c.ends_on)
    from contract c left join account_kept k using (firm_id, account_id)
    where c.firm_id = ${db.firm} and c.starts_on <= ${asOf}
    group by 1
    having bool_and(not c.renews and c.ends_on is not null and c.ends_on <= ${asOf})
  `.values()
  return new Map(rows.map(([id, day]) => [id as string, numberOfDay(day as Day)]))
}

const Kept = z.object({ madeFrom: z.string(), told: BackTest })

export function keptBackTest(db: Db) {
  return maybe(Kept, db`select made_from, told from health_back_test where firm_id = ${db.firm}`)
}

export async function keepBackTest(db: Db, told: BackTest, madeFrom: string): Promise<void> {
  await db`
    insert into health_back_test (as_of, made_from, told)
    values (${told.asOf}, ${madeFrom}, ${db.json(told as never)})
    on conflict (firm_id) do update
    set as_of = excluded.as_of, made_from = excluded.made_from, told = excluded.told, made_at = now()
  `
}

/** A word that changes with the months, the versions, the bands and the contracts. */
export async function backTestFrom(db: Db, { bands, versions, asOf }: Omit<Given, 'ledger'>) {
  const [row] = await db`
    select concat_ws(' ', count(*), max(made_at),
      (select count(*) || ' ' || coalesce(max(ends_on)::text, '') from contract where firm_id = ${db.firm})) as text
    from health_day where firm_id = ${db.firm} and not current
  `
  return JSON.stringify([row!['text'], bands, versions.length, asOf])
}
