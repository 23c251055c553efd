/** Amounts and days as a Spanish ERP writes them into its files. */
import type { Day } from '../src/kernel/day.ts'

/** `1234.5` as `1.234,50`. */
export function money(amount: number): string {
  const [whole, cents] = Math.abs(amount).toFixed(2).split('.') as [string, string]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${Number(amount.toFixed(2)) < 0 ? '-' : ''}${grouped},${cents}`
}

export function decimal(number: number, digits: number): string {
  return number.toFixed(digits).replace('.', ',')
}

/** `2026-11-20` as `20/11/2026`. */
export function written(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** The first day of its month. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}
