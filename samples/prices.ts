/** What things cost: the list prices of each January, and consumer prices by country. */
import { addMonths, type Day } from '../src/kernel/day.ts'
import { FAMILIES } from './company.ts'
import { decimal } from './text.ts'
import { strand } from './random.ts'

/** Rises of each January, by year; steel jumps and gives back, the rest climbs steadily. */
const RISES: Record<(typeof FAMILIES)[number]['division'], Record<string, number>> = {
  Aceros: { 2022: 0.14, 2023: 0.03, 2024: -0.04, 2025: 0.015, 2026: 0.025 },
  Rodamientos: { 2022: 0.06, 2023: 0.065, 2024: 0.035, 2025: 0.025, 2026: 0.028 },
  Transmisión: { 2022: 0.055, 2023: 0.06, 2024: 0.03, 2025: 0.028, 2026: 0.025 },
  Servicio: { 2022: 0.04, 2023: 0.055, 2024: 0.035, 2025: 0.03, 2026: 0.03 },
}
const USUAL_RISE = 0.025
/** From here the list prices of FAMILIES count. */
const LIST_OF = 2021

/** The list price level of a family in a year, 1 in 2021. */
export function listLevel(family: number, year: number): number {
  const rises = RISES[FAMILIES[family]!.division]
  let level = 1
  for (let one = LIST_OF + 1; one <= year; one += 1) level *= 1 + (rises[one] ?? USUAL_RISE)
  return level
}

/** Our own costs rise as the list does, but for the steel of 2022, which came a year before its price. */
export function costLevel(family: number, year: number): number {
  const early = FAMILIES[family]!.division === 'Aceros' && year === LIST_OF + 1 ? 1.025 : 1
  return listLevel(family, year) * early
}

/** Yearly rise of consumer prices, by year. Invented, of the size that those years had. */
const INFLATION: Record<string, Record<string, number>> = {
  España: { 2021: 0.045, 2022: 0.081, 2023: 0.034, 2024: 0.028, 2025: 0.026 },
  Portugal: { 2021: 0.02, 2022: 0.079, 2023: 0.043, 2024: 0.025, 2025: 0.023 },
  Francia: { 2021: 0.022, 2022: 0.053, 2023: 0.048, 2024: 0.02, 2025: 0.013 },
  México: { 2021: 0.062, 2022: 0.079, 2023: 0.054, 2024: 0.046, 2025: 0.039 },
  Colombia: { 2021: 0.045, 2022: 0.112, 2023: 0.107, 2024: 0.064, 2025: 0.05 },
  'Estados Unidos': { 2021: 0.058, 2022: 0.076, 2023: 0.041, 2024: 0.029, 2025: 0.028 },
}
const USUAL_INFLATION = 0.024

/** `precios.csv`: one index per country and month, 100 at the start, a year more than the ledger. */
export function* priceIndexLines(asOf: Day, years: number, seed: number): Generator<string> {
  yield 'País;Mes;Índice'
  const first = addMonths(`${asOf.slice(0, 7)}-01`, -12 * (years + 1))
  for (const [country, rises] of Object.entries(INFLATION)) {
    const random = strand(seed, 'prices', country)
    let index = 100
    for (let month = first; month <= asOf; month = addMonths(month, 1)) {
      yield `${country};${month.slice(0, 7)};${decimal(index, 3)}`
      const rise = rises[month.slice(0, 4)] ?? USUAL_INFLATION
      index *= (1 + rise) ** (1 / 12) * (1 + 0.0012 * random.normal())
    }
  }
}
