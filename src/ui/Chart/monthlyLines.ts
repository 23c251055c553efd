/** Months from left to right: this year, last year behind it, and where it is heading. */
import type { Cell } from '../../kernel/csv.ts'
import type { Day } from '../../kernel/day.ts'
import type { MyFormats } from '../session.ts'
import { common, type Look, type Picture, safe, namesAxis, valuesAxis } from './picture.ts'

type Line = (number | null)[]

type About = {
  /** Any day of each month. */
  months: Day[]
  now: Line
  /** The same months a year before. */
  before?: Line
  trend?: Line
  /** `whole` writes the tooltip's figure in full. */
  show: (value: number, look: Pick<Look, 'format'>, whole: boolean) => string
  words: { month: string; now: string; before: string; trend: string }
}

export function monthlyLines({ months, now, before, trend, show, words }: About): Picture {
  const lines = [
    { name: words.now, values: now, kind: 'now' as const },
    ...(before ? [{ name: words.before, values: before, kind: 'before' as const }] : []),
    ...(trend ? [{ name: words.trend, values: trend, kind: 'trend' as const }] : []),
  ]
  return {
    draw: (look) => ({
      ...common(look),
      grid: { left: 8, right: 14, top: 10, bottom: 6, containLabel: true },
      tooltip: {
        ...(common(look)['tooltip'] as object),
        trigger: 'axis',
        formatter: (hits: { dataIndex: number }[]) => {
          const at = hits[0]!.dataIndex
          const said = lines.map(({ name, values }) => {
            const value = values[at]
            return value === null || value === undefined
              ? ''
              : `<br>${safe(name)} <b>${show(value, look, true)}</b>`
          })
          return look.format.month(months[at]!) + said.join('')
        },
      },
      xAxis: namesAxis(
        look,
        months.map((day) => look.format.month(day)),
      ),
      yAxis: valuesAxis(look, (v) => show(v, look, false)),
      series: lines.map(({ name, values, kind }) => series(look, name, values, kind)),
    }),
    legend: lines.map(({ name, kind }) => ({
      name,
      colour: STROKES[kind].colour,
      dashed: kind === 'before',
    })),
    columns: [
      { name: words.month },
      ...lines.map(({ name }) => ({
        name,
        figure: true,
        show: (cell: Cell, format: MyFormats) => show(Number(cell), { format }, true),
      })),
    ],
    rows: months.map((day, at) => [
      day.slice(0, 7),
      ...lines.map(({ values }) => values[at] ?? null),
    ]),
    rowNear: (x) => (x >= 0 && x < months.length ? Math.round(x) : null),
  }
}

const STROKES = {
  now: { width: 2, type: 'solid', colour: 'accent', z: 3 },
  before: { width: 1.5, type: [4, 4], colour: 'dim', z: 2 },
  trend: { width: 1.2, type: 'solid', colour: 'ink', z: 1 },
} as const

function series(look: Look, name: string, values: Line, kind: keyof typeof STROKES) {
  const { width, type, colour, z } = STROKES[kind]
  return {
    type: 'line',
    name,
    z,
    data: values,
    showSymbol: false,
    symbolSize: 6,
    emphasis: { disabled: true },
    lineStyle: { width, type, color: look[colour] },
    itemStyle: { color: look[colour] },
    ...(kind === 'now' ? { areaStyle: { color: look['accent-soft'], opacity: 0.5 } } : {}),
  }
}
