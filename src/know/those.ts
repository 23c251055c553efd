/** Several things written in one request: which of them are named already, and all of them in the order asked. */
import type { Refusal } from '../kernel/refusal.ts'

/** The ids that stand there; what is added has none yet. */
export function named<Id extends string>(
  given: readonly { [key in Id]?: string | undefined }[],
  id: Id,
): string[] {
  return given.flatMap((one) => one[id] ?? [])
}

/** In the order of `ids`; undefined where one is not among the rows. */
export function those<Id extends string, Row extends { [key in Id]: string }>(
  ids: readonly string[],
  rows: readonly Row[],
  id: Id,
): Row[] | undefined {
  const by = new Map<string, Row>(rows.map((row) => [row[id], row]))
  const asked = ids.map((one) => by.get(one))
  return asked.every((row) => row !== undefined) ? asked : undefined
}

/** Each thing stands in a request once: of two, nobody could say which one holds. */
export function whyNotTwice(keys: readonly (string | undefined)[]): Refusal | null {
  const there = keys.filter((key) => key !== undefined)
  const twice = new Set(there).size < there.length
  return twice ? { code: 'know/named-twice', status: 422 } : null
}
