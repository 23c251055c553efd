/** The pictures of demand: what they draw, and the table behind each. */
import { expect, test } from 'vitest'
import { formats } from '../../kernel/format.ts'
import { forecastLines } from './forecastLines.ts'
import { COLOURS, type Look } from './picture.ts'
import { seasonGrid } from './seasonGrid.ts'
import { yearDots } from './yearDots.ts'

const look = {
  ...Object.fromEntries(COLOURS.map((name) => [name, '#123456'])),
  scheme: 'light',
  font: 'sans-serif',
  still: true,
  format: formats({ locale: 'es-ES' }),
} as unknown as Look

type Drawn = {
  series: { id?: string; data: unknown[]; name?: string }[]
  yAxis: { data: string[] }
  tooltip: { formatter: (hit: unknown) => string }
}

test('the bands begin where what is known ends, and stand between their lines', () => {
  const picture = forecastLines({
    known: [
      { month: '2026-09-01', value: 10 },
      { month: '2026-10-01', value: 20 },
    ],
    ahead: [
      { month: '2026-11-01', point: 15, low80: 10, high80: 21, low95: -5, high95: 25, same: 12 },
    ],
    show: (value) => `${value} €`,
    words: {
      month: 'Mes',
      known: 'Vendido',
      point: 'Previsto',
      same: 'Año anterior',
      band80: '80 %',
      low80: 'desde',
      high80: 'hasta',
      low95: 'desde 95',
      high95: 'hasta 95',
    },
  })
  const { series, tooltip } = picture.draw(look) as unknown as Drawn
  const data = Object.fromEntries(series.map((one) => [one.name, one.data]))
  expect(data['b95-low']).toEqual([null, 20, -5])
  expect(data['b95']).toEqual([null, 0, 30])
  expect(data['b80']).toEqual([null, 0, 11])
  expect(data['Previsto']).toEqual([null, 20, 15])
  expect(data['Año anterior']).toEqual([null, null, 12])
  expect(tooltip.formatter([{ dataIndex: 2 }])).toContain('80 % 10 € – 21 €')
  expect(tooltip.formatter([{ dataIndex: 0 }])).toContain('Vendido <b>10 €</b>')
  expect(picture.rows).toEqual([
    ['2026-09', 10, null, null, null, null, null, null],
    ['2026-10', 20, null, null, null, null, null, null],
    ['2026-11', null, 15, 10, 21, -5, 25, 12],
  ])
})

test('a row per thing, a field per month, said as distance from the mean', () => {
  const picture = seasonGrid({
    rows: [{ name: '<b>Chapa', factors: Array.from({ length: 12 }, (_, at) => at / 5.5) }],
    months: Array.from({ length: 12 }, (_, at) =>
      look.format.monthName(`2024-${String(at + 1).padStart(2, '0')}-01`),
    ),
    words: { name: 'Familia', month: 'Mes', factor: 'sobre la media' },
  })
  const { series, tooltip } = picture.draw(look) as unknown as Drawn
  const [field] = series[0]!.data as { label: { formatter: string } }[]
  expect(field!.label.formatter).toBe('−100')
  expect(tooltip.formatter({ dataIndex: 11 })).toMatch(/&lt;b&gt;Chapa · dic.*\+100/)
  expect(picture.rows).toHaveLength(12)
})

test('years are rows; a window and a wait that cross a year are cut in two', () => {
  const picture = yearDots({
    events: [
      { day: '2019-05-01', amount: 5 },
      { day: '2026-01-31', amount: 100 },
      { day: '2026-12-20', amount: -5 },
    ],
    window: { from: '2026-12-28', to: '2027-01-10' },
    wait: { to: '2027-01-05', colour: 'warn' },
    years: 3,
    show: (amount) => `${amount} €`,
    words: {
      day: 'Día',
      amount: 'Importe',
      gap: 'Días',
      after: (count) => `${count} días después`,
      event: 'Compra',
      window: 'Esperada',
      wait: 'Espera',
    },
  })
  const { series, yAxis, tooltip } = picture.draw(look) as unknown as Drawn
  expect(yAxis.data).toEqual(['2025', '2026', '2027'])
  const dots = series.find(({ id }) => id === 'events')!.data as { symbolSize: number }[]
  expect(dots.map(({ symbolSize }) => symbolSize)).toEqual([20, 4])
  expect(series).toHaveLength(2 + 2 + 1 + 1)
  expect(picture.legend!.map(({ name, colour }) => [name, colour])).toEqual([
    ['Compra', 'accent'],
    ['Esperada', 'note'],
    ['Espera', 'warn'],
  ])
  expect(tooltip.formatter({ seriesId: 'events', dataIndex: 1 })).toContain('323 días después')
  expect(picture.rows).toEqual([
    ['2026-12-20', -5, 323],
    ['2026-01-31', 100, 2467],
    ['2019-05-01', 5, null],
  ])
})
