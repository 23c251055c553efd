/** What the demo company's clients use of its services, what was delivered to them, and what was out of stock. */
import { addDays, addMonths, type Day, daysBetween } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { FAMILIES } from './company.ts'
import type { Order } from './orders.ts'
import { strand } from './random.ts'
import { decimal, monthOf, written } from './text.ts'

const MONTHS = 30
const LEAST_SALES = 150_000
/** Clients with vibration analysis and support by telephone. */
const WITH_SERVICE = 24

type Given = { clients: readonly Client[]; asOf: Day; seed: number }

/** `uso.csv`: machines that are watched, and hours of support used, month by month. */
export function* usageLines({ clients, asOf, seed }: Given): Generator<string> {
  yield 'Código cliente;Medida;Mes;Valor;Contratado'
  const served = clients
    .filter(({ size, gap, story }) => (size * 365) / gap >= LEAST_SALES && story !== 'lost')
    .slice(0, WITH_SERVICE)
  for (const client of served) {
    const random = strand(seed, 'uses', client.code)
    const machines = random.whole(20, 90)
    const hours = random.whole(6, 16)
    for (let back = MONTHS; back >= 1; back -= 1) {
      const month = addMonths(monthOf(asOf), -back)
      const level = levelAt(client, back)
      const used = Math.round(machines * level * random.between(0.93, 1.02))
      yield [client.code, 'Máquinas vigiladas', written(month), used, machines].join(';')
      const asked = hours * level * random.between(0.7, 1.05)
      yield [client.code, 'Horas de soporte', written(month), decimal(asked, 1), hours].join(';')
    }
  }
}

/** Share of what is contracted, so many months ago: who is leaving switches its machines off. */
function levelAt({ story, code }: Client, back: number): number {
  if (story === 'leaving') return Math.max(0.3, 0.95 - 0.05 * Math.max(0, 14 - back))
  if (story === 'star') return Math.min(1.1, 1.05 - 0.015 * back)
  return code.endsWith('7') ? 0.4 : 0.82
}

const DELIVERED_DAYS = 400
const MOST_LINES = 3_600
/** From so many days ago on the story's lines come late. */
const LATE_DAYS = 95

/** `entregas.csv`: order lines of the last thirteen months; one client's have come late for three. */
export function* deliveryLines(orders: readonly Order[], { asOf, seed }: Given): Generator<string> {
  yield 'Código cliente;Pedido;Línea;Familia;Fecha prometida;Fecha de entrega;Cantidad pedida;Cantidad entregada'
  let lines = 0
  for (const [no, { client, day }] of orders
    .filter((order) => order.day > addDays(asOf, -DELIVERED_DAYS))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.client.no - b.client.no))
    .entries()) {
    const random = strand(seed, 'delivers', client.code, day)
    const count = client.story === 'oneDivision' ? 3 : 1
    for (let line = 1; line <= count; line += 1) {
      if ((lines += 1) > MOST_LINES) return
      const { family } = client.basket[random.whole(0, client.basket.length - 1)]!
      const promised = addDays(day, random.whole(4, 12))
      const isLate = random.next() < lateness(client, promised, { family, asOf })
      const delivered = addDays(promised, isLate ? random.whole(1, 9) : -random.whole(0, 2))
      const ordered = random.whole(5, 200)
      const came = random.next() < 0.03 ? Math.ceil(ordered * random.between(0.5, 0.9)) : ordered
      const isHere = delivered <= asOf
      yield [
        client.code,
        `P${written(day).replaceAll('/', '')}-${client.code}-${no % 10}`,
        line,
        FAMILIES[family]!.name,
        written(promised),
        isHere ? written(delivered) : '',
        ordered,
        isHere ? came : '',
      ].join(';')
    }
  }
}

function lateness(
  { story }: Client,
  promised: Day,
  { family, asOf }: { family: number; asOf: Day },
): number {
  if (story === 'oneDivision' && daysBetween(promised, asOf) < LATE_DAYS) return 0.45
  const isOut = STOCK_OUTS.some(
    ({ from, until }) =>
      family === OUT_OF && promised >= addDays(asOf, -from) && promised <= addDays(asOf, -until),
  )
  return isOut ? 0.6 : 0.06
}

/** Roller bearings. */
const OUT_OF = 1
/** In days ago; the last one isn't over. */
const STOCK_OUTS = [
  { from: 210, until: 196 },
  { from: 88, until: 70 },
  { from: 12, until: -1 },
] as const

/** `roturas.csv`: one family ran out three times this year, and is out now. */
export function* stockOutLines(asOf: Day): Generator<string> {
  yield 'Familia;Desde;Hasta'
  for (const { from, until } of STOCK_OUTS) {
    const end = until < 0 ? '' : written(addDays(asOf, -until))
    yield [FAMILIES[OUT_OF]!.name, written(addDays(asOf, -from)), end].join(';')
  }
  yield ['Soportes', written(addDays(asOf, -150)), written(addDays(asOf, -146))].join(';')
}
