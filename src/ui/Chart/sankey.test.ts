import { expect, test } from 'vitest'
import { monthStrip } from './monthStrip.ts'
import type { Look } from './picture.ts'
import { sankey } from './sankey.ts'
import { stackedMonths } from './stackedMonths.ts'

const look = {
  ink: '#111111',
  dim: '#666666',
  line: '#dddddd',
  edge: '#888888',
  card: '#ffffff',
  raised: '#ffffff',
  accent: '#0f766e',
  warn: '#a04a07',
  bad: '#b42318',
  font: 'sans',
  format: { number: String, month: (day: string) => day.slice(0, 7) },
} as unknown as Look

const picture = sankey({
  knots: [
    { key: 'A', name: 'Clase A', tone: 'accent' },
    { key: 'B', name: 'Clase B', tone: 'accent', shade: 0.5 },
    { key: 'C', name: 'Clase C', tone: 'dim' },
  ],
  bands: [
    { from: 'A', to: 'A', count: 3, tone: 'plain' },
    { from: 'A', to: 'B', count: 2, tone: 'bad', note: '10 → 4' },
  ],
  words: { from: 'Antes', to: 'Ahora', count: 'cuentas', note: 'Ventas' },
})

test('a name stands at each side where something leaves or arrives, and nowhere else', () => {
  const [series] = picture.draw(look)['series'] as {
    data: { name: string; label: { formatter: () => string } }[]
    links: { source: string; target: string; value: number }[]
  }[]
  expect(series!.data.map(({ name }) => name)).toEqual(['l A', 'r A', 'r B'])
  expect(series!.data.map(({ label }) => label.formatter())).toEqual([
    'Clase A  5',
    'Clase A  3',
    'Clase B  2',
  ])
  expect(series!.links).toMatchObject([
    { source: 'l A', target: 'r A', value: 3 },
    { source: 'l A', target: 'r B', value: 2 },
  ])
})

test('a band can be picked, a name cannot; the table behind has a row for each band', () => {
  const at = { seriesIndex: 0, dataIndex: 1, value: 2 }
  expect(picture.rowAt!({ ...at, dataType: 'edge' })).toBe(1)
  expect(picture.rowAt!({ ...at, dataType: 'node' })).toBeNull()
  expect(picture.rows).toEqual([
    ['Clase A', 'Clase A', 3, ''],
    ['Clase A', 'Clase B', 2, '10 → 4'],
  ])
})

test('what a name says in a tooltip is no markup', () => {
  const hostile = sankey({
    knots: [{ key: 'A', name: '<b>A</b>', tone: 'accent' }],
    bands: [{ from: 'A', to: 'A', count: 1, tone: 'plain' }],
    words: { from: 'a', to: 'b', count: 'c' },
  })
  const { formatter } = hostile.draw(look)['tooltip'] as { formatter: (hit: object) => string }
  expect(formatter({ dataType: 'edge', dataIndex: 0, name: '' })).not.toContain('<b>A</b>')
})

test('months stand one upon the other, and their table has a column for each layer', () => {
  const stacked = stackedMonths({
    months: ['2026-01-31', '2026-02-28'],
    layers: [
      { name: 'A', tone: 'accent', counts: [1, 2] },
      { name: 'B', tone: 'dim', counts: [4, 3] },
    ],
    words: { month: 'Mes' },
  })
  expect(stacked.rows).toEqual([
    ['2026-01', 1, 4],
    ['2026-02', 2, 3],
  ])
  const series = stacked.draw(look)['series'] as { stack: string }[]
  expect(new Set(series.map(({ stack }) => stack)).size).toBe(1)
})

test('a strip gives each month its colour by a scale of its own', () => {
  const field = (tone: 'accent' | 'warn', letter: string) => ({ tone, letter, says: letter })
  const strip = monthStrip({
    months: ['2026-01-31', '2026-02-28'],
    rows: [{ name: 'Clase', fields: [field('accent', 'A'), field('warn', 'B')] }],
    more: [{ name: 'Puesto', values: [1, 7] }],
    words: { month: 'Mes' },
  })
  const { visualMap, series } = strip.draw(look) as unknown as {
    visualMap: { pieces: { value: number; color: string }[] }
    series: { data: { value: number[] }[] }[]
  }
  const colourOf = (at: number) => visualMap.pieces[series[0]!.data[at]!.value[2]!]!.color
  expect([colourOf(0), colourOf(1)]).toEqual([look.accent, look.warn])
  expect(strip.rows).toEqual([
    ['2026-01', 'A', 1],
    ['2026-02', 'B', 7],
  ])
})
