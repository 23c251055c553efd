/** The demo company's opportunities and promotions are found by the product's own figures, on more than one day. */
import { expect, test } from 'vitest'
import { chanceCard } from '../src/grow/chanceCard.ts'
import { type Case, chancesOf } from '../src/grow/chance.ts'
import { whyNotPast } from '../src/grow/history.ts'
import { measurePromotion } from '../src/grow/promotionMeasure.ts'
import { DEFAULT_STAGES, stageMeant } from '../src/grow/stage.ts'
import { addDays, daysBetween } from '../src/kernel/day.ts'
import { pipelineTold } from './pipeline.ts'
import { PROMOTIONS } from './promotions.ts'
import { SEED, sampleUntil } from './sample.ts'

const DAYS = ['2026-11-20', '2027-02-26']

test.each(DAYS)('opportunities until %s: whole, in their order, and telling', (asOf) => {
  const { clients } = sampleUntil(asOf)
  const ranked = clients.toSorted((a, b) => b.size / b.gap - a.size / a.gap || a.no - b.no)
  const all = ranked
    .slice(0, 160)
    .flatMap((client, rank) => pipelineTold({ client, rank, asOf, seed: SEED }))
  expect(all.length).toBeGreaterThan(450)
  for (const one of all) {
    const accountId = '00000000-0000-4000-8000-000000000000'
    expect(whyNotPast({ ...one, accountId, ownerId: null })).toBeNull()
  }
  const cases = all.map(({ moves, state, closesOn }, no): Case => ({
    id: String(no),
    stays: moves.map(({ stage, movedOn }) => ({
      stage: stageMeant(stage, DEFAULT_STAGES)!,
      from: movedOn,
    })),
    end: state === 'open' ? null : { on: closesOn!, won: state === 'won' },
  }))
  const { stages, ended } = chancesOf(cases, asOf)
  expect(ended).toBeGreaterThan(300)
  const order = DEFAULT_STAGES.map(({ key }) => stages.get(key)!.chance)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(chanceCard(cases, asOf).scores).toMatchObject({ isBetter: true })
})

test.each(DAYS)('promotions until %s: one paid, one only pulled forward', (asOf) => {
  const { files } = sampleUntil(asOf)
  const [header, ...lines] = [...files['ventas.csv']]
  const names = header!.split(';')
  const place = (name: string) => names.indexOf(name)
  const [day, family, amount, cost, currency] = [
    'Fecha',
    'Familia',
    'Importe neto',
    'Coste',
    'Divisa',
  ].map(place) as [number, number, number, number, number]
  const decimal = (text: string) => Number(text.replaceAll('.', '').replace(',', '.'))
  const found = PROMOTIONS.map((one) => {
    const [from, history] = [addDays(asOf, -one.began), 158]
    const first = addDays(from, -history * 7)
    const weeks = history + one.weeks + one.afterWeeks
    const empty = () => new Float64Array(weeks)
    const weekly = { sales: empty(), costed: empty(), cost: empty() }
    for (const line of lines) {
      const cells = line.split(';')
      if (cells[family] !== one.family || cells[currency] !== 'EUR') continue
      const [dd, mm, yyyy] = cells[day]!.split('/')
      const week = Math.floor(daysBetween(first, `${yyyy}-${mm}-${dd}`) / 7)
      if (week < 0 || week >= weeks) continue
      weekly.sales[week]! += decimal(cells[amount]!)
      if (cells[cost] === '') continue
      weekly.costed[week]! += decimal(cells[amount]!)
      weekly.cost[week]! += decimal(cells[cost]!)
    }
    const window = { from: history, weeks: one.weeks, before: 2, after: one.afterWeeks }
    return measurePromotion(weekly, window, { spent: Number(one.cost), marginShare: null })!
  })
  const [paid, pulled] = found as [(typeof found)[0], (typeof found)[0]]
  const more = ({ actual, base }: { actual: number; base: number }) => actual - base
  expect(paid.net.value).toBeGreaterThan(0)
  expect(more(paid.parts.during)).toBeGreaterThan(0)
  expect(more(pulled.parts.during)).toBeGreaterThan(0)
  expect(more(pulled.parts.after)).toBeLessThan(0)
  expect(pulled.roi!.value).toBeLessThan(paid.roi!.value)
})
