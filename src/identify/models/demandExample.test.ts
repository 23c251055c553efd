/** The worked example of docs/methods/demand.md, recomputed from the table that stands in it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { forecastDemand } from './demand.ts'
import { forecastSparse } from './smoothing.ts'
import { flatProfile } from './seasons.ts'

const page = readFileSync('docs/methods/demand.md', 'utf8')
const months = [...page.matchAll(/^\| 20\d\d \|(.*)\|$/gm)].flatMap(([, cells]) =>
  cells!.split('|').map(Number),
)
const found = forecastDemand({ values: Float64Array.from(months), first: 0 })

function says(text: string, ...numbers: [number, number][]) {
  const written = numbers.map(([number, digits]) => number.toFixed(digits))
  let place = 0
  expect(page).toContain(text.replaceAll('#', () => written[place++]!))
}

test('the seasons', () => {
  const { profile, own, strength } = found.seasons
  expect(months).toHaveLength(36)
  says(
    'factor of August is #, of October #; # % of the profile is its own; its strength is #',
    [profile[7]!, 3],
    [profile[9]!, 3],
    [own * 100, 1],
    [strength, 3],
  )
})

test('the trial', () => {
  const of = (method: string) => found.trials.find((one) => one.method === method)!
  const [same, level, trend] = [of('same'), of('level'), of('trend')]
  expect(found.method).toBe('trend')
  says(
    'Tried from # months: repeating the year before would have been off by # a month, that is # %, MASE #; the smoothed level by #; the damped trend by #, that is # %, MASE #',
    [found.origins, 0],
    [same.error, 2],
    [same.share! * 100, 1],
    [same.scaled!, 2],
    [level.error, 2],
    [trend.error, 2],
    [trend.share! * 100, 1],
    [trend.scaled!, 2],
  )
})

test('the forecast', () => {
  const [january, august] = [found.months[0]!, found.months[7]!]
  says(
    'January 2026: #, in 80 % of cases between # and #. August 2026: #, between # and #',
    [january.point, 1],
    [january.low80, 1],
    [january.high80, 1],
    [august.point, 1],
    [august.low80, 1],
    [august.high80, 1],
  )
  const { point, low80, high80, low95, high95 } = found.year
  const last = months.slice(-12).reduce((sum, one) => sum + one, 0)
  says(
    'The year: # after # in 2025, between # and #; in 95 % between # and #',
    [point, 1],
    [last, 0],
    [low80, 1],
    [high80, 1],
    [low95, 1],
    [high95, 1],
  )
})

test('now and then', () => {
  const values = Float64Array.from({ length: 48 }, (_, at) => (at % 4 === 3 ? 80 : 0))
  for (const expected of forecastSparse({ values, first: 0 }, flatProfile(), 12)) {
    expect(Math.abs(expected - 20)).toBeLessThan(5)
  }
})
