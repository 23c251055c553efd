import { expect, test } from 'vitest'
import { formats } from '../../kernel/format.ts'
import { cohortGrid } from './cohortGrid.ts'
import { COLOURS, type Look } from './picture.ts'
import { shareLines } from './shareLines.ts'

const look = {
  ...Object.fromEntries(COLOURS.map((name) => [name, '#123456'])),
  scheme: 'light',
  font: 'sans-serif',
  still: true,
  format: formats({ locale: 'es-ES' }),
} as unknown as Look

type Drawn = { tooltip: { formatter: (hit: unknown) => string }; series: { data: unknown[] }[] }
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('lines of shares: a period without one has a gap, and its words say nothing of it', () => {
  const picture = shareLines({
    periods: [
      { short: '2025', long: 'año <2025>' },
      { short: '2026', long: 'año 2026' },
    ],
    lines: [
      { name: 'Neta', values: [null, 1.05], colour: 'accent' },
      { name: 'Bruta', values: [0.9, 0.85], colour: 'warn', dashed: true },
    ],
    level: 1,
    words: { period: 'Periodo' },
  })
  const drawn = picture.draw(look) as unknown as Drawn
  expect(drawn.series.map(({ data }) => data)).toEqual([
    [null, 1.05],
    [0.9, 0.85],
  ])
  expect(plain(drawn.tooltip.formatter([{ dataIndex: 0 }]))).toBe(
    'año &lt;2025&gt;<br>Bruta <b>90 %</b>',
  )
  expect(picture.rows).toEqual([
    ['año <2025>', null, 0.9],
    ['año 2026', 1.05, 0.85],
  ])
  expect([picture.rowNear!(-1, 0), picture.rowNear!(0.6, 0), picture.rowNear!(2, 0)]).toEqual([
    null,
    1,
    null,
  ])
})

test('growth is written with its sign', () => {
  const picture = shareLines({
    periods: [{ short: 'a', long: 'a' }],
    lines: [{ name: 'Real', values: [0.031], colour: 'accent' }],
    level: 0,
    signed: true,
    words: { period: 'Periodo' },
  })
  expect(plain(picture.columns[1]!.show!(0.031, look.format))).toBe('+3,1 %')
})

test('a grid of cohorts: a row of the table per cell, and an unknown share is none', () => {
  const cohorts = [
    { name: 'feb', long: 'ene – mar 2025', clients: 4, shares: [1, 0.5] },
    { name: 'may', long: 'abr – jun 2025', clients: 2, shares: [1, null] },
  ]
  const words = {
    cohort: 'Primera compra',
    clients: 'clientes',
    period: 'Trimestre',
    share: 'Siguen',
  }
  const picture = cohortGrid({ cohorts, words })
  expect(picture.rows).toEqual([
    ['ene – mar 2025', 4, 0, 1],
    ['ene – mar 2025', 4, 1, 0.5],
    ['abr – jun 2025', 2, 0, 1],
  ])
  const drawn = picture.draw(look) as unknown as Drawn
  expect(drawn.series[0]!.data).toHaveLength(3)
  expect(plain(drawn.tooltip.formatter({ dataIndex: 1 }))).toBe(
    'ene – mar 2025 · 4 clientes<br>Trimestre 1<br>Siguen <b>50 %</b>',
  )
  expect(cohortGrid({ cohorts: [], words }).draw(look)).toHaveProperty('series')
})
