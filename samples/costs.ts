/** What it takes to serve each client, and what that costs. */
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import type { Sold } from './ledger.ts'
import type { Order } from './orders.ts'
import { type Random, strand } from './random.ts'
import { decimal, money, monthOf, written } from './text.ts'

/** Activities are written down since then. */
const MONTHS_WRITTEN = 26
const RATE_RISE = 1.04

const ACTIVITIES = {
  visit: { name: 'Visita', unit: 'visita', rate: 245 },
  support: { name: 'Hora de soporte', unit: 'hora', rate: 46 },
  order: { name: 'Pedido', unit: 'pedido', rate: 24 },
  rush: { name: 'Pedido urgente', unit: 'pedido', rate: 85 },
  return: { name: 'Devolución', unit: 'devolución', rate: 110 },
  payment: { name: 'Día de pago aplazado', unit: '1.000 € y día', rate: 0.16 },
} as const
type Activity = keyof typeof ACTIVITIES

export type CostRate = { activity: string; unit: string; rate: number; since: Day }

/** One rate per activity, and another from this January on. */
export function costRates(asOf: Day): CostRate[] {
  const first = addMonths(monthOf(asOf), -MONTHS_WRITTEN)
  return Object.values(ACTIVITIES).flatMap(({ name: activity, unit, rate }) => [
    { activity, unit, rate, since: first },
    { activity, unit, rate: rate * RATE_RISE, since: `${asOf.slice(0, 4)}-01-01` },
  ])
}

/** `tarifas.csv`. */
export function* costRateLines(asOf: Day): Generator<string> {
  yield 'Actividad;Unidad;Tarifa;Divisa;Desde'
  for (const { activity, unit, rate, since } of costRates(asOf)) {
    yield [activity, unit, money(rate), 'EUR', written(since)].join(';')
  }
}

type Done = { day: Day; client: Client; activity: Activity; units: number }
type Given = { clients: readonly Client[]; orders: readonly Order[]; sold: readonly Sold[] }

/** `actividades.csv`: visits on their day; orders, hours and days of payment summed by month. */
export function* activityLines(given: Given, asOf: Day, seed: number): Generator<string> {
  const from = addMonths(monthOf(asOf), -MONTHS_WRITTEN)
  const recent = given.orders.filter(({ day }) => day >= from)
  const done = [
    ...deskWork(recent, asOf),
    ...returns(given.sold, from),
    ...given.clients.flatMap((client) => care(client, { from, asOf, seed })),
    ...latePayments(recent, asOf, seed),
  ]
  yield 'Fecha;Código cliente;Actividad;Unidades'
  for (const { day, client, activity, units } of done.toSorted(byDay)) {
    const name = ACTIVITIES[activity].name
    yield [written(day), client.code, name, decimal(units, units % 1 === 0 ? 0 : 1)].join(';')
  }
}

function deskWork(orders: readonly Order[], asOf: Day): Done[] {
  const sums = new Map<string, Done>()
  const count = (order: Order, activity: Activity) => {
    const day = endOfMonth(order.day, asOf)
    const key = `${order.client.no} ${day} ${activity}`
    const sum = sums.get(key) ?? { day, client: order.client, activity, units: 0 }
    sums.set(key, { ...sum, units: sum.units + 1 })
  }
  for (const order of orders) {
    count(order, 'order')
    if (order.isRush) count(order, 'rush')
  }
  return [...sums.values()]
}

function returns(sold: readonly Sold[], from: Day): Done[] {
  return sold
    .filter(({ units, day }) => units < 0 && day >= from)
    .map(({ day, client }) => ({ day, client, activity: 'return', units: 1 }))
}

/** Visits and hours on the telephone, month by month, for as long as it is a client. */
function care(
  client: Client,
  { from, asOf, seed }: { from: Day; asOf: Day; seed: number },
): Done[] {
  const random = strand(seed, 'care', client.no)
  // One in eleven wants to be looked after far beyond what it buys.
  const demand = random.next() < 0.09 ? random.between(3.5, 9) : random.between(0.4, 1.6)
  const done: Done[] = []
  for (let month = from; month <= asOf; month = addMonths(month, 1)) {
    const year = 5 - (Date.parse(asOf) - Date.parse(month)) / 31_557_600_000
    if (year < client.life.from || year > client.life.until) continue
    const { visits, hours } = careOf(client, year, demand)
    for (let left = visits / 12 + random.next(); left >= 1; left -= 1) {
      const day = weekday(addDays(month, random.whole(1, 26)))
      if (day <= asOf) done.push({ day, client, activity: 'visit', units: 1 })
    }
    const units = halves((hours / 12) * random.gamma(2))
    const day = endOfMonth(month, asOf)
    if (units > 0) done.push({ day, client, activity: 'support', units })
  }
  return done
}

/** Visits and hours of support in a year. */
function careOf({ story, size, gap, life }: Client, year: number, demand: number) {
  const yearly = (size * 365) / gap
  const visits = Math.min(30, 0.75 * (yearly / 10_000) ** 0.72) * demand
  const hours = Math.min(180, 2.2 * (yearly / 10_000) ** 0.8) * demand
  switch (story) {
    case 'costly':
      return { visits: 30, hours: 150 }
    case 'flat':
      return { visits: 22, hours: 110 }
    case 'unattended':
      return { visits: 1, hours: 30 }
    case 'leaving':
      return { visits: year > 4 ? 4 : 14, hours: 90 }
    case 'starved':
      return { visits: year > 3.4 ? 0 : 2, hours: year > 3.4 ? 0 : hours }
    case 'lost':
      return year > 3.95 || life.tail.length === 0
        ? { visits: 0, hours: 0 }
        : { visits: 3, hours: 20 }
    default:
      return { visits, hours }
  }
}

/** Thousands of euros times the days after which they were paid; some pay on time. */
function latePayments(orders: readonly Order[], asOf: Day, seed: number): Done[] {
  const sums = new Map<string, Done>()
  for (const { client, day: ordered, euros } of orders) {
    const late = lateDays(client, strand(seed, 'pays', client.no))
    if (late === 0) continue
    const day = endOfMonth(ordered, asOf)
    const key = `${client.no} ${day}`
    const sum = sums.get(key) ?? { day, client, activity: 'payment' as const, units: 0 }
    sums.set(key, { ...sum, units: sum.units + (euros / 1000) * late })
  }
  return [...sums.values()].map((one) => ({ ...one, units: Math.max(0.1, one.units) }))
}

function lateDays({ story, place }: Client, random: Random): number {
  const days = random.whole(5, place.country === 'España' ? 35 : 25)
  if (story === 'costly') return 60
  return random.next() < 0.4 ? days : 0
}

function byDay(a: Done, b: Done): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : a.client.no - b.client.no
}

function endOfMonth(day: Day, asOf: Day): Day {
  const end = addDays(addMonths(monthOf(day), 1), -1)
  return end < asOf ? end : asOf
}

function weekday(day: Day): Day {
  const at = new Date(`${day}T00:00Z`).getUTCDay()
  return addDays(day, at === 6 ? 2 : at === 0 ? 1 : 0)
}

function halves(units: number): number {
  return Math.round(2 * units) / 2
}
