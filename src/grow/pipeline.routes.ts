/** The firm's pipeline over HTTP. */
import { wilson } from '../commit/reliability.ts'
import { addMonths, type Day, daysBetween } from '../kernel/day.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { chanceCard } from './chanceCard.ts'
import { chanceOf, type Chances, chancesOf } from './chance.ts'
import { forecastOf, periodOf, type Prospect } from './forecast.ts'
import { type Opportunity, valueByCurrency } from './opportunity.ts'
import { opportunityRows } from './opportunityRow.store.ts'
import { listPipeline, readBoard, readChances, readForecast, readLessons } from './pipeline.api.ts'
import {
  casesOf,
  endedOnes,
  homeWorth,
  type Open,
  openOnes,
  pipelinePage,
  pipelineWhere,
} from './pipeline.store.ts'
import { BOARD_CARDS, PipelineList } from './pipeline.ts'
import { stagesOf } from './stage.store.ts'
import { type Stage, stageMeant } from './stage.ts'

const LESSON_MONTHS = 24
const LESSON_WORDS = 30
const NO_FILTER = PipelineList.parse({})

export const pipelineRoutes: Route[] = [
  route(listPipeline, async ({ input, db, today }) => {
    const page = await pipelinePage(db, input, today)
    const chances = chancesOf(await casesOf(db, await stagesOf(db)), today)
    return { ...page, rows: page.rows.map((row) => withChance(row, chances, today)) }
  }),

  route(readBoard, async ({ input, db, today }) => {
    const stages = await stagesOf(db)
    const chances = chancesOf(await casesOf(db, stages), today)
    const { where } = await pipelineWhere(db, input, today)
    const open = await openOnes(db, where)
    const { home, worth } = await homeWorth(db, open, today)
    const placed = open.map((one) => prospectOf(one, { stages, chances, worth, today }))
    const keys = [...stages.map(({ key }) => key), null]
    const columns = keys.map((stage) => ({ stage, those: placed.filter((x) => x.key === stage) }))
    const shown = columns.flatMap(({ those }) =>
      those.slice(0, BOARD_CARDS).map(({ one }) => one.opportunityId),
    )
    const rows = await opportunityRows(db, db`x.opportunity_id = any(${shown}::uuid[])`, db``)
    const rowOf = new Map(rows.map((row) => [row.opportunityId, withChance(row, chances, today)]))
    return {
      currency: home,
      unrated: placed.filter(({ one, amount }) => one.amount !== null && amount === null).length,
      columns: columns.map(({ stage, those }) => ({
        stage,
        count: those.length,
        worth: valueByCurrency(those.map(({ one }) => one)),
        home: those.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
        expected: those.reduce((sum, { amount, chance }) => sum + (amount ?? 0) * chance, 0),
        cards: those.slice(0, BOARD_CARDS).flatMap(({ one }) => rowOf.get(one.opportunityId) ?? []),
      })),
    }
  }),

  route(readChances, async ({ db, today }) => {
    const stages = await stagesOf(db)
    const cases = await casesOf(db, stages)
    const { ended, won, base, stages: of } = chancesOf(cases, today)
    const none = { passed: 0, won: 0, chance: base, low: 0, high: 1, few: true }
    return {
      ended,
      won,
      base,
      stages: stages.map(({ key }) => of.get(key) ?? { stage: key, ...none }),
      card: chanceCard(cases, today),
    }
  }),

  route(readForecast, async ({ input: { by, owner, kind }, db, today }) => {
    const stages = await stagesOf(db)
    const chances = chancesOf(await casesOf(db, stages), today)
    const { where } = await pipelineWhere(db, { ...NO_FILTER, owner, kind }, today)
    const open = await openOnes(db, where)
    const { home, worth } = await homeWorth(db, open, today)
    const placed = open.map((one) => prospectOf(one, { stages, chances, worth, today }))
    const those = placed.flatMap((one) =>
      one.amount === null ? [] : [{ ...one, amount: one.amount }],
    )
    const isLate = ({ one }: (typeof those)[number]) =>
      one.closesOn !== null && one.closesOn < today
    const ahead = those.filter((x) => x.one.closesOn !== null && !isLate(x))
    const grouped = <K>(of: (x: (typeof those)[number]) => K, some = those) => [
      ...Map.groupBy(some, of),
    ]
    const periods = grouped((x) => periodOf(x.one.closesOn!, by), ahead)
    return {
      currency: home,
      by,
      ended: chances.ended,
      all: forecastOf(those),
      late: forecastOf(those.filter(isLate)),
      undated: forecastOf(those.filter(({ one }) => one.closesOn === null)),
      periods: periods
        .map(([from, some]) => ({ from, ...forecastOf(some) }))
        .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      owners: grouped(({ one }) => one.ownerId)
        .map(([id, some]) => ({ id, name: some[0]!.one.ownerName, ...forecastOf(some) }))
        .toSorted((a, b) => b.expected - a.expected),
      kinds: grouped(({ one }) => one.kind)
        .map(([of, some]) => ({ kind: of, ...forecastOf(some) }))
        .toSorted((a, b) => b.expected - a.expected),
      amountless: open.filter(({ amount }) => amount === null).length,
      unrated: placed.filter(({ one, amount }) => one.amount !== null && amount === null).length,
    }
  }),

  route(readLessons, async ({ input, db, today }) => {
    const { by, to = today, from = addMonths(to, -LESSON_MONTHS) } = input
    if (from > to) throw new Problem(422, 'grow/period')
    const ended = await endedOnes(db, { from, to })
    const { home, worth } = await homeWorth(db, ended, today)
    const valued = ended.map((one) => ({ ...one, home: inHome(one, worth) ?? 0 }))
    const keyOf = (one: (typeof ended)[number]) => (by === 'competitor' ? one.competitor : one[by])
    return {
      from,
      to,
      currency: home,
      all: endedSum(valued),
      of: [...Map.groupBy(valued, (one) => keyOf(one) || 'none')]
        .map(([key, those]) => ({ key, ...endedSum(those) }))
        .toSorted((a, b) => b.won + b.lost - (a.won + a.lost) || (a.key < b.key ? -1 : 1)),
      words: ended.filter(({ learned }) => learned !== '').slice(0, LESSON_WORDS),
    }
  }),
]

