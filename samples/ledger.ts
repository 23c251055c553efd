/** The demo company's sales ledger: five years of invoice lines as a Spanish ERP would export them. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { FAMILIES } from './company.ts'
import type { Order } from './orders.ts'
import { MANAGERS } from './people.ts'
import { costLevel, listLevel } from './prices.ts'
import { promotedBy } from './promotions.ts'
import { type Random, strand } from './random.ts'
import { money, written } from './text.ts'

export const HEADER =
  'Nº factura;Línea;Fecha;Código cliente;Razón social;Grupo;País;Zona;División;Referencia;Descripción;Familia;Uds.;Importe neto;Coste;Divisa;Comercial'

/** A line in the client's currency; `cost` is null where the ERP does not know it. */
export type Sold = {
  client: Client
  day: Day
  invoice: string
  line: number
  family: number
  item: number
  units: number
  amount: number
  cost: number | null
  /** What it came to in euros that day. */
  euros: number
}

type Given = { asOf: Day; seed: number; rateOf: (currency: string, day: Day) => number }

/** All lines in the order of their days and numbers. */
export function soldLines(orders: readonly Order[], given: Given): Sold[] {
  const strands = new Map<number, Random>()
  const randomOf = ({ client: { no } }: Order) => {
    const random = strands.get(no) ?? strand(given.seed, 'lines', no)
    strands.set(no, random)
    return random
  }
  const invoices = orders.flatMap((order) => {
    const random = randomOf(order)
    const lines = linesOf(order, given, random)
    const credit = creditFor(order, lines, { ...given, random })
    return credit ? [lines, credit] : [lines]
  })
  invoices.sort(([a], [b]) =>
    a!.day < b!.day ? -1 : a!.day > b!.day ? 1 : a!.client.no - b!.client.no,
  )
  const counts = new Map<string, number>()
  return invoices.flatMap((lines) => {
    const { day, units } = lines[0]!
    const series = `${units < 0 ? 'A' : 'F'}${day.slice(2, 4)}`
    const count = (counts.get(series) ?? 0) + 1
    counts.set(series, count)
    const invoice = `${series}-${String(count).padStart(5, '0')}`
    return lines.map((line) => ({ ...line, invoice }))
  })
}

function linesOf({ client, day, euros }: Order, { rateOf, asOf }: Given, random: Random): Sold[] {
  const { basket, discount, place } = client
  const year = Number(day.slice(0, 4))
  // Prices in another currency are agreed once a quarter; what we pay follows the day.
  const agreed = rateOf(place.currency, quarterOf(day))
  const today = rateOf(place.currency, day)
  const count = random.whole(1, Math.min(4, basket.length + 1))
  return Array.from({ length: count }, (_, at) => {
    const { family, items } = basket[random.weighed(basket.map(({ weight }) => weight))]!
    const item = random.pick(items)
    const { price, margin, items: all } = FAMILIES[family]!
    const list = price * (0.55 + (0.9 * item) / (all.length - 1))
    const sells = list * listLevel(family, year) * (1 - margin * discount)
    const costs = list * costLevel(family, year) * (1 - margin) * random.between(0.97, 1.03)
    const unitPrice = Number((sells * agreed).toFixed(2))
    // Stories are told in money, which no promotion moves.
    const promoted = client.story === null ? promotedBy(FAMILIES[family]!.name, day, asOf) : 1
    const wanted = (euros / count) * promoted
    const units = Math.max(1, Math.round((wanted * today) / unitPrice))
    const amount = Number((units * unitPrice).toFixed(2))
    const cost = knowsCost(family, day, random) ? Number((units * costs * today).toFixed(2)) : null
    return {
      client,
      day,
      invoice: '',
      line: at + 1,
      family,
      item,
      units,
      amount,
      cost,
      euros: amount / today,
    }
  })
}

/** Goods that come back, or a price put right: part of one line, some weeks later. */
function creditFor(
  order: Order,
  lines: readonly Sold[],
  { asOf, random }: Given & { random: Random },
) {
  const isDue = random.next() < (order.client.story === 'costly' ? 0.09 : 0.017)
  const day = addDays(order.day, 7 * random.whole(1, 5))
  const share = random.between(0.1, 0.6)
  if (!isDue || day > asOf) return null
  const line = random.pick(lines)
  const units = -Math.max(1, Math.round(line.units * share))
  const part = units / line.units
  return [
    {
      ...line,
      day,
      line: 1,
      units,
      amount: Number((line.amount * part).toFixed(2)),
      cost: line.cost === null ? null : Number((line.cost * part).toFixed(2)),
      euros: line.euros * part,
    },
  ]
}

/** Services carry their hours only now and then; here and there a cost was never entered. */
function knowsCost(family: number, day: Day, random: Random): boolean {
  const draw = random.next()
  if (FAMILIES[family]!.code === 'MS') return draw < 0.35
  if (FAMILIES[family]!.code === 'CD' && day < `${Number(day.slice(0, 4))}-03`) return draw < 0.6
  return draw < 0.985
}

function quarterOf(day: Day): Day {
  const month = 3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

/** `ventas.csv`. */
export function* ledgerLines(sold: readonly Sold[]): Generator<string> {
  yield HEADER
  for (const { client, day, invoice, line, family, item, units, amount, cost } of sold) {
    const { name, code, division, item: what, items } = FAMILIES[family]!
    yield [
      invoice,
      line,
      written(day),
      client.code,
      client.name,
      client.group ?? '',
      client.place.country,
      client.place.zone,
      division,
      `${code}-${String((item + 1) * 10).padStart(4, '0')}`,
      `${what} ${items[item]!}`,
      name,
      units,
      money(amount),
      cost === null ? '' : money(cost),
      client.place.currency,
      MANAGERS[client.seller]!.name,
    ].join(';')
  }
}
