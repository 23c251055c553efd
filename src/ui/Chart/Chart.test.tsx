// @vitest-environment jsdom
/** Behind each picture is its table, and what can be clicked can be pressed. */
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { formats } from '../../kernel/format.ts'
import { show } from '../testing.tsx'
import { aServer } from '../testingServer.ts'
import { bars } from './bars.ts'
import { Chart } from './Chart.tsx'
import { heatGrid } from './heatGrid.ts'
import { monthlyLines } from './monthlyLines.ts'
import { beforeAfter } from './beforeAfter.ts'
import { histogram } from './histogram.ts'
import { pareto } from './pareto.ts'
import { COLOURS, type Look, type Picture } from './picture.ts'
import { treemap } from './treemap.ts'

const { person } = aServer({ title: '' })

const zones = bars({
  rows: [
    { name: 'Norte', value: 0.38 },
    { name: '=Levante', value: 0.22 },
  ],
  show: (value, { format }) => format.percent(value),
  words: { name: 'Zona', value: 'Ventas' },
})

test('a picture has a name, a description and a table whose rows can be chosen', async () => {
  const picked: number[] = []
  const page = await show(
    <Chart
      title="Zonas"
      describes="Norte da el 38 %."
      file="zonas"
      picture={zones}
      onPick={(row) => picked.push(row)}
    />,
    person,
  )
  const image = page.getByRole('img', { name: 'Zonas' })
  expect(document.getElementById(image.getAttribute('aria-describedby')!)!.textContent).toBe(
    'Norte da el 38 %.',
  )

  fireEvent.click(page.getByRole('button', { name: 'Ver tabla: Zonas' }))
  page.getByRole('cell', { name: /38.%/ })
  fireEvent.click(page.getByRole('button', { name: 'Filtrar: =Levante' }))
  expect(picked).toEqual([1])
})

test('every builder draws in both schemes and keeps one row per thing', () => {
  const pictures: [Picture, number][] = [
    [zones, 2],
    [
      pareto({
        points: [
          { accounts: 1, accountsShare: 0.5, salesShare: 0.8 },
          { accounts: 2, accountsShare: 1, salesShare: 1 },
        ],
        mark: { accountsShare: 0.5, salesShare: 0.8, says: '50 % → 80 %' },
        words: { accounts: 'cuentas', accountsShare: 'Cuentas', salesShare: 'Ventas' },
      }),
      2,
    ],
    [
      heatGrid({
        fields: [{ x: '1', y: '5', count: 3 }],
        xs: ['1', '2'],
        ys: ['4', '5'],
        words: { x: 'Recencia', y: 'Frecuencia', count: 'cuentas' },
      }),
      1,
    ],
    [
      monthlyLines({
        months: ['2026-09-01', '2026-10-01'],
        now: [1, null],
        before: [2, 3],
        show: (value, { format }) => format.number(value),
        words: { month: 'Mes', now: 'Ventas', before: 'Año anterior', trend: 'Tendencia' },
      }),
      2,
    ],
    [
      treemap({
        areas: [
          { name: 'Norte', value: 9, share: 0.9, note: '' },
          { name: 'Sur', value: 1, share: 0.1, note: '', tone: 'warn' },
          { name: 'Devoluciones', value: -1, share: -0.1, note: '' },
        ],
        money: (amount, { format }) => format.number(amount),
        words: { name: 'Zona', share: 'Cuota', value: 'Ventas', note: 'Detalle' },
      }),
      3,
    ],
    [
      histogram({
        bars: [{ from: 0, to: 0, share: 1 }],
        marks: [{ at: 0, says: 'mediana', tone: 'bad' }],
        money: (amount, { format }) => format.number(amount),
        words: { from: 'Desde', to: 'Hasta', share: 'de los años' },
      }),
      1,
    ],
    [
      beforeAfter({
        rows: [{ name: 'Norte', before: 10, lost: 4, share: 0.4 }],
        money: (amount, { format }) => format.number(amount),
        words: { name: 'Zona', before: 'Antes', lost: 'Se va', after: 'Queda', share: 'Parte' },
      }),
      1,
    ],
  ]
  for (const [picture, rows] of pictures) {
    expect(picture.draw(look)).toHaveProperty('series')
    expect(picture.rows).toHaveLength(rows)
    for (const row of picture.rows) expect(row).toHaveLength(picture.columns.length)
  }
})

test('a click on the ground means the nearest row', () => {
  const [picture] = [
    pareto({
      points: [0.25, 0.5, 0.75, 1].map((share) => ({
        accounts: share * 4,
        accountsShare: share,
        salesShare: share,
      })),
      words: { accounts: 'cuentas', accountsShare: 'Cuentas', salesShare: 'Ventas' },
    }),
  ]
  expect(picture!.rowNear!(0.55, 0)).toBe(1)
})

const look = {
  ...Object.fromEntries(COLOURS.map((name) => [name, '#123456'])),
  scheme: 'light',
  font: 'sans-serif',
  still: true,
  format: formats({ locale: 'es-ES' }),
} as unknown as Look
