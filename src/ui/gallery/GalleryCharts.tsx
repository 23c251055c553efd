/** The ready-made pictures, with invented figures. */
import { useMemo } from 'react'
import { addMonths } from '../../kernel/day.ts'
import { Cards } from '../Card.tsx'
import { bars } from '../Chart/bars.ts'
import { Chart } from '../Chart/Chart.tsx'
import { heatGrid } from '../Chart/heatGrid.ts'
import { monthlyLines } from '../Chart/monthlyLines.ts'
import { pareto } from '../Chart/pareto.ts'
import { Sparkline } from '../Chart/Sparkline.tsx'
import { confirm } from '../notify.ts'

const COUNTS = [
  [31, 24, 16, 9, 5],
  [14, 21, 19, 12, 6],
  [7, 12, 18, 14, 9],
  [4, 6, 9, 12, 11],
  [2, 3, 5, 8, 14],
]

export function GalleryCharts() {
  const pictures = useMemo(() => make(), [])
  const pick = (row: number) => confirm(`Fila ${row}`)
  return (
    <>
      <Cards columns="1.25fr 1fr 1fr">
        <Chart
          title="Ventas por mes"
          aside="con el año anterior"
          describes="Suben de 3 a 5 M€."
          file="ventas"
          picture={pictures.lines}
          onPick={pick}
        />
        <Chart
          title="Pareto"
          aside="ventas acumuladas"
          describes="El 20 % de las cuentas da el 77 %."
          file="pareto"
          picture={pictures.curve}
          onPick={pick}
        />
        <Chart
          title="Recencia × frecuencia"
          aside="cuentas"
          describes="31 cuentas compraron hace mucho y poco."
          file="rfm"
          picture={pictures.grid}
          onPick={pick}
        />
      </Cards>
      <Cards columns="1fr 1fr">
        <Chart
          title="Concentración por zona"
          describes="Norte da el 38 %."
          file="zonas"
          picture={pictures.zones}
          onPick={pick}
          height={180}
        />
        <p>
          Tendencia <Sparkline values={[5, 6, 6, 7, 8, 8, 9, 9]} label="Sube" /> y{' '}
          <Sparkline values={[9, 9, 8, 8, 7, 6, 5, 4]} label="Baja" />
        </p>
      </Cards>
    </>
  )
}

function make() {
  const curve = (share: number) => (1 - Math.exp(-share * 7.3)) / (1 - Math.exp(-7.3))
  const points = Array.from({ length: 200 }, (_, at) => {
    const share = (at + 1) / 200
    return { accounts: Math.round(share * 412), accountsShare: share, salesShare: curve(share) }
  })
  const months = Array.from({ length: 24 }, (_, at) => addMonths('2024-11-01', at))
  const wave = (at: number, base: number) => (base + Math.sin(at / 2) * 0.4 + at * 0.05) * 1e6
  return {
    curve: pareto({
      points,
      mark: { accountsShare: 0.2, salesShare: curve(0.2), says: '20 % → 77 %' },
      words: { accounts: 'cuentas', accountsShare: 'Cuentas', salesShare: 'Ventas' },
    }),
    grid: heatGrid({
      fields: COUNTS.flatMap((row, y) =>
        row.map((count, x) => ({ x: `${x + 1}`, y: `${y + 1}`, count })),
      ),
      xs: ['1', '2', '3', '4', '5'],
      ys: ['1', '2', '3', '4', '5'],
      words: { x: 'Recencia', y: 'Frecuencia', count: 'cuentas' },
    }),
    lines: monthlyLines({
      months,
      now: months.map((_, at) => wave(at, 3.4)),
      before: months.map((_, at) => wave(at + 3, 2.9)),
      trend: months.map((_, at) => (3.4 + at * 0.05) * 1e6),
      show: (value, { format }, whole) => (whole ? format.money(value) : format.moneyShort(value)),
      words: { month: 'Mes', now: 'Ventas', before: 'Año anterior', trend: 'Tendencia' },
    }),
    zones: bars({
      rows: [
        { name: 'Norte', value: 0.38, tone: 'warn', note: 'alta' },
        { name: 'Levante', value: 0.22 },
        { name: 'Centro', value: 0.17 },
        { name: 'Portugal', value: 0.12 },
        { name: 'México', value: 0.11 },
      ],
      show: (value, { format }) => format.percent(value),
      words: { name: 'Zona', value: 'Ventas', note: 'Concentración' },
    }),
  }
}
