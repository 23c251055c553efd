/** When each client orders and how much: a rhythm of its own that bends with the year and with its story. */
import { addDays, type Day, daysBetween } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { listLevel } from './prices.ts'
import { strand } from './random.ts'
import { daysClosed, season } from './sectors.ts'

export type Order = { client: Client; day: Day; euros: number; isRush: boolean }

const DAYS_OF_A_YEAR = 365.25
const BEFORE_THE_TAIL_DAYS = 21

export function ordersOf(
  client: Client,
  { start, asOf, seed }: { start: Day; asOf: Day; seed: number },
): Order[] {
  const random = strand(seed, 'orders', client.no)
  const { life, gap, k, size, sector, place } = client
  const span = daysBetween(start, asOf)
  const end = Math.min(
    life.until * DAYS_OF_A_YEAR,
    life.tail.length > 0 ? span - life.tail[0]! - BEFORE_THE_TAIL_DAYS : Infinity,
  )
  const orders: Order[] = []
  const take = (day: Day, at: number) => {
    const euros =
      size *
      life.level(at / DAYS_OF_A_YEAR) *
      Math.sqrt(season(day, sector)) *
      pricesOf(client, day) *
      Math.exp(0.3 * random.normal() - 0.045)
    const isRush = random.next() < (client.story === 'costly' ? 0.45 : 0.05)
    orders.push({ client, day, euros, isRush })
  }
  // Whoever was here before the ledger is somewhere within its rhythm when it begins.
  let at = life.from > 0 ? life.from * DAYS_OF_A_YEAR : gap * random.next()
  while (at < end) {
    const day = openDay(addDays(start, Math.floor(at)), isTold(client) ? null : place.country)
    if (day > asOf) break
    at = Math.max(at, daysBetween(start, day))
    take(day, at)
    const pace = life.slow(at / DAYS_OF_A_YEAR) / Math.sqrt(season(day, sector))
    at += Math.max(1, gap * pace * random.gamma(k))
  }
  for (const before of life.tail) take(addDays(asOf, -before), span - before)
  return isTold(client) ? asTold(client, orders, { start, span }) : orders
}

/** Clients buy the same goods at each year's prices; stories are told in money. */
function pricesOf(client: Client, day: Day): number {
  if (isTold(client)) return 1
  const main = client.basket[0]!.family
  return listLevel(main, Number(day.slice(0, 4))) / listLevel(main, 2024)
}

function isTold({ story }: Client): boolean {
  return story !== null && story !== 'starved' && story !== 'lost'
}

/** A story is no luck: what was bought in each year that ends on the last day is what the story says. */
function asTold(
  client: Client,
  orders: readonly Order[],
  { start, span }: { start: Day; span: number },
): Order[] {
  const { size, gap, life } = client
  const yearOf = ({ day }: Order) =>
    Math.max(0, Math.ceil((daysBetween(start, day) - span) / 365 + 5) - 1)
  const bought = new Map<number, number>()
  for (const order of orders) {
    bought.set(yearOf(order), (bought.get(yearOf(order)) ?? 0) + order.euros)
  }
  const told = (year: number) => {
    const points = Array.from({ length: 24 }, (_, at) => year + (at + 0.5) / 24)
    const levels = points.map((at) => (at < life.from ? 0 : life.level(at) / life.slow(at)))
    return ((size * 365) / gap) * (levels.reduce((sum, one) => sum + one, 0) / points.length)
  }
  return orders.map((order) => ({
    ...order,
    euros: (order.euros * told(yearOf(order))) / bought.get(yearOf(order))!,
  }))
}

/** Orders fall on weekdays, and wait for the end of the holidays; null: someone is always there. */
function openDay(day: Day, country: string | null): Day {
  const open = addDays(day, country === null ? 0 : daysClosed(day, country))
  const weekday = new Date(`${open}T00:00Z`).getUTCDay()
  return addDays(open, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}
