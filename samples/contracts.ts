/** The demo company's contracts: supply, maintenance and stock at the client's plant. */
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { strand } from './random.ts'
import { money, written } from './text.ts'

const HEADER =
  'Código cliente;Contrato;Descripción;Inicio;Fin;Importe;Cuota única;Divisa;Renovable;Preaviso (días)'
const WORTH_A_CONTRACT = 45_000

/** `of`: share of its yearly sales; `fee`: the one-off part, of a year. */
const KINDS = [
  { what: 'Acuerdo marco de suministro', of: 0.55, fee: 0, months: [12, 24, 36], notice: 90 },
  { what: 'Mantenimiento preventivo', of: 0.05, fee: 0.15, months: [12, 24], notice: 60 },
  { what: 'Depósito en planta', of: 0.025, fee: 0.3, months: [], notice: 30 },
  { what: 'Análisis de vibraciones', of: 0.02, fee: 0, months: [12], notice: 30 },
] as const

type Term = {
  kind: (typeof KINDS)[number]
  client: Client
  start: Day
  end: Day | null
  euros: number
}
type Given = { asOf: Day; start: Day; seed: number; rateOf: (currency: string, day: Day) => number }

/** `contratos.csv`: terms that followed each other, those that run, and some without an end. */
export function* contractLines(clients: readonly Client[], given: Given): Generator<string> {
  const terms = clients.flatMap((client) => termsOf(client, given))
  yield HEADER
  const counts = new Map<string, number>()
  for (const { kind, client, start, end, euros } of terms.toSorted(byStart)) {
    const year = start.slice(0, 4)
    const count = (counts.get(year) ?? 0) + 1
    counts.set(year, count)
    const { currency } = client.place
    const inTheirs = (amount: number) =>
      money(rounded(amount * given.rateOf(currency, start < given.asOf ? start : given.asOf)))
    const years = end ? monthsOf(start, end) / 12 : 1
    yield [
      client.code,
      `CT-${year}-${String(count).padStart(3, '0')}`,
      kind.what,
      written(start),
      end ? written(end) : '',
      inTheirs(euros * years),
      kind.fee ? inTheirs(euros * kind.fee) : '',
      currency,
      kind.what === 'Análisis de vibraciones' ? 'no' : 'sí',
      kind.notice,
    ].join(';')
  }
}

function termsOf(client: Client, { asOf, start, seed }: Given): Term[] {
  const random = strand(seed, 'contracts', client.no)
  const yearly = (client.size * 365) / client.gap
  if (yearly < WORTH_A_CONTRACT || client.story === 'costly') return []
  const { from, until } = client.life
  const came = from > 0 ? addDays(start, Math.ceil(365 * from) + 60) : start
  const gone = client.story === 'lost' ? addDays(asOf, -380) : yearAt(start, until)
  return KINDS.flatMap((kind, at) => {
    const has = random.next() < [0.42, 0.3, 0.2, 0.12][at]!
    const amount = rounded(yearly * kind.of * random.between(0.7, 1.2))
    const months = kind.months.length > 0 ? random.pick<number>(kind.months) : null
    const first = addMonths(`${came.slice(0, 7)}-01`, random.whole(0, 11))
    // The one who is leaving has an agreement that ends soon.
    const isLeaving = client.story === 'leaving' && at === 0
    if (isLeaving)
      return chain(kind, client, { first: endsAfter(asOf, 36, 2), months: 12, amount, asOf, gone })
    if (!has || first >= gone || first > asOf) return []
    if (months === null) return [{ kind, client, start: first, end: null, euros: amount }]
    return chain(kind, client, { first, months, amount, asOf, gone })
  })
}

type Chain = { first: Day; months: number; amount: number; asOf: Day; gone: Day }

/** One term after the other, each a little dearer, up to the one that runs now. */
function chain(
  kind: Term['kind'],
  client: Client,
  { first, months, amount, asOf, gone }: Chain,
): Term[] {
  const terms: Term[] = []
  for (let from = first; from <= asOf && from < gone; from = addMonths(from, months)) {
    const end = addDays(addMonths(from, months), -1)
    const euros = amount * (0.9 + 0.02 * terms.length)
    terms.push({ kind, client, start: from, end, euros })
  }
  return terms
}

/** A first of a month from which terms of a year end so many months after the day. */
function endsAfter(asOf: Day, monthsBefore: number, monthsAfter: number): Day {
  return addMonths(`${asOf.slice(0, 7)}-01`, monthsAfter - monthsBefore)
}

function yearAt(start: Day, years: number): Day {
  return addDays(start, Math.round(365.25 * years))
}

function monthsOf(start: Day, end: Day): number {
  const after = addDays(end, 1)
  const [y, m] = [
    Number(after.slice(0, 4)) - Number(start.slice(0, 4)),
    Number(after.slice(5, 7)) - Number(start.slice(5, 7)),
  ]
  return 12 * y + m
}

function byStart(a: Term, b: Term): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : a.client.no - b.client.no
}

/** As people agree on it. */
function rounded(amount: number): number {
  const step = amount > 20_000 ? 1000 : amount > 2000 ? 100 : 10
  return Math.max(step, Math.round(amount / step) * step)
}
