/** When each client orders and how much: a rhythm of its own that bends with the year and with its story. */
import { addDays, type Day, daysBetween } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
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
      Math.exp(0.3 * random.normal() - 0.045)
    const isRush = random.next() < (client.story === 'costly' ? 0.45 : 0.05)
    orders.push({ client, day, euros, isRush })
  }
  // Whoever was here before the ledger is somewhere within its rhythm when it begins.
  let at = life.from > 0 ? life.from * DAYS_OF_A_YEAR : gap * random.next()
  while (at < end) {
    const day = openDay(addDays(start, Math.floor(at)), place.country)
    if (day > asOf) break
    at = Math.max(at, daysBetween(start, day))
    take(day, at)
    const pace = life.slow(at / DAYS_OF_A_YEAR) / Math.sqrt(season(day, sector))
    at += Math.max(1, gap * pace * random.gamma(k))
  }
  for (const before of life.tail) take(addDays(asOf, -before), span - before)
  return orders
}

/** Orders wait for the end of the holidays, and fall on weekdays. */
function openDay(day: Day, country: string): Day {
  const open = addDays(day, daysClosed(day, country))
  const weekday = new Date(`${open}T00:00Z`).getUTCDay()
  return addDays(open, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}
