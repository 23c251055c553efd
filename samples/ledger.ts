/** The demo company's sales ledger: five years of invoice lines as a Spanish ERP would export them. */
import { addDays, daysBetween } from '../src/kernel/day.ts'
import { FAMILIES, SALESPEOPLE } from './company.ts'
import { type Client, clientsOf } from './clients.ts'
import { type Random, randomFrom } from './random.ts'
import { ratesUntil } from './rates.ts'

const YEARS = 5
const SEED = 20_261_122

export const HEADER =
  'Nº factura;Línea;Fecha;Código cliente;Razón social;Grupo;País;Zona;División;Referencia;Descripción;Familia;Uds.;Importe neto;Coste;Divisa;Comercial'

export type Sample = { ledger: Generator<string>; rates: Generator<string> }

/**
 * The ledger and its rates, line by line, up to `asOf`. The same seed and day give the same bytes.
 * @param asOf the last day; the five years before it are filled
 */
export function sampleUntil(asOf: string, seed = SEED): Sample {
  return { ledger: ledgerLines(asOf, seed), rates: ratesUntil(asOf, YEARS, seed) }
}

function* ledgerLines(asOf: string, seed: number): Generator<string> {
  const random = randomFrom(seed)
  const start = addDays(asOf, -Math.round(YEARS * 365.25))
  const orders = clientsOf(random)
    .flatMap((client) => ordersOf(client, { start, asOf, random }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.client.no - b.client.no))

  yield HEADER
  const counts = new Map<string, number>()
  for (const { client, day, scale } of orders) {
    const year = day.slice(0, 4)
    const count = (counts.get(year) ?? 0) + 1
    counts.set(year, count)
    yield* invoice(client, {
      no: `F${year.slice(2)}-${String(count).padStart(5, '0')}`,
      day,
      scale,
      random,
    })
  }
}

type Order = { client: Client; day: string; scale: number }

function ordersOf(
  client: Client,
  { start, asOf, random }: { start: string; asOf: string; random: Random },
): Order[] {
  const span = daysBetween(start, asOf)
  const orders: Order[] = []
  let at = client.from * span + random.between(0, client.gap)
  while (at < client.until * span) {
    const day = workday(addDays(start, Math.floor(at)))
    if (day > asOf) break
    const age = at / span
    orders.push({ client, day, scale: client.curve(age) * season(day, client.country) })
    const slack = client.slowing(age)
    at += Math.max(1, client.gap * slack * Math.exp(0.35 * random.normal()))
  }
  return orders
}

function* invoice(
  client: Client,
  { no, day, scale, random }: { no: string; day: string; scale: number; random: Random },
): Generator<string> {
  const lines = random.whole(1, 4)
  const isCredit = random.next() < 0.015
  for (let line = 1; line <= lines; line++) {
    const family = FAMILIES[client.families[random.whole(0, client.families.length - 1)]!]!
    const item = random.whole(1, 24)
    const price = family.price * (0.6 + item / 20) * client.priceLevel * client.rate
    const wanted = (client.size * client.rate * scale * Math.exp(0.4 * random.normal())) / lines
    const units = Math.max(1, Math.round(wanted / price))
    const amount = units * price * (isCredit ? -0.3 : 1)
    const cost = amount * (1 - family.margin * client.marginLevel)
    const knowsCost = family.division !== 'Servicio' || random.next() < 0.4
    yield [
      no,
      line,
      `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
      client.code,
      client.name,
      client.group ?? '',
      client.country,
      client.zone,
      family.division,
      `${family.code}-${String(item * 10).padStart(4, '0')}`,
      `${family.name} ${item * 10}`,
      family.name,
      isCredit ? -units : units,
      spanish(amount),
      knowsCost ? spanish(cost) : '',
      client.currency,
      SALESPEOPLE[client.seller]!,
    ].join(';')
  }
}

function workday(day: string): string {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay()
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0)
}

/** August stops in Europe; December is short everywhere. */
function season(day: string, country: string): number {
  const month = Number(day.slice(5, 7))
  if (month === 8 && ['España', 'Portugal', 'Francia'].includes(country)) return 0.45
  return month === 12 ? 0.8 : month === 3 || month === 10 ? 1.12 : 1
}

function spanish(amount: number): string {
  const [whole, cents] = Math.abs(amount).toFixed(2).split('.') as [string, string]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${amount < 0 ? '-' : ''}${grouped},${cents}`
}
