/** The demo company's files as tests read them: by the words of their headers. */
import type { Day } from '../src/kernel/day.ts'

export function rowsOf(lines: Iterable<string>): Record<string, string>[] {
  const [header = '', ...rest] = lines
  const names = header.split(';')
  return rest.map((line) => {
    const cells = line.split(';')
    if (cells.length !== names.length) throw new Error(`${cells.length} cells: ${line}`)
    return Object.fromEntries(names.map((name, at) => [name, cells[at]!]))
  })
}

/** `1.234,50` as a number. */
export function numberIn(text: string | undefined): number {
  const number = Number(text?.replaceAll('.', '').replace(',', '.'))
  if (Number.isNaN(number) || !text) throw new Error(`no number: ${text}`)
  return number
}

/** `20/11/2026` as a day. */
export function dayIn(text: string | undefined): Day {
  return text!.split('/').toReversed().join('-')
}
