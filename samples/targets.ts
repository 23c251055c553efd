/** Sales targets of this year and the last: the firm's, each manager's by quarter, and the largest accounts'. */
import type { Day } from '../src/kernel/day.ts'
import type { Sold } from './ledger.ts'
import { MANAGERS } from './people.ts'
import { strand } from './random.ts'
import { money } from './text.ts'

const ACCOUNTS_WITH_A_TARGET = 40

/** `objetivos.csv`. What was sold a year before, and what one wished to add. */
export function* targetLines(sold: readonly Sold[], asOf: Day, seed: number): Generator<string> {
  const random = strand(seed, 'targets')
  yield 'Periodo;Código cliente;Comercial;Importe;Divisa'
  for (const year of [Number(asOf.slice(0, 4)) - 1, Number(asOf.slice(0, 4))]) {
    const before = sold.filter(({ day }) => day.startsWith(String(year - 1)))
    const wished = (euros: number) =>
      money(Math.round((euros * random.between(1.03, 1.09)) / 1000) * 1000)
    const line = (period: string, code: string, manager: string, euros: number) =>
      [period, code, manager, wished(euros), 'EUR'].join(';')
    yield line(String(year), '', '', sumOf(before))
    for (const [seller, { name }] of MANAGERS.entries()) {
      for (const quarter of [1, 2, 3, 4]) {
        const theirs = before.filter(
          ({ client, day }) => client.seller === seller && quarterOf(day) === quarter,
        )
        if (sumOf(theirs) > 0) yield line(`${year}-T${quarter}`, '', name, sumOf(theirs))
      }
    }
    for (const [code, euros] of largest(before)) yield line(String(year), code, '', euros)
  }
}

function largest(sold: readonly Sold[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const { client, euros } of sold) sums.set(client.code, (sums.get(client.code) ?? 0) + euros)
  return [...sums].toSorted((a, b) => b[1] - a[1]).slice(0, ACCOUNTS_WITH_A_TARGET)
}

function sumOf(sold: readonly Sold[]): number {
  return sold.reduce((sum, { euros }) => sum + euros, 0)
}

function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3)
}