function withChance(row: Opportunity, chances: Chances, today: Day) {
  if (row.state !== 'open') return { ...row, chance: null, cases: 0, daysInStage: null }
  const daysInStage = row.stageSince ? Math.max(0, daysBetween(row.stageSince, today)) : null
  const { chance, cases } = chanceOf(chances, row.stageKey, daysInStage ?? 0)
  return { ...row, chance, cases, daysInStage }
}

type About = { stages: readonly Stage[]; chances: Chances; worth: Map<string, number>; today: Day }

function prospectOf(one: Open, { stages, chances, worth, today }: About) {
  const key = stageMeant(one.stage, stages)
  const days = one.since ? Math.max(0, daysBetween(one.since, today)) : 0
  const { chance, cases } = chanceOf(chances, key, days)
  const amount = inHome(one, worth)
  return { one, key, chance, cases, stage: key ?? '', amount } satisfies Omit<
    Prospect,
    'amount'
  > & { amount: number | null; one: Open; key: string | null }
}

function inHome(
  { amount, currency }: { amount: string | null; currency: string | null },
  worth: Map<string, number>,
): number | null {
  const rate = currency === null ? undefined : worth.get(currency)
  return amount === null || rate === undefined ? null : Number(amount) * rate
}

function endedSum(those: readonly { state: string; home: number }[]) {
  const [won, lost] = ['won', 'lost'].map((state) => those.filter((one) => one.state === state))
  const sum = (some: readonly { home: number }[]) => some.reduce((all, one) => all + one.home, 0)
  const [low, high] = wilson(won!.length, those.length)
  return {
    won: won!.length,
    lost: lost!.length,
    wonWorth: sum(won!),
    lostWorth: sum(lost!),
    share: those.length === 0 ? null : won!.length / those.length,
    low,
    high,
  }
}
