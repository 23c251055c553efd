/** What marketing and sales cost: to win clients, and to keep them. */
import { addMonths, type Day } from '../src/kernel/day.ts'
import { strand } from './random.ts'
import { money, monthOf } from './text.ts'

const YEARS_OF_SPENDING = 5
/** Euros a month, and for what. */
const SPENDING = [
  { what: 'Ferias', purpose: 'captar', amount: 4_200, months: [3, 6, 10] },
  { what: 'Publicidad y web', purpose: 'captar', amount: 3_100 },
  { what: 'Prospección y primeras visitas', purpose: 'captar', amount: 11_500 },
  { what: 'Muestras y ofertas técnicas', purpose: 'captar', amount: 3_400 },
  { what: 'Equipo de cuentas', purpose: 'mantener', amount: 31_000 },
  { what: 'Atenciones y jornadas con clientes', purpose: 'mantener', amount: 2_300 },
  { what: 'Formación en casa del cliente', purpose: 'mantener', amount: 2_900 },
] as const

export type Spent = { month: string; what: string; purpose: 'captar' | 'mantener'; amount: number }

/** Month by month, up to the last whole month. */
export function spending(asOf: Day, seed: number): Spent[] {
  const random = strand(seed, 'spending')
  const first = addMonths(monthOf(asOf), -12 * YEARS_OF_SPENDING)
  const spent: Spent[] = []
  for (let month = first; month < monthOf(asOf); month = addMonths(month, 1)) {
    const rise = 1.03 ** (Number(month.slice(0, 4)) - Number(first.slice(0, 4)))
    for (const { what, purpose, amount, ...fairs } of SPENDING) {
      const months: readonly number[] | null = 'months' in fairs ? fairs.months : null
      const euros = amount * rise * random.between(0.85, 1.15) * (months ? 3 : 1)
      if (months && !months.includes(Number(month.slice(5, 7)))) continue
      spent.push({ month: month.slice(0, 7), what, purpose, amount: euros })
    }
  }
  return spent
}

/** `gastos.csv`. */
export function* spendingLines(asOf: Day, seed: number): Generator<string> {
  yield 'Mes;Concepto;Para;Importe;Divisa'
  for (const { month, what, purpose, amount } of spending(asOf, seed)) {
    yield [month, what, purpose, money(amount), 'EUR'].join(';')
  }
}
