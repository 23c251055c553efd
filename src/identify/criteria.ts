/** The criteria of the portfolio as a form has them: flat, shares as percent, numbers as they are typed. */
import { z } from 'zod'
import { PortfolioSettings } from './portfolio.ts'
import { RfmSettings } from './rfm.ts'

/** Half a sentence may be typed with a comma: 12,5 is 12.5. */
const number = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .transform((text) => Number(text.replace(',', '.')))
    .pipe(z.number().min(least).max(most))

const percent = number(0, 100)
const days = number(0, 10_000)

export const BANDED = ['recency', 'frequency', 'money'] as const
/** The scores that have a limit; below the last it is a 1. */
export const LIMITED = [5, 4, 3, 2] as const

export const Criteria = z.object({
  windowMonths: number(1, 120),
  frequency: RfmSettings.shape.frequency.unwrap(),
  money: RfmSettings.shape.money.unwrap(),
  scoring: RfmSettings.shape.scoring.unwrap(),
  recency5: days,
  recency4: days,
  recency3: days,
  recency2: days,
  frequency5: days,
  frequency4: days,
  frequency3: days,
  frequency2: days,
  money5: percent,
  money4: percent,
  money3: percent,
  money2: percent,
  abcA: percent,
  abcB: percent,
  one: percent,
  five: percent,
})
export type Criteria = z.output<typeof Criteria>

/** Null where limits are not in order. */
export function settingsOf(given: Criteria): PortfolioSettings | null {
  const limits = (name: (typeof BANDED)[number]) => LIMITED.map((score) => given[`${name}${score}`])
  const { windowMonths, frequency, money, scoring } = given
  const checked = PortfolioSettings.safeParse({
    rfm: {
      windowMonths: Math.round(windowMonths),
      frequency,
      money,
      scoring,
      bands: {
        recencyDays: limits('recency'),
        frequency: limits('frequency'),
        moneyPercent: limits('money'),
      },
    },
    abc: { a: given.abcA / 100, b: given.abcB / 100 },
    concentration: { one: given.one / 100, five: given.five / 100 },
  })
  return checked.success ? checked.data : null
}

export function criteriaOf({
  rfm,
  abc,
  concentration,
}: PortfolioSettings): z.input<typeof Criteria> {
  const { bands, windowMonths, frequency, money, scoring } = rfm
  const percentOf = (share: number) => String(Number((100 * share).toPrecision(12)))
  const limits = (name: string, values: readonly number[]) =>
    LIMITED.map((score, at) => [`${name}${score}`, String(values[at])])
  return {
    windowMonths: String(windowMonths),
    frequency,
    money,
    scoring,
    ...Object.fromEntries([
      ...limits('recency', bands.recencyDays),
      ...limits('frequency', bands.frequency),
      ...limits('money', bands.moneyPercent),
    ]),
    abcA: percentOf(abc.a),
    abcB: percentOf(abc.b),
    one: percentOf(concentration.one),
    five: percentOf(concentration.five),
  } as z.input<typeof Criteria>
}
