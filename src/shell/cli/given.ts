/** What is typed, checked before anything is done with it. */
import { constants, createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { CurrencyCode } from '../../gather/rate.ts'
import { MODELS } from '../../identify/models/candidates.ts'
import { Day } from '../../kernel/day.ts'
import { Problem } from '../../platform/problem.ts'
import type { FileToSend } from '../importing.ts'

export function currencyGiven(given: string): string {
  return checked(CurrencyCode, given.toUpperCase(), 'cli/wrong-currency', given)
}

export function dayGiven(given: string): Day {
  return checked(Day, given, 'cli/wrong-day', given)
}

/** With its zone: `2026-11-30T12:00:00+01:00`. */
export function instantGiven(given: string): string {
  if (z.iso.datetime({ offset: true }).safeParse(given).success) return given
  throw new Problem(400, 'cli/wrong-instant', { values: { given } })
}

export function addressGiven(given: string): string {
  if (/^https?:$/.test(URL.parse(given)?.protocol ?? '')) return given
  throw new Problem(400, 'cli/wrong-url', { values: { given } })
}

export function languageGiven(given: string): string {
  if (given === 'es' || given === 'en') return given
  throw new Problem(400, 'cli/wrong-lang', { values: { given } })
}

const MODEL_CHOICES = ['auto', ...MODELS, 'none'] as const
export type ModelChoice = (typeof MODEL_CHOICES)[number]

export function modelGiven(given: string): ModelChoice {
  // As the JSON calls it.
  const name = given.toLowerCase() === 'paretonbd' ? 'pareto' : given.toLowerCase()
  const found = MODEL_CHOICES.find((one) => one === name)
  if (found) return found
  throw new Problem(400, 'cli/wrong-model', { values: { given, all: MODEL_CHOICES.join(', ') } })
}

const DAYS_OF = { d: 1, w: 7, m: 365 / 12, y: 365 }
const LONGEST_DAYS = 100 * DAYS_OF.y

/** `365d`, `52w`, `12m` or `1y`; a bare number is days. */
export function horizonGiven(given: string): number {
  const [, number = '', unit = 'd'] = /^(\d+(?:\.\d+)?)([dwmy])?$/i.exec(given.trim()) ?? []
  const days = number === '' ? NaN : Number(number) * DAYS_OF[unit.toLowerCase() as 'd']
  if (days >= 0 && days <= LONGEST_DAYS) return days
  throw new Problem(400, 'cli/wrong-horizon', { values: { given } })
}

/** A year's: `0.1` is 10 %. */
export function discountGiven(given: string): number {
  const discount = given.trim() === '' ? NaN : Number(given)
  if (discount > -1 && discount <= 10) return discount
  throw new Problem(400, 'cli/wrong-discount', { values: { given } })
}

/** In days. */
export function timeUnitGiven(given: string): 1 | 7 {
  if (given === 'day') return 1
  if (given === 'week') return 7
  throw new Problem(400, 'cli/wrong-time-unit', { values: { given } })
}

const MOST_RUNS = 10_000

/** Perturbed weightings to try; 0 tries none. */
export function runsGiven(given: string): number {
  return wholeGiven(given, MOST_RUNS, 'cli/wrong-runs')
}

export function seedGiven(given: string): number {
  return wholeGiven(given, 2 ** 32 - 1, 'cli/wrong-seed')
}

function wholeGiven(given: string, most: number, code: 'cli/wrong-runs' | 'cli/wrong-seed') {
  const number = /^\d+$/.test(given) ? Number(given) : NaN
  if (number <= most) return number
  throw new Problem(400, code, { values: { given, most } })
}

export async function mustBeReadable(file: string): Promise<void> {
  if (!(await stat(file).catch(() => null))?.isFile()) {
    throw new Problem(404, 'cli/no-file', { values: { file } })
  }
  await access(file, constants.R_OK).catch(() => {
    throw new Problem(403, 'cli/closed-file', { values: { file } })
  })
}

/** To be sent, and read only then. */
export async function fileGiven(path: string): Promise<FileToSend> {
  await mustBeReadable(path)
  return {
    name: basename(path),
    bytes: (await stat(path)).size,
    body: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  }
}

/** Which fields do not fit is said here, before anything is sent. */
export function mustFit(shape: z.ZodType, given: unknown): void {
  const { error } = shape.safeParse(given)
  if (!error) return
  const fields = Object.fromEntries(error.issues.map((one) => [one.path.join('.'), one.message]))
  throw new Problem(400, 'request/invalid', { fields })
}

function checked<T extends z.ZodType>(
  shape: T,
  value: string,
  code: 'cli/wrong-currency' | 'cli/wrong-day',
  given: string,
): z.output<T> {
  const { success, data } = shape.safeParse(value)
  if (!success) throw new Problem(400, code, { values: { given } })
  return data as z.output<T>
}
