/** Reference data, and simulated buyers whose truth is known, for the tests of the models. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { daysBetween } from '../../kernel/day.ts'

export const REFERENCE = process.env['CLAVE_REFERENCE_DATA']

type Figure = {
  id: string
  input: Record<string, number[] | number>
  expected: Record<string, number>
}

/** A published figure by its name: numbers only. */
export function figure(id: string) {
  const text = readFileSync(join(REFERENCE!, 'reference-figures.json'), 'utf8')
  const { figures } = JSON.parse(text) as { figures: Figure[] }
  return figures.find((one) => one.id === id)!
}

/** A table of numbers with a header, as columns by name. */
export function columnsOf(path: string): Record<string, Float64Array> {
  const [head, ...lines] = readFileSync(join(REFERENCE!, path), 'utf8').trim().split(/\r?\n/)
  const rows = lines.map((line) => line.split(',').map(Number))
  return Object.fromEntries(
    head!.split(',').map((name, at) => [name, Float64Array.from(rows, (row) => row[at]!)]),
  )
}

/** The purchase log of CDNOW's sample, as lines; a gift for 0 dollars counts as a purchase there. */
export function cdnowLines() {
  const lines = readFileSync(join(REFERENCE!, 'cdnow/CDNOW_sample.txt'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
  return {
    account: Uint32Array.from(lines, ([, id]) => Number(id) - 1),
    day: Int32Array.from(lines, ([, , day]) =>
      daysBetween('1997-01-01', `${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6)}`),
    ),
    value: Float64Array.from(lines, ([, , , , dollars]) => Number(dollars) || Number.MIN_VALUE),
  }
}
